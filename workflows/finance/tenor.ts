import { addDays, addMonths, type IsoDay } from '../calendar/day.ts'
import { halfWidth, type Parsed, read, unread } from './parsed.ts'

/** `5+3+2Y`: legs in years, an option at the end of each but the last. `180D`: days. */
export type Tenor = { unit: 'years'; legs: readonly number[]; years: number } | { unit: 'days'; days: number }

const pattern = /^(?:(\d+(?:\+\d+)*)(?:Y|年)|(\d+)(?:D|天|日))$/

/** Reads a tenor; every leg at least one, at most 50 years or 3660 days in all. */
export function parseTenor(text: string): Parsed<Tenor> {
  const match = pattern.exec(halfWidth(text).toUpperCase().replace(/\s+/g, ''))
  if (!match) return unread('期限的写法如 5年、5+3+2年 或 180天')
  if (match[2] !== undefined) {
    const days = Number(match[2])
    return days >= 1 && days <= 3660 ? read({ unit: 'days', days }) : unread('期限须在 1 天与 3660 天之间')
  }
  const legs = (match[1] ?? '').split('+').map(Number)
  const years = legs.reduce((sum, leg) => sum + leg, 0)
  if (legs.some((leg) => leg < 1)) return unread('期限的每一段至少 1 年')
  return years <= 50 ? read({ unit: 'years', legs, years }) : unread('期限最长 50 年')
}

export const tenorText = (tenor: Tenor): string =>
  tenor.unit === 'days' ? `${tenor.days}天` : `${tenor.legs.join('+')}年`

/** The form of the deal format: `5+3+2Y`, `180D`. */
export const tenorCode = (tenor: Tenor): string =>
  tenor.unit === 'days' ? `${tenor.days}D` : `${tenor.legs.join('+')}Y`

/** The nominal day of redemption; interest runs up to the day before. */
export const maturityOf = (tenor: Tenor, valueOn: IsoDay): IsoDay =>
  tenor.unit === 'days' ? addDays(valueOn, tenor.days) : addMonths(valueOn, tenor.years * 12)

/** The nominal days on which holders may put (and the issuer may reset the coupon): at the end of every leg but the last. */
export function optionDays(tenor: Tenor, valueOn: IsoDay): IsoDay[] {
  if (tenor.unit === 'days') return []
  let years = 0
  return tenor.legs.slice(0, -1).map((leg) => {
    years += leg
    return addMonths(valueOn, years * 12)
  })
}
