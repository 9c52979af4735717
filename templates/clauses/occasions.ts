import type { Dossier } from '../dossier.ts'
import { percent, wan } from '../format.ts'
import { isCrmw, isInvestment, isPledge, protectsHolders } from '../prospectus/source.ts'
import type { ArrangementBlank } from './blanks.ts'
import { type ClauseCase, type ClauseFacts, type ClauseValue, clauseCase } from './clause-case.ts'
import type { ClauseCondition } from './conditions.ts'
import { coverWords } from './enhancement.ts'
import { wordsOf } from './words.ts'

type Arrangement = Dossier['arrangements'][number]

/** For which arrangements a clause is set, once for each; null: for the bond as a whole. */
type Occasion = (all: readonly Arrangement[]) => readonly (Arrangement | null)[]

const each =
  (holds: (item: Arrangement) => boolean): Occasion =>
  (all) =>
    all.filter(holds)
const once =
  (holds: (all: readonly Arrangement[]) => boolean): Occasion =>
  (all) =>
    holds(all) ? [null] : []

const isCounter = ({ instrument }: Arrangement): boolean => instrument === 'counter-guarantee'
const isGuarantee = (item: Arrangement): boolean => protectsHolders(item) && !isPledge(item)
const unenhanced = once((all) => !all.some(protectsHolders))

/** A clause that is not named here is set once in every paper that has its place. */
const occasions: Readonly<Record<string, Occasion>> = {
  'enhancement.none': unenhanced,
  'enhancement.guarantee': each(isGuarantee),
  'enhancement.pledge': each(isPledge),
  'enhancement.warrant': each(isCrmw),
  'enhancement.investment': each(isInvestment),
  'enhancement.counter': each((item) => item.counter !== null && !isCounter(item)),
  'enhancement.sharing': each((item) => item.shares.length > 0 && !isCounter(item)),
  'enhancement.tool': once((all) => all.some(({ riskSharingTool }) => riskSharingTool)),
  'enhancement.duties': once((all) => all.some(isGuarantee)),
  'risk-enhancement.none': unenhanced,
  'risk-enhancement.guarantee': each(isGuarantee),
  'risk-enhancement.pledge': each(isPledge),
  'risk-enhancement.warrant': each(isCrmw),
  'risk-enhancement.investment': each(isInvestment),
  'risk-enhancement.counter': each((item) => isCounter(item) || (protectsHolders(item) && item.counter !== null)),
  'risk-enhancement.sharing': each((item) => (isCounter(item) || protectsHolders(item)) && item.shares.length > 0),
}

export const arrangementsOf = (key: string, { arrangements = [] }: ClauseFacts): readonly (Arrangement | null)[] =>
  occasions[key]?.(arrangements) ?? [null]

/** The cases in which a paper sets a clause: none where it does not concern the deal. */
export const clauseCases = (key: string, facts: ClauseFacts): ClauseCase[] =>
  arrangementsOf(key, facts).map((item) => (item ? caseOfArrangement(facts, item) : clauseCase(facts)))

/** The case of a paper while it speaks of one arrangement. */
export function caseOfArrangement(facts: ClauseFacts, item: Arrangement): ClauseCase {
  const { conditions, values } = clauseCase(facts)
  const full = item.coverPercent !== null && Number(item.coverPercent) >= 100
  const own: ClauseCondition[] = [
    full ? '全额覆盖' : '部分覆盖',
    item.actual === null ? '金额未定' : '金额已定',
    item.counter?.coverPercent ? '反担保定有比例' : '反担保未定比例',
  ]
  return { conditions: new Set([...conditions, ...own]), values: { ...values, ...arrangementValues(facts, item) } }
}

function arrangementValues(facts: ClauseFacts, item: Arrangement): Partial<Record<ArrangementBlank, ClauseValue>> {
  const { provider, instrumentTitle, planned, actual, letterNumber, counter } = item
  return {
    提供方: provider,
    增信方式: instrumentTitle,
    覆盖范围: coverWords(item, wordsOf(facts).bond),
    计划金额: wan(planned),
    ...(actual === null ? {} : { 实际金额: wan(actual) }),
    凭证编号: letterNumber ?? '编号以创设说明书为准',
    反担保人: isCounter(item) ? provider : (counter?.provider ?? ''),
    ...(counter?.coverPercent ? { 反担保比例: percent(counter.coverPercent) } : {}),
  }
}
