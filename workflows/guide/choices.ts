import { parseTenor, tenorText } from '../finance/tenor.ts'
import { recognisedTitles, type TitleKind } from '../rules/recognised-titles.ts'

/** What the guide offers to choose from, in the words of the field. */

const titleNames = Object.fromEntries(
  Object.entries(recognisedTitles).map(([kind, { name }]) => [kind, name]),
) as Record<TitleKind, string>

/** `none` is an answer of its own: known to hold nothing. */
export const titleChoices: Record<TitleKind | 'none', string> = { ...titleNames, none: '没有以上称号' }

export const boardChoices = {
  star: '科创板',
  chinext: '创业板',
  bse: '北交所',
  main: '主板',
  abroad: '境外',
  none: '未上市',
} as const

export const listChoices = {
  relending: '科技创新再贷款支持名单',
  points: '创新积分制支持名单',
  none: '都没有列入',
} as const

/** The tenors people ask for first; 270 days and three years are floors of their own (domain §2.3). */
const tenorCodes = ['180D', '270D', '1Y', '2Y', '3Y', '3+2Y', '5Y', '5+3+2Y', '10Y'] as const

export const tenorChoices: Readonly<Record<string, string>> = Object.fromEntries(
  tenorCodes.map((code) => {
    const read = parseTenor(code)
    return [code, read.ok ? tenorText(read.value) : code]
  }),
)

export const placementChoices = {
  public: '公开发行',
  private: '非公开（定向）发行',
  either: '都看看',
} as const

export const yesNo = { yes: '是', no: '否' } as const

export const wishes = { yes: '需要', no: '不需要' } as const

export const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]]
