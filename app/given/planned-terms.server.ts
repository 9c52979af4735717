import { listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import { isDay, legalDay } from '#workflows/calendar/day.ts'
import { type FactKey, type FactValue, factDefinition } from '#workflows/facts/catalogue.ts'
import { parseTenor } from '#workflows/finance/tenor.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { tenorFindings } from '#workflows/rules/tenor.ts'
import { useFindings as judgeUses } from '#workflows/rules/use-of-proceeds.ts'
import { acceptance } from './acceptance-day.server.ts'
import { bondClassOf } from './eligibility-facts.ts'
import type { Looking } from './given.server.ts'

/**
 * What the rules say of the issue as the filing describes it: the tenor of every line, and the uses of the money. Rows that
 * apply by acceptance are those of its day, until then of the legal day of `at`, which stays the day of everything else: of
 * a value that is not fixed yet, of money spent before the issue. Nothing is said of what is not recorded.
 */
export async function plannedTermsFindings(looking: Looking, at: string): Promise<Finding[]> {
  const { tx, project, rulebook } = looking
  const facts = await listFacts(tx, project.id)
  const bondClass = bondClassOf(facts)
  const judged: Judged = {
    on: legalDay(at),
    ...(await acceptance(looking)),
    parameters: rulebook.parameters,
    scope: {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
      ...(bondClass ? { bondClass } : {}),
    },
  }
  const lines = standing(facts, 'offering.lines') ?? []
  const valueOn = standing(facts, 'offering.valueOn')
  return [
    ...lines.flatMap(({ tenor }) => {
      const read = parseTenor(tenor)
      return read.ok ? tenorFindings(judged, read.value, valueOn && isDay(valueOn) ? valueOn : judged.on) : []
    }),
    ...onUses(judged, standing(facts, 'proceeds.uses'), lines),
  ]
}

type Uses = FactValue<'proceeds.uses'> | undefined
type Lines = FactValue<'offering.lines'>

function onUses(judged: Judged, uses: Uses, lines: Lines): Finding[] {
  if (!uses || lines.length === 0) return []
  const amountFen = lines.reduce((sum, { planned }) => sum + planned, 0)
  const items = uses.map(({ use, amount, technology, infrastructure, spentOn }) => ({
    use,
    fen: amount,
    technology,
    infrastructure,
    ...(spentOn ? { spentOn } : {}),
  }))
  return judgeUses(judged, { amountFen, items })
}

function standing<K extends FactKey>(facts: readonly Row<'fact'>[], key: K): FactValue<K> | undefined {
  const fact = facts.find((row) => row.key === key)
  const read = fact ? factDefinition(key).schema.safeParse(JSON.parse(fact.value)) : null
  return read?.success ? (read.data as FactValue<K>) : undefined
}

/** Sentences of published rules that refuse to file such an issue today. */
export async function plannedTerms(looking: Looking, at: string): Promise<string[]> {
  return (await plannedTermsFindings(looking, at)).filter(refuses).map(({ because }) => because)
}
