import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import type { BondClass } from '#workflows/rules/scope.ts'

/** How a table of cases writes an answer: ok, refused by a published rule, not ok but only 待核实, or not known. */
export type Answer = 'ok' | 'refused' | 'doubtful' | 'unknown' | 'silent'

/** What one rule answers among findings; `silent` where it says nothing. */
export function answerOf(found: readonly Finding[], rule: string): Answer {
  const finding = found.find((one) => one.rule === rule)
  if (!finding) return 'silent'
  if (finding.ok === 'unknown') return 'unknown'
  return finding.ok ? 'ok' : refuses(finding) ? 'refused' : 'doubtful'
}

type Case = {
  route: Route
  venue?: Venue
  issuerKind?: IssuerKind
  bondClass?: BondClass
  /** Accepted that day; the day judged unless said otherwise. */
  on: string
  judgedOn?: string
  issueOn?: string
}

/** A case under the rulebook as shipped. */
export const judgedAs = ({ route, venue, issuerKind, bondClass, on, judgedOn, issueOn }: Case): Judged => ({
  on: judgedOn ?? on,
  acceptedOn: on,
  ...(issueOn ? { issueOn } : {}),
  parameters: parameterTable,
  scope: {
    route,
    venue: venue ?? (route.startsWith('exchange') ? 'SSE' : 'NAFMII'),
    ...(issuerKind ? { issuerKind } : {}),
    ...(bondClass ? { bondClass } : {}),
  },
})

export const fen = (wanYuan: number): number => wanYuan * 1_000_000
