import { listFacts } from '#db/queries/facts.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { eligibility as judge } from '#workflows/rules/eligibility.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { bondClassOf, eligibilityFactsOf } from './eligibility-facts.ts'
import type { Looking } from './given.server.ts'

/** Whether the issuer may take this route, judged as of the legal day of `at` on the facts as they stand. */
export async function eligibilityFindings({ tx, project }: Looking, at: string): Promise<Finding[]> {
  const facts = await listFacts(tx, project.id)
  const bondClass = bondClassOf(facts)
  const scope = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
    ...(bondClass ? { bondClass } : {}),
  }
  return judge({ on: legalDay(at), parameters: parameterTable, scope }, eligibilityFactsOf(facts))
}

/** Sentences of published eligibility rules that refuse this filing today. */
export async function eligibility(looking: Looking, at: string): Promise<string[]> {
  return (await eligibilityFindings(looking, at)).filter(refuses).map(({ because }) => because)
}
