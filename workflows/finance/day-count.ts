import { addDays, dayNumber, daysBetween, type IsoDay, isLeapYear, partsOf } from '../calendar/day.ts'
import type { Fraction } from './exact.ts'

/**
 * How days become a fraction of a year; which one, and so how 29 February is treated, is a term of the bond.
 * - `ACT/365F` days ÷ 365, leap year or not: SCP and CP.
 * - `NL/365` the same without any 29 February (闰年 2月29日不计息).
 * - `ACT/ACT-ICMA` days ÷ (payments a year × days of the regular period): a full period pays rate ÷ payments, MTN.
 * - `ACT/ACT-ISDA` days in leap years ÷ 366 + other days ÷ 365.
 * - `ACT/360`, `30/360` (Bond Basis).
 */
export const dayCounts = {
  'ACT/365F': '实际天数/365（固定）',
  'NL/365': '实际天数/365（闰年2月29日不计）',
  'ACT/ACT-ICMA': '实际天数/实际天数（按付息周期）',
  'ACT/ACT-ISDA': '实际天数/实际天数（按自然年）',
  'ACT/360': '实际天数/360',
  '30/360': '30/360',
} as const

export type DayCount = keyof typeof dayCounts

/** The regular coupon period a stretch lies in: needed by ICMA alone. */
export type RegularPeriod = { from: IsoDay; to: IsoDay; perYear: number }

/** The part of a year from one day up to, not including, another. Exact; `to` must not be earlier than `from`. */
export function yearFraction(count: DayCount, from: IsoDay, to: IsoDay, period?: RegularPeriod): Fraction {
  const days = daysBetween(from, to)
  if (days < 0) throw new RangeError(`interest cannot run from ${from} back to ${to}`)
  switch (count) {
    case 'ACT/365F':
      return { numerator: days, denominator: 365 }
    case 'NL/365':
      return { numerator: days - leapDaysBetween(from, to), denominator: 365 }
    case 'ACT/360':
      return { numerator: days, denominator: 360 }
    case '30/360':
      return { numerator: thirty360Days(from, to), denominator: 360 }
    case 'ACT/ACT-ISDA': {
      const leap = daysInLeapYears(from, to)
      return { numerator: leap * 365 + (days - leap) * 366, denominator: 365 * 366 }
    }
    case 'ACT/ACT-ICMA': {
      if (!period) throw new RangeError('ACT/ACT-ICMA needs the regular period')
      if (from < period.from || to > period.to) throw new RangeError('the stretch lies outside the regular period')
      return { numerator: days, denominator: period.perYear * daysBetween(period.from, period.to) }
    }
  }
}

/** Days D with from ≤ D < to that are a 29 February. */
function leapDaysBetween(from: IsoDay, to: IsoDay): number {
  let count = 0
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const leapDay = `${year}-02-29`
    if (isLeapYear(year) && leapDay >= from && leapDay < to) count += 1
  }
  return count
}

function daysInLeapYears(from: IsoDay, to: IsoDay): number {
  let days = 0
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!isLeapYear(year)) continue
    const start = Math.max(dayNumber(from), dayNumber(`${year}-01-01`))
    const end = Math.min(dayNumber(to), dayNumber(`${year + 1}-01-01`))
    days += Math.max(0, end - start)
  }
  return days
}

/** Bond Basis: a 31st counts as the 30th; at the end only when the start is on the 30th or later. */
function thirty360Days(from: IsoDay, to: IsoDay): number {
  const [y1, m1, d1] = partsOf(from)
  const [y2, m2, d2] = partsOf(to)
  const start = Math.min(d1, 30)
  const end = d2 === 31 && start === 30 ? 30 : d2
  return (y2 - y1) * 360 + (m2 - m1) * 30 + (end - start)
}

/** Whether a 29 February falls in the stretch: shown with the reckoning. */
export function containsLeapDay(from: IsoDay, to: IsoDay): boolean {
  return leapDaysBetween(from, to) > 0
}

/** The last day that bears interest in a period ending on `to`: 算头不算尾. */
export const lastInterestDay = (to: IsoDay): IsoDay => addDays(to, -1)
