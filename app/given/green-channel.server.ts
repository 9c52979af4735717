import { compiled } from '#db/compiled.ts'
import { listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { eligibility } from '#workflows/rules/eligibility.ts'
import { greenChannelFindings } from '#workflows/rules/green-channel.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { recognisedTitle } from '#workflows/rules/recognised-titles.ts'
import { lastDayOf } from '#workflows/rules/titles.ts'
import { bondClassOf, eligibilityFactsOf } from './eligibility-facts.ts'
import type { Looking } from './given.server.ts'

type Green = Pick<Row<'project'>, 'green_at' | 'green_until' | 'green_asked_at'>

export const inGreenChannel = ({ green_at, green_until }: Green): boolean => green_at !== null && green_until === null

/** Asked for, and not yet decided. */
export const greenPending = (project: Green): boolean => project.green_asked_at !== null && !inGreenChannel(project)

const openMatters = compiled((db, project: string) =>
  db.selectFrom('matter').select('id').where('project', '=', project).where('settled_at', 'is', null),
)

const registrationAt = compiled((db, project: string) =>
  db
    .selectFrom('run')
    .innerJoin('registration', 'registration.id', 'run.subject_id')
    .select(['run.state', 'registration.accepted_on'])
    .where('run.project', '=', project)
    .where('run.stage', '=', 'registration')
    .where('run.status', '=', 'active'),
)

/**
 * The criteria of the green channel on the facts as they stand: who may issue by the day of acceptance (today until then),
 * what is unusual as of today.
 */
export async function greenFindings({ tx, project, rulebook }: Looking, at: string): Promise<Finding[]> {
  const facts = await listFacts(tx, project.id)
  const [registration] = await registrationAt(tx, project.id)
  const bondClass = bondClassOf(facts)
  const judged: Judged = {
    on: legalDay(at),
    ...(registration?.accepted_on ? { acceptedOn: registration.accepted_on } : {}),
    parameters: rulebook.parameters,
    scope: {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
      ...(bondClass ? { bondClass } : {}),
    },
  }
  const known = eligibilityFactsOf(facts)
  const expired = (known.titles ?? []).filter((title) => {
    const last = lastDayOf(judged, title)
    return last !== null && judged.on > last
  })
  return greenChannelFindings(judged, eligibility(judged, known), {
    suspended: registration?.state === 'suspended',
    openMatters: (await openMatters(tx, project.id)).length,
    expired: expired.map(({ kind }) => recognisedTitle(kind).name),
  })
}

/** What the acts about the green channel ask; the criteria are looked up only while an application waits. */
export async function givenGreen(looking: Looking, at: string): Promise<Given> {
  const { project } = looking
  const held = inGreenChannel(project)
  const pending = greenPending(project)
  return {
    'green-held': { ok: held, because: '' },
    'green-free': { ok: !held && !pending, because: held ? '已在绿色通道内。' : pending ? '已经申请，等待答复。' : '' },
    'green-open': { ok: pending, because: '' },
    'green-asked': pending ? await grantable(looking, at) : { ok: false, because: '没有待答复的绿色通道申请。' },
  }
}

async function grantable(looking: Looking, at: string): Promise<Given[string]> {
  const against = (await greenFindings(looking, at)).filter(refuses)
  return { ok: against.length === 0, because: against.map(({ because }) => `${because}。`).join('') }
}
