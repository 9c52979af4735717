import { recognisedTitles, type TitleKind } from '../rules/recognised-titles.ts'

type ListKind = { name: string; authority: string }

const titleLists = Object.fromEntries(
  Object.entries(recognisedTitles).map(([kind, { name, authority }]) => [kind, { name, authority }]),
) as Record<TitleKind, ListKind>

/** What a list recommends its enterprises for: a title that opens eligibility, or a list of supported borrowers. */
export const listKinds = {
  ...titleLists,
  'points-list': { name: '创新积分制支持名单', authority: '科技主管部门' },
  'relending-list': { name: '科技创新再贷款支持名单', authority: '科技主管部门会同人民银行' },
} as const satisfies Record<string, ListKind>

export type ListKindName = keyof typeof listKinds

export const listKindNames = Object.keys(listKinds) as [ListKindName, ...ListKindName[]]

export const isListKind = (word: string): word is ListKindName => Object.hasOwn(listKinds, word)

/** 高新技术企业 · 江苏省 · 2025 年 · 第三批, as lists are told apart. */
export function listTitle(list: { kind: string; region: string; year: number; batch: string }): string {
  const kind = isListKind(list.kind) ? listKinds[list.kind].name : list.kind
  return [kind, list.region || '全国', `${list.year} 年`, list.batch].filter(Boolean).join(' · ')
}
