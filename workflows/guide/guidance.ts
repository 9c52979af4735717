import type { IsoDay } from '../calendar/day.ts'
import { Exact } from '../finance/exact.ts'
import { type Basis, type Finding, refuses } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import type { Rulebook } from '../rulebook.ts'
import { type ChecklistCase, type ChecklistLine, checklistFor } from '../rules/checklist.ts'
import { eligibility } from '../rules/eligibility.ts'
import { type Judged, parameterIn } from '../rules/judged.ts'
import { tenorFindings } from '../rules/tenor.ts'
import { useFindings as judgeUses } from '../rules/use-of-proceeds.ts'
import type { GuideAnswers } from './answers.ts'
import { type ExpectedTime, expectedTime } from './expected-time.ts'
import { bondClassFor, eligibilityFactsIn } from './known-facts.ts'
import { type GuideOption, optionsFor, tenorIn } from './options.ts'

/** `no`: a published rule refuses. `doubtful`: a rule that nobody has verified says no. `unknown`: something is missing. */
export type Verdict = 'ok' | 'no' | 'doubtful' | 'unknown'

export type GreenChannel = { days: number | null; basis: Basis }

/** All that can be told of one way from the answers alone. A forecast of what the rules would say, never a decision. */
export type Guided = {
  option: GuideOption
  verdict: Verdict
  /** What decides, then the single ways of getting there, which only inform. */
  findings: Finding[]
  ways: Finding[]
  missing: string[]
  documents: ChecklistLine[]
  time: ExpectedTime
  green: GreenChannel
}

/** A single way among several: not meeting one refuses nobody. */
const isWay = ({ rule }: Finding): boolean => /\.\d+$/.test(rule)

/** The day of the rulebook used: the first of the month meant for filing where that is still to come (预判), else today. */
export const guidedOn = ({ window }: GuideAnswers, today: IsoDay): IsoDay => {
  const day = window === undefined ? today : `${window}-01`
  return day > today ? day : today
}

/** The ways side by side, each judged by the same rules that judge a filing (domain §2, §4.1). */
export function guidance(answers: GuideAnswers, today: IsoDay, rulebook: Rulebook): Guided[] {
  return optionsFor(answers).map((option) => guide(answers, option, today, rulebook))
}

function guide(answers: GuideAnswers, option: GuideOption, today: IsoDay, rulebook: Rulebook): Guided {
  const on = guidedOn(answers, today)
  const { route, venue } = option
  const onExchange = route === 'exchange-public' || route === 'exchange-private'
  const bondClass = onExchange ? bondClassFor(answers) : undefined
  const scope = { route, venue, issuerKind: answers.kind, ...(bondClass ? { bondClass } : {}) }
  const judged: Judged = { on, parameters: rulebook.parameters, scope }
  const said = eligibility(judged, eligibilityFactsIn(answers, on))
  const findings = [
    ...said.filter((finding) => !isWay(finding)),
    ...tenorFindings(judged, tenorIn(answers)),
    ...usesAsAnswered(judged, answers),
  ]
  const time = { option, issuerKind: answers.kind, green: true, first: true, on: today }
  return {
    option,
    verdict: verdictOf(findings),
    findings,
    ways: said.filter(isWay),
    missing: [...new Set(findings.flatMap(({ missing }) => missing))],
    documents: checklistFor(caseOf(answers, option)),
    time: expectedTime({ ...time, rated: answers.rating === 'yes', supported: answers.support === 'yes' }, rulebook),
    green: greenChannel(judged),
  }
}

/** What decides which papers are asked for, as far as the answers say. */
export const caseOf = (answers: GuideAnswers, option: GuideOption): ChecklistCase => ({
  route: option.route,
  issuerKind: answers.kind,
  product: option.product,
  privatePlacement: option.placement === 'private',
  rated: answers.rating === 'yes' ? ['issuer'] : [],
  enhanced: answers.support === 'yes',
  guaranteed: answers.support === 'yes',
  titled: answers.titles.some((title) => title !== 'none'),
  said: {},
})

/** Judged only where the share was answered; the rest of the money counts as going elsewhere. */
function usesAsAnswered(judged: Judged, { amount, share, use = 'other' }: GuideAnswers): Finding[] {
  if (share === undefined) return []
  // Up to the next fen, so that an answer of 70 % is never told as less.
  const technology = new Exact(amount).times(share).div(100).toDecimalPlaces(0, Exact.ROUND_UP).toNumber()
  const items = [
    { use, fen: technology, technology: true },
    { use: 'other' as const, fen: amount - technology, technology: false },
  ].filter(({ fen }) => fen > 0)
  return judgeUses(judged, { amountFen: amount, items }).filter(({ rule }) => rule !== 'use.sum')
}

/** A number that nobody has set leaves nothing open for the issuer to bring: it does not count against the way. */
function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(refuses)) return 'no'
  if (findings.some(({ ok }) => ok === false)) return 'doubtful'
  return findings.some(({ ok, rule }) => ok === 'unknown' && !rule.startsWith('use.')) ? 'unknown' : 'ok'
}

/** 绿色通道: a number of days at the exchanges, in the interbank market the words only (86号文, domain §2.6, §3.2). */
function greenChannel(judged: Judged): GreenChannel {
  const row = parameterIn(judged, 'clock.review-green')
  if (row) return { days: Number(row.value), basis: row.basis }
  const basis =
    judged.scope.route === 'licence' ? cite('national-2024-plan', '绿色通道') : cite('nafmii-2025-86', '绿色通道')
  return { days: null, basis }
}
