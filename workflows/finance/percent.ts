import { Exact } from './exact.ts'
import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** A rate or ratio in per cent, as a plain decimal string: `1.85` is 1.85 %. Never a float. */
export type Percent = string

/** Reads a rate that is not negative, with or without the sign %, to so many decimals; returns it in shortest form. */
export function parsePercent(text: string, decimals = 4): Parsed<Percent> {
  const plain = halfWidth(text).replace(/%$/, '').trim()
  if (plain === '') return unread('请填写百分比')
  if (!/^\d{1,6}(\.\d+)?$/.test(plain)) return unread('百分比须为不小于零的数字，例如 1.85')
  const value = new Exact(plain)
  if (value.decimalPlaces() > decimals) return unread(`百分比最多 ${decimals} 位小数`)
  return read(value.toFixed())
}

/** At least two decimals and as many more as it takes: `1.85%`, `2.125%`, `70.00%`. */
export function percentText(percent: Percent): string {
  const value = new Exact(percent)
  return `${value.toFixed(Math.max(2, value.decimalPlaces()))}%`
}

/** Whether `part` of `whole` reaches so many per cent; exact at the boundary. A whole of nought reaches nothing. */
export function reachesPercent(part: number, whole: number, percent: Percent): boolean {
  return whole > 0 && new Exact(part).times(100).gte(new Exact(whole).times(percent))
}

/** Whether `part` of `whole` stays at or under so many per cent; exact at the boundary. */
export function withinPercent(part: number, whole: number, percent: Percent): boolean {
  return new Exact(part).times(100).lte(new Exact(whole).times(percent))
}
