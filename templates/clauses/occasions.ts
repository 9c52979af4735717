import type { Dossier } from '../dossier.ts'
import { percent, wan } from '../format.ts'
import { isCrmw, isInvestment, isPledge, protectsHolders } from '../prospectus/source.ts'
import type { ArrangementBlank } from './blanks.ts'
import { type ClauseCase, type ClauseFacts, type ClauseValue, clauseCase } from './clause-case.ts'
import type { ClauseCondition } from './conditions.ts'
import { coverWords } from './enhancement.ts'
import { wordsOf } from './words.ts'

type Arrangement = Dossier['arrangements'][number]

/** When a clause is set, in words, and for which arrangements, once for each; null: for the bond as a whole. */
type Occasion = { words: string; of: (all: readonly Arrangement[]) => readonly (Arrangement | null)[] }

const each = (words: string, holds: (item: Arrangement) => boolean): Occasion => ({
  words: `每项${words}各印一次`,
  of: (all) => all.filter(holds),
})
const once = (words: string, holds: (all: readonly Arrangement[]) => boolean): Occasion => ({
  words: `${words}时印出`,
  of: (all) => (holds(all) ? [null] : []),
})

const isCounter = ({ instrument }: Arrangement): boolean => instrument === 'counter-guarantee'
const isGuarantee = (item: Arrangement): boolean => protectsHolders(item) && !isPledge(item)
const hasCounter = ({ counter }: Arrangement): boolean => counter !== null
const isShared = ({ shares }: Arrangement): boolean => shares.length > 0
const unenhanced = once('未设增信', (all) => !all.some(protectsHolders))

/** A clause that is not named here is set once in every paper that has its place. */
const occasions: Readonly<Record<string, Occasion>> = {
  'enhancement.none': unenhanced,
  'enhancement.guarantee': each('保证', isGuarantee),
  'enhancement.pledge': each('质押', isPledge),
  'enhancement.warrant': each('凭证', isCrmw),
  'enhancement.investment': each('直接投资', isInvestment),
  'enhancement.counter': each('附反担保的增信', (item) => hasCounter(item) && !isCounter(item)),
  'enhancement.sharing': each('约定损失分担的增信', (item) => isShared(item) && !isCounter(item)),
  'enhancement.tool': once('使用风险分担工具', (all) => all.some(({ riskSharingTool }) => riskSharingTool)),
  'enhancement.duties': once('设有保证', (all) => all.some(isGuarantee)),
  'risk-enhancement.none': unenhanced,
  'risk-enhancement.guarantee': each('保证', isGuarantee),
  'risk-enhancement.pledge': each('质押', isPledge),
  'risk-enhancement.warrant': each('凭证', isCrmw),
  'risk-enhancement.investment': each('直接投资', isInvestment),
  'risk-enhancement.counter': each('反担保', (item) => isCounter(item) || (protectsHolders(item) && hasCounter(item))),
  'risk-enhancement.sharing': each(
    '约定损失分担的增信',
    (item) => (isCounter(item) || protectsHolders(item)) && isShared(item),
  ),
}

/** When a clause is set where that is not in every paper of its place: 每项保证各印一次. */
export const occasionWords = (key: string): string | null => occasions[key]?.words ?? null

export const arrangementsOf = (key: string, { arrangements = [] }: ClauseFacts): readonly (Arrangement | null)[] =>
  occasions[key]?.of(arrangements) ?? [null]

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
    ...(isCounter(item) ? { 反担保人: provider } : {}),
    ...(counter ? { 反担保人: counter.provider } : {}),
    ...(counter?.coverPercent ? { 反担保比例: percent(counter.coverPercent) } : {}),
  }
}
