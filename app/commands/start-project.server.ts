import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { findOrganisationOfKind } from '#db/queries/seats.ts'
import { identifier, optionalText, shortText } from '#workflows/kit/body.ts'
import { capacitiesOfKind, kindsHolding } from '#workflows/kit/organisation-kinds.ts'
import { pathOf, productsOf } from '#workflows/kit/products.ts'
import { type Actor, type Capacity, issuerKinds, seatsOfRoute, type Venue } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { type OpenProject, openProject } from './open-project.server.ts'
import { registerIssuer } from './register-issuer.server.ts'

const chosen = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value))
  .pipe(identifier.optional())

const ticked = z.literal('on').optional()

/** What the page of a new project posts. `issuer` empty: the issuer named below is registered. */
export const startForm = z
  .strictObject({
    issuer: chosen,
    issuerName: optionalText,
    issuerCode: optionalText,
    issuerRegion: optionalText,
    issuerKind: z.enum(Object.keys(issuerKinds) as [keyof typeof issuerKinds], '请选择发行人类型'),
    name: shortText,
    path: z.string().refine((value) => pathOf(value) !== undefined, '请选择申报路径'),
    product: z.string().min(1, '请选择品种'),
    placement: z.enum(['public', 'private'], '请选择发行方式'),
    green: ticked,
    lead: chosen,
    joint: chosen,
    steward: chosen,
    trustee: chosen,
    counsel: chosen,
    auditor: chosen,
    maker: chosen,
    checker: chosen,
    authorities: z.enum(['platform', 'recorded'], '请选择'),
    issuerRecorded: ticked,
  })
  .superRefine(({ path, product, placement, maker, checker }, issues) => {
    const route = pathOf(path)?.route
    const known = route && productsOf[route].find(({ code }) => code === product)
    if (route && !known) issues.addIssue({ code: 'custom', path: ['product'], message: '这个品种不在所选路径发行' })
    if (known && known.placement !== 'either' && known.placement !== placement) {
      const message = known.placement === 'public' ? `${known.title}为公开发行` : `${known.title}为非公开（定向）发行`
      issues.addIssue({ code: 'custom', path: ['placement'], message })
    }
    if (maker && maker === checker)
      issues.addIssue({ code: 'custom', path: ['checker'], message: '经办与复核不能是同一人' })
  })

export type StartForm = z.output<typeof startForm>

export type StartProject = { form: unknown; opener: { actor: Actor; capacity: Capacity }; key: string }

/** Opens a project as the form says: the issuer picked or registered, the first seats, authorities on platform or recorded. */
export async function startProject(
  db: Db,
  { form, opener, key }: StartProject,
  ports: Ports,
): Promise<{ ok: true; project: string; run: string } | Refusal> {
  const read = startForm.safeParse(form)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const { data } = read
  const path = pathOf(data.path)
  if (!path) return refuse('invalid', '请选择申报路径。')
  const issuer = await issuerOf(db, data, opener, ports)
  if (!issuer.ok) return issuer
  const others = await seatsFor(db, data, path, opener, issuer.organisation)
  if (!others.ok) return others
  const { name, issuerKind, product, placement, green, issuerRegion } = data
  return openProject(
    db,
    {
      form: {
        name,
        issuer: issuer.organisation,
        issuerKind,
        route: path.route,
        venue: path.venue,
        product,
        placement,
        ...(issuerRegion ? { region: issuerRegion } : {}),
        green: green ? 'yes' : 'no',
        sample: issuer.sample ? 'invented' : 'none',
      },
      seats: others.seats,
      actor: opener.actor,
      key,
    },
    ports,
  )
}

type Opener = StartProject['opener']

