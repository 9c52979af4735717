import { z } from 'zod'
import type { Db, Tx } from '#db/connect.ts'
import { insertProject } from '#db/queries/projects.ts'
import { findRequest } from '#db/queries/requests.ts'
import { indexNames } from '#db/queries/search.ts'
import { insertAssignment } from '#db/queries/seats.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { identifier, optionalText, shortText } from '#workflows/kit/body.ts'
import {
  type Actor,
  type Capacity,
  type IssuerKind,
  issuerKinds,
  type Route,
  routes,
  type Venue,
  venues,
} from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { seatOrganisation } from '../records/seat.server.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk } from './desk.server.ts'
import { openRun } from './perform.server.ts'

export const projectForm = z.strictObject({
  name: shortText,
  issuer: identifier,
  issuerKind: z.enum(Object.keys(issuerKinds) as [IssuerKind, ...IssuerKind[]], '请选择发行人类型'),
  route: z.enum(Object.keys(routes) as [Route, ...Route[]], '请选择申报路径'),
  venue: z.enum(Object.keys(venues) as [Venue, ...Venue[]], '请选择市场'),
  product: shortText,
  placement: z.enum(['public', 'private'], '请选择发行方式'),
  region: optionalText,
  green: z.enum(['yes', 'no']).default('no'),
  sample: z.enum(['none', 'facts', 'invented']).default('none'),
  continues: identifier.optional(),
})

type Form = z.output<typeof projectForm>

export type OpenProject = {
  form: z.input<typeof projectForm>
  /** Who sits from the first day; the opener's own seat is among them. */
  seats: {
    capacity: Capacity
    organisation: string
    persons: { person: string; duty: string }[]
    mode?: 'platform' | 'recorded'
  }[]
  actor: Actor
  key: string
}

type Opened = { ok: true; project: string; run: string }

/** A new project with its reserve run. It is its own unit of tenancy, lock and event chain from the first event on. */
export async function openProject(db: Db, command: OpenProject, ports: Ports): Promise<Opened | Refusal> {
  const parsed = projectForm.safeParse(command.form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), [issue.message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  const form = parsed.data
  if (!(routes[form.route].venues as readonly string[]).includes(form.venue)) {
    return refuse('invalid', '市场与申报路径不符。', {
      venue: [`${routes[form.route].title}不在${venues[form.venue].title}办理`],
    })
  }
  const at = ports.now()
  return atDesk(
    db,
    (tx) => placeOf(tx, command, form, at, ports),
    ports,
    (desk) => once(desk, command, () => furnish(desk, command, at)),
  )
}

/** The row of the new project; where this request was answered before, the project that it opened then. */
async function placeOf(tx: Tx, { actor, key }: OpenProject, form: Form, at: string, ports: Ports): Promise<string> {
  const kept = await findRequest(tx, actor.person, key)
  const before = kept && openedBefore.safeParse(JSON.parse(kept.answer))
  if (before?.success) return before.data.project
  const id = ports.newId()
  const { count } = await tx
    .selectFrom('project')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await insertProject(tx, {
    id,
    seq: 1,
    head: '',
    number: `${form.venue}-${legalDay(at).slice(0, 4)}-${String(Number(count) + 1).padStart(5, '0')}`,
    name: form.name,
    issuer: form.issuer,
    issuer_kind: form.issuerKind,
    route: form.route,
    venue: form.venue,
    product: form.product,
    private_at: form.placement === 'private' ? at : null,
    region: form.region ?? null,
    continues: form.continues ?? null,
    green_at: null,
    green_until: null,
    green_asked_at: form.green === 'yes' ? at : null,
    green_contact: null,
    sample: form.sample,
    opened_at: at,
    opened_by: actor.person,
    closed_at: null,
  })
  return id
}

const openedBefore = z.object({ project: z.string() })

async function furnish(desk: Desk, { seats, actor }: OpenProject, at: string): Promise<Opened> {
  for (const seat of seats) {
    const known = await seatOrganisation(desk, {
      capacity: seat.capacity,
      organisation: seat.organisation,
      run: null,
      at,
    })
    if (seat.mode === 'recorded')
      await desk.tx.updateTable('seat').set({ mode: 'recorded' }).where('id', '=', known).execute()
    for (const { person, duty } of seat.persons) {
      await insertAssignment(desk.tx, {
        id: desk.ports.newId(),
        seat: known,
        person,
        duty,
        from_at: at,
        until_at: null,
        on_behalf_of: null,
        assigned_by: actor.person,
      })
    }
  }
  const { project } = desk
  const issuer = await desk.tx
    .selectFrom('organisation')
    .select(['name', 'credit_code'])
    .where('id', '=', project.issuer)
    .executeTakeFirst()
  await indexNames(desk.tx, {
    kind: 'project',
    id: project.id,
    project: project.id,
    words: [project.name, project.number, issuer?.name ?? '', issuer?.credit_code ?? ''],
  })
  const run = await openRun(desk, {
    stage: 'reserve',
    subject: { kind: 'project', id: project.id },
    parent: null,
    by: actor,
    at,
    cause: null,
  })
  return { ok: true, project: project.id, run: run.id }
}
