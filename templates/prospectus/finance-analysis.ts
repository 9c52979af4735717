import type { Block } from '../blocks.ts'
import { paragraphs } from '../clauses/compose.ts'
import { chineseDay, share, times, wan } from '../format.ts'
import type { Source } from './source.ts'

export type Period = Source['accounts']['periods'][number]

export const isYear = (period: Period): boolean => period.endsOn.endsWith('-12-31')

/** To one hundredth of 万元, for averages only: a figure quoted from a statement is never rounded. */
export const rounded = (fen: number): number => Math.round(fen / 1e4) * 1e4

const moved = (from: number, to: number): string =>
  to === from ? '持平' : `${to > from ? '增加' : '减少'}${wan(Math.abs(to - from))}`

/** Change from one figure to the next in words, with the rate where the base allows one. */
function change(from: number, to: number): string {
  if (to === from) return '与上期持平'
  return from > 0 ? `较上期${moved(from, to)}，变动${share(to - from, from)}` : `较上期${moved(from, to)}`
}

function series(periods: Period[], of: (period: Period) => number, when: (period: Period) => string): string {
  return periods
    .map(
      (period, at) =>
        `${when(period)}${wan(of(period))}${at ? `（${change(of(periods[at - 1] ?? period), of(period))}）` : ''}`,
    )
    .join('；')
}

const asOf = (period: Period): string => `${chineseDay(period.endsOn)}为`
const during = (period: Period): string => `${period.label}为`

export function assetAnalysis(periods: Period[]): Block[] {
  const last = periods.at(-1)
  if (!last) return []
  return paragraphs(
    `资产总额：${series(periods, (period) => period.assets, asOf)}。`,
    `负债总额：${series(periods, (period) => period.liabilities, asOf)}。最近一期末负债总额为所有者权益的${times(last.liabilities, last.equity)}倍。`,
    `所有者权益：${series(periods, (period) => period.equity, asOf)}。最近一期末所有者权益占资产总额的${share(last.equity, last.assets)}。`,
    `各期末资产负债率依次为${periods.map((period) => share(period.liabilities, period.assets)).join('、')}，${trend(periods)}。`,
  )
}

function trend(periods: Period[]): string {
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last || periods.length < 2) return '仅有一期数据，不作趋势比较'
  const [before, after] = [
    BigInt(first.liabilities) * BigInt(last.assets),
    BigInt(last.liabilities) * BigInt(first.assets),
  ]
  return after === before
    ? '期初期末持平'
    : after > before
      ? '整体上升，债务融资对资产增长的支持加大'
      : '整体下降，资本对债务的保障程度提高'
}

export function profitAnalysis(periods: Period[]): Block[] {
  const years = periods.filter(isYear)
  const losses = years.filter((period) => period.netProfit < 0).map((period) => period.label)
  return paragraphs(
    ...(years.length ? [`营业收入：${series(years, (period) => period.revenue, during)}。`] : []),
    ...(years.length
      ? [
          `净利润：${series(years, (period) => period.netProfit, during)}。${losses.length ? `其中${losses.join('、')}为亏损。` : '报告期各年度均为盈利。'}`,
        ]
      : []),
    ...years.map(
      (period) =>
        `${period.label}净利润占营业收入的${share(period.netProfit, period.revenue)}，占期末所有者权益的${share(period.netProfit, period.equity)}。`,
    ),
    ...periods
      .filter((period) => !isYear(period))
      .map(
        (period) =>
          `${period.label}实现营业收入${wan(period.revenue)}，净利润${wan(period.netProfit)}；该期间不足一个会计年度，不与年度数据比较变动率。`,
      ),
  )
}

export function cashAnalysis(periods: Period[]): Block[] {
  const years = periods.filter(isYear)
  const sum = years.reduce((total, period) => total + period.operatingCash, 0)
  return paragraphs(
    `经营活动产生的现金流量净额：${periods.map((period) => `${period.label}${wan(period.operatingCash)}`).join('，')}。`,
    ...(years.length > 1
      ? [
          `${years.length}个年度合计${wan(sum)}，年均约${wan(rounded(sum / years.length))}。${sum > 0 ? '经营活动为偿债提供了内部现金来源。' : '经营活动未能累计形成净流入，偿债资金需要依靠投资回收和筹资活动。'}`,
        ]
      : []),
  )
}

/** 证券法 asks that the average of three years' distributable profit pays one year's interest; `null` if it cannot be judged. */
export function interestCover(source: Source): Block[] {
  const years = source.accounts.periods.filter(isYear).slice(-3)
  const { lines } = source.offering
  if (years.length < 3 || lines.some((line) => line.tenor.endsWith('D'))) return []
  const average = Math.round(years.reduce((sum, period) => sum + period.netProfit, 0) / years.length)
  const interest = lines.reduce((sum, line) => sum + yearOfInterest(line), 0)
  const assumed = lines.some((line) => line.coupon === null) ? '（票面利率未确定的，按申购区间上限测算）' : ''
  const ok = average >= interest
  return paragraphs([
    `最近三个会计年度年均净利润约${wan(rounded(average))}`,
    { note: ['最近三个完整会计年度合并净利润的算术平均数，四舍五入至0.01万元。'] },
    `；本期发行一年利息${assumed}约${wan(rounded(interest))}，前者为后者的${times(average, interest)}倍，${ok ? '年均净利润足以支付一年的利息' : '年均净利润不足以支付一年的利息，偿付须依靠其他资金来源'}。`,
  ])
}

/** One full year's interest on a line in fen, half up; by integers, since the coupon is a decimal string. */
export function yearOfInterest(line: Source['offering']['lines'][number]): number {
  const rate = line.coupon ?? line.rateRange.high
  const [whole = '0', rest = ''] = rate.split('.')
  const scale = 10n ** BigInt(rest.length + 2)
  const product = BigInt(line.final ?? line.planned) * BigInt(whole + rest)
  return Number((product * 2n + scale) / (2n * scale))
}