/** An issuer opens for itself; others name one, or register it by its credit code. */
async function issuerOf(db: Db, data: StartForm, { actor, capacity }: Opener, ports: Ports) {
  const id = capacity === 'issuer' ? actor.organisation : data.issuer
  if (id === undefined)
    return registerIssuer(
      db,
      { name: data.issuerName ?? '', code: data.issuerCode ?? '', region: data.issuerRegion },
      { by: actor.organisation },
      ports,
    )
  const known = await db
    .selectFrom('organisation')
    .select(['kind', 'sample_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known || !kindsHolding('issuer').some((kind) => kind === known.kind))
    return refuse('invalid', '请选择发行人。', { issuer: ['请选择发行人，或填写新发行人的名称和信用代码'] })
  return { ok: true as const, organisation: id, sample: known.sample_at !== null }
}

type Seats = OpenProject['seats']

async function seatsFor(
  db: Db,
  data: StartForm,
  { route, venue }: { route: keyof typeof seatsOfRoute; venue: Venue },
  { actor, capacity }: Opener,
  issuer: string,
): Promise<{ ok: true; seats: Seats } | Refusal> {
  const team = [
    ...(data.maker ? [{ person: data.maker, duty: 'maker' }] : []),
    ...(data.checker ? [{ person: data.checker, duty: 'checker' }] : []),
  ]
  const misfits = await unfitPartners(db, data)
  if (misfits.length > 0)
    return refuse(
      'invalid',
      '请选择能担任该席位的机构。',
      Object.fromEntries(misfits.map((field) => [field, ['名录中没有这家机构，或它不能担任此席']])),
    )
  const strangers = await outsiders(db, team, actor.organisation, capacity)
  if (strangers.length > 0)
    return refuse('invalid', '请选择本机构的人员。', { [strangers[0]!.duty]: ['不是本机构的人员'] })
  const at = (seat: Capacity, organisation: string | undefined): Seats =>
    organisation === undefined || !seatsOfRoute[route].includes(seat)
      ? []
      : [
          {
            capacity: seat,
            organisation,
            persons: organisation === actor.organisation && seat === capacity ? team : [],
          },
        ]
  const issuerSeat = at('issuer', issuer).map((seat) =>
    data.issuerRecorded && capacity !== 'issuer' ? { ...seat, mode: 'recorded' as const } : seat,
  )
  const authorities = data.authorities === 'recorded' ? await recordedSeats(db, route, venue) : []
  if ('ok' in authorities) return authorities
  return {
    ok: true,
    seats: [
      ...issuerSeat,
      ...at('lead-underwriter', capacity === 'lead-underwriter' ? actor.organisation : data.lead),
      ...at('steward', capacity === 'steward' ? actor.organisation : data.steward),
      ...at('joint-underwriter', data.joint),
      ...at('trustee', data.trustee),
      ...at('counsel', data.counsel),
      ...at('auditor', data.auditor),
      ...authorities,
    ],
  }
}

const partners = {
  lead: 'lead-underwriter',
  joint: 'joint-underwriter',
  steward: 'steward',
  trustee: 'trustee',
  counsel: 'counsel',
  auditor: 'auditor',
} as const satisfies Partial<Record<keyof StartForm, Capacity>>

/** Fields that name an organisation unknown here or of a kind that cannot hold the seat: the lists offer none, a forged form may. */
async function unfitPartners(db: Db, data: StartForm): Promise<string[]> {
  const asked = Object.entries(partners).flatMap(([field, capacity]) => {
    const organisation = data[field as keyof typeof partners]
    return organisation ? [{ field, capacity, organisation }] : []
  })
  if (asked.length === 0) return []
  const known = await db
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where(
      'id',
      'in',
      asked.map(({ organisation }) => organisation),
    )
    .execute()
  return asked
    .filter(({ capacity, organisation }) => {
      const kind = known.find(({ id }) => id === organisation)?.kind
      return kind === undefined || !capacitiesOfKind(kind).includes(capacity)
    })
    .map(({ field }) => field)
}

async function outsiders<T extends { person: string }>(
  db: Db,
  team: readonly T[],
  organisation: string,
  capacity: string,
): Promise<T[]> {
  if (team.length === 0) return []
  const people = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person', 'person.id')
    .select('person.id')
    .where('person.organisation', '=', organisation)
    .where('person.disabled_at', 'is', null)
    .where('membership.capacity', '=', capacity)
    .where('membership.until', 'is', null)
    .execute()
  return team.filter(({ person }) => !people.some(({ id }) => id === person))
}

const authorityKinds: Partial<Record<Capacity, string>> = { csrc: 'csrc', pboc: 'pboc', nfra: 'nfra' }

/** 代录: the seats of venue and authorities are taken now, to be filled in by the underwriter under four eyes. */
async function recordedSeats(db: Db, route: keyof typeof seatsOfRoute, venue: Venue): Promise<Seats | Refusal> {
  const seats: Seats = []
  for (const capacity of seatsOfRoute[route]) {
    const kind = capacity.startsWith('venue-') ? `venue:${venue}` : authorityKinds[capacity]
    if (!kind) continue
    const body = await findOrganisationOfKind(db, kind)
    if (!body) return refuse('invalid', '名录中没有这个市场或主管部门。', { authorities: ['请管理员先登记该机构'] })
    seats.push({ capacity, organisation: body.id, persons: [], mode: 'recorded' })
  }
  return seats
}
