import type { Frequency } from '#workflows/finance/cash-flows.ts'
import type { DayCount } from '#workflows/finance/day-count.ts'
import { Exact } from '#workflows/finance/exact.ts'
import type { Tenor } from '#workflows/finance/tenor.ts'

export const dayCountWords: Record<DayCount, string> = {
  'ACT/365F': '实际天数/365',
  'NL/365': '实际天数/365（不计闰日）',
  'ACT/ACT-ICMA': '实际天数/实际天数',
  'ACT/ACT-ISDA': '实际天数/实际天数（按年分段）',
  'ACT/360': '实际天数/360',
  '30/360': '30/360',
}

export const frequencyWords: Record<Frequency, string> = {
  annual: '每年付息一次',
  'semi-annual': '每半年付息一次',
  quarterly: '每季度付息一次',
  'at-maturity': '到期一次还本付息',
  discount: '贴现发行，到期按面值兑付',
}

/** What holders and issuer may do at the end of a leg; the exchanges say 投资者, the interbank market 投资人. */
export const optionWords = (callable: boolean, holder: string): string =>
  `发行人调整票面利率选择权${callable ? '、发行人赎回选择权' : ''}和${holder}回售选择权`

/** `10年，附第5年末、第8年末发行人调整票面利率选择权和投资人回售选择权`; `270天`. */
export function tenorWords(tenor: Tenor, callable: boolean, holder: string): string {
  if (tenor.unit === 'days') return `${tenor.days}天`
  if (tenor.legs.length < 2) return `${tenor.years}年`
  let years = 0
  const ends = tenor.legs.slice(0, -1).map((leg) => {
    years += leg
    return `第${years}年末`
  })
  return `${tenor.years}年，附${ends.join('、')}${optionWords(callable, holder)}`
}

/** At least two decimals: `100.00`, `101.235`. */
export function priceText(price: string): string {
  const value = new Exact(price)
  return value.toFixed(Math.max(2, value.decimalPlaces()))
}
