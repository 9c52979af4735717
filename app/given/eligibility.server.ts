import { listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import { type IsoDay, isDay, legalDay } from '#workflows/calendar/day.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { eligibility as judge } from '#workflows/rules/eligibility.ts'
import { acceptance } from './acceptance-day.server.ts'
import { bondClassOf, eligibilityFactsOf } from './eligibility-facts.ts'
import type { Looking } from './given.server.ts'

/**
 * Whether the issuer may take this route, judged on the facts as they stand: once accepted by the rules of the day of
 * acceptance, for good; before it `planned` (预判) as of the day planned for the filing where that is still to come, else as
 * of the legal day of `at`.
 */
export async function eligibilityFindings(looking: Looking, at: string, { planned = false } = {}): Promise<Finding[]> {
  const { tx, project, rulebook } = looking
  const facts = await listFacts(tx, project.id)
  const accepted = await acceptance(looking)
  const on = planned && !accepted.acceptedOn ? plannedDay(facts, legalDay(at)) : legalDay(at)
  const bondClass = bondClassOf(facts)
  const scope = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
    ...(bondClass ? { bondClass } : {}),
  }
  return judge({ on, ...accepted, parameters: rulebook.parameters, scope }, eligibilityFactsOf(facts))
}

function plannedDay(facts: readonly Row<'fact'>[], today: IsoDay): IsoDay {
  const fact = facts.find(({ key }) => key === 'plan.filingOn')
  const day: unknown = fact ? JSON.parse(fact.value) : null
  return typeof day === 'string' && isDay(day) && day > today ? day : today
}

/** Sentences of published eligibility rules that refuse this filing. */
export async function eligibility(looking: Looking, at: string, how: { planned?: boolean } = {}): Promise<string[]> {
  return (await eligibilityFindings(looking, at, how)).filter(refuses).map(({ because }) => because)
}
