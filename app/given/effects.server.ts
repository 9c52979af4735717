import { listProjectClocks } from '#db/queries/clocks.ts'
import { listFacts } from '#db/queries/facts.ts'
import { listLiveRegistrations, listOpenOfferings } from '#db/queries/live-projects.ts'
import { listRunsOn } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { type IsoDay, isDay, legalDay, startOfDay } from '#workflows/calendar/day.ts'
import { limitInMonths } from '#workflows/calendar/validity-period.ts'
import { type ClockTerms, clockTerms } from '#workflows/deadlines.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import { offeringOf } from '../records/offering-of-run.server.ts'
import { eligibilityFindings } from './eligibility.server.ts'
import type { Looking } from './given.server.ts'
import { plannedTermsFindings } from './planned-terms.server.ts'
import { inForce, publicationFindingsOf } from './publication.server.ts'

/** By which day a project is looked at: of acceptance, of its plan, today, or from the day a change begins. */
export type Standpoint = { on: IsoDay; accepted: boolean; granted: boolean; words: string }

/** Where a project stands for a change that begins on a day; the last only for one that is not accepted before it. */
export async function standpointsOf(looking: Looking, now: string, from: IsoDay): Promise<Standpoint[]> {
  const registration = (await listLiveRegistrations(looking.tx, looking.project.id)).at(-1)
  const acceptedOn = registration?.accepted_on ?? registration?.granted_on
  const granted = registration?.granted_on != null
  if (acceptedOn) return [{ on: acceptedOn, accepted: true, granted, words: `${acceptedOn} 受理` }]
  const today = legalDay(now)
  const planned = await plannedDay(looking)
  const on = planned && planned > today ? planned : today
  const words = on === planned ? `计划 ${on} 申报` : '尚未受理，按今天预判'
  const first = { on, accepted: false, granted: false, words }
  return on >= from ? [first] : [first, { ...first, on: from, words: `尚未受理，若在 ${from} 及以后受理` }]
}

async function plannedDay({ tx, project }: Looking): Promise<IsoDay | null> {
  const fact = (await listFacts(tx, project.id)).find(({ key }) => key === 'plan.filingOn')
  const day: unknown = fact ? JSON.parse(fact.value) : null
  return typeof day === 'string' && isDay(day) ? day : null
}

const kept: readonly ClockName[] = [
  'intake',
  'supplement',
  'review',
  'reply',
  'authority',
  'suspension',
  'registration',
]

/** The terms of the clocks of the authorities for a project that stands at a day, under a rulebook. */
const termsUnder = ({ project }: Looking, { on }: Standpoint, { parameters }: Rulebook): ClockTerms[] =>
  kept.map((name) =>
    clockTerms(name, {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
      green: project.green_at !== null && project.green_until === null,
      on,
      parameters,
    }),
  )

const lengthOf = ({ budget, unit }: ClockTerms): string => (unit === 'month' ? `${budget} 个月` : `${budget} 个工作日`)

function dueBy({ calendars }: Rulebook, { budget, unit, calendar }: ClockTerms, on: IsoDay): IsoDay {
  return unit === 'month'
    ? limitInMonths(calendars[calendar], on, budget).dueOn
    : addWorkingDays(calendars[calendar], on, budget)
}

/** Deadlines whose length differs between two books, as sentences. What already counts keeps the length it began with. */
export async function clockEffects(
  looking: Looking,
  at: Standpoint,
  { before, after }: { before: Rulebook; after: Rulebook },
): Promise<string[]> {
  // Its periods with the authorities are over, and its validity is as the notice granted it.
  if (at.granted) return []
  const [old, next] = [termsUnder(looking, at, before), termsUnder(looking, at, after)]
  const open = await openClocks(looking)
  const sentences: string[] = []
  for (const [i, was] of old.entries()) {
    const is = next[i]
    if (!is || (lengthOf(was) === lengthOf(is) && was.basis.standing === is.basis.standing)) continue
    const running = open.find(({ name }) => name === was.name)
    const due = running
      ? `已起算的一次仍按 ${lengthOf(was)}${running.due_on ? `，至 ${running.due_on}` : ''}，其后起算的适用新值`
      : `自 ${at.on} 起算则最迟 ${dueBy(before, was, at.on)} → ${dueBy(after, is, at.on)}`
    const changed =
      lengthOf(was) === lengthOf(is)
        ? `${was.title}期限的依据${is.basis.standing === 'published' ? '转为公布' : '转为待核实'}`
        : `${was.title}期限 ${lengthOf(was)} → ${lengthOf(is)}`
    sentences.push(`${changed}；${due}`)
  }
  return sentences
}

const openClocks = async ({ tx, project }: Looking): Promise<Row<'clock'>[]> =>
  (await listProjectClocks(tx, project.id)).filter(({ state }) => state !== 'stopped')

/** What the rules say of a project from where it stands: who may issue, tenor and uses, open issues, validity. */
export async function findingsFrom(looking: Looking, at: Standpoint, now: string): Promise<Finding[]> {
  // An accepted project keeps its day of acceptance by itself; its other days are those of now.
  const instant = at.accepted || at.on === legalDay(now) ? now : startOfDay(at.on)
  const issues: Finding[] = []
  for (const { id } of await listOpenOfferings(looking.tx, looking.project.id)) {
    const [run] = await listRunsOn(looking.tx, 'offering', id)
    const hand = run && (await offeringOf(looking.tx, run))
    if (hand?.offering.payment_on) issues.push(...(await publicationFindingsOf(looking, hand, now)))
  }
  return [
    ...(await eligibilityFindings(looking, instant)),
    ...(await plannedTermsFindings(looking, instant)),
    ...issues,
    ...(await validityFindings(looking, now)),
  ]
}

async function validityFindings(looking: Looking, now: string): Promise<Finding[]> {
  const { project, rulebook } = looking
  const on = legalDay(now)
  const scope = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
  }
  const granted = (await listLiveRegistrations(looking.tx, project.id)).filter((row) => row.granted_on !== null)
  return granted.flatMap((row) => inForce({ on, parameters: rulebook.parameters, scope }, row, on, looking))
}

const verdict = ({ ok, blocks }: Finding): string =>
  ok === true ? '符合' : ok === false ? (blocks ? '不符合，阻断' : '不符合，只提示') : '待补材料'

/** Gates that turn, or say something else, between two lists of findings of the same case. */
export function findingEffects(before: readonly Finding[], after: readonly Finding[]): string[] {
  const keyed = (findings: readonly Finding[]) => {
    const seen = new Map<string, number>()
    return new Map(
      findings.map((one) => {
        const nth = (seen.get(one.rule) ?? 0) + 1
        seen.set(one.rule, nth)
        return [`${one.rule} ${nth}`, one] as const
      }),
    )
  }
  const [old, next] = [keyed(before), keyed(after)]
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), next.get(key)]
    if (was && is && verdict(was) === verdict(is) && was.because === is.because) return []
    const [from, to] = [was ? verdict(was) : '无此要求', is ? verdict(is) : '无此要求']
    return [`${from === to ? `仍${to}` : `${from} → ${to}`}：${(is ?? was)?.because}`]
  })
}
