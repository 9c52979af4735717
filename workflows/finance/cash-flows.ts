import { type Calendar, isProvisional, workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addMonths, daysBetween, type IsoDay } from '../calendar/day.ts'
import { type DayCount, yearFraction } from './day-count.ts'
import { Exact, type Fraction, roundToFen } from './exact.ts'
import { assertFen, type Fen } from './money.ts'
import type { Percent } from './percent.ts'
import { maturityOf, optionDays, type Tenor } from './tenor.ts'

export const couponFrequencies = { annual: 1, 'semi-annual': 2, quarterly: 4 } as const
/** `at-maturity` pays once with the principal (SCP, CP); `discount` bears no coupon, its price is below par. */
export type Frequency = keyof typeof couponFrequencies | 'at-maturity' | 'discount'

export type BondTerms = {
  principalFen: Fen
  couponPercent: Percent
  valueOn: IsoDay
  tenor: Tenor
  frequency: Frequency
  dayCount: DayCount
  /** A new coupon from a period beginning on such a day on: 调整票面利率 at an option day, or a floating rate's fixing. */
  resets?: readonly { from: IsoDay; couponPercent: Percent }[]
}

/** Principal given back before maturity (回售, 赎回), on a nominal coupon day or, with `at-maturity`, nowhere. */
export type Repayment = { on: IsoDay; fen: Fen; kind: 'put' | 'call' }

export type CashFlow = {
  kind: 'interest' | 'put' | 'call' | 'redemption'
  /** The day the terms say, and the working day it is paid on: moved on, never back, and without interest for the wait. */
  dueOn: IsoDay
  payOn: IsoDay
  fen: Fen
  provisional: boolean
  /** Interest alone: the period, the principal it runs on, its rate and part of a year. */
  period?: { from: IsoDay; to: IsoDay; days: number; principalFen: Fen; couponPercent: Percent; fraction: Fraction }
}

export type Option = { on: IsoDay; payOn: IsoDay; provisional: boolean }

export type CashFlows = { flows: CashFlow[]; options: Option[]; maturityOn: IsoDay; interestFen: Fen }

/** principal × rate × fraction, half up at the fen, reckoned for the whole issue. */
export function interestFen(principalFen: Fen, couponPercent: Percent, { numerator, denominator }: Fraction): Fen {
  assertFen(principalFen)
  return roundToFen(
    new Exact(principalFen).times(couponPercent).times(numerator).div(new Exact(100).times(denominator)),
  )
}

/** Nominal coupon days, each reckoned from the value day itself, so that a 31st does not slide to the 28th for good. */
function couponDays(terms: BondTerms, maturityOn: IsoDay): IsoDay[] {
  if (terms.frequency === 'at-maturity' || terms.frequency === 'discount' || terms.tenor.unit === 'days')
    return [maturityOn]
  const step = 12 / couponFrequencies[terms.frequency]
  const count = (terms.tenor.years * 12) / step
  return Array.from({ length: count }, (_, i) => addMonths(terms.valueOn, step * (i + 1)))
}

function couponOn(terms: BondTerms, from: IsoDay): Percent {
  const reset = terms.resets?.filter((r) => r.from <= from).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  return reset?.couponPercent ?? terms.couponPercent
}

/**
 * Every payment of a bond in order: coupons, principal put or called before, redemption. Throws where a repayment does not
 * fall on a coupon day or exceeds what is outstanding, for such a bond cannot be.
 */
export function cashFlows(terms: BondTerms, calendar: Calendar, repayments: readonly Repayment[] = []): CashFlows {
  assertFen(terms.principalFen)
  const maturityOn = maturityOf(terms.tenor, terms.valueOn)
  const days = couponDays(terms, maturityOn)
  const stray = repayments.find(({ on }) => !days.includes(on) || on === maturityOn)
  if (stray) throw new RangeError(`principal cannot be repaid on ${stray.on}: not a coupon day before maturity`)
  const onWorkingDay = (dueOn: IsoDay) => {
    const payOn = workingDayOnOrAfter(calendar, dueOn)
    return { dueOn, payOn, provisional: isProvisional(calendar, payOn) }
  }
  const flows: CashFlow[] = []
  let outstanding = terms.principalFen
  let from = terms.valueOn
  for (const to of days) {
    if (terms.frequency !== 'discount' && outstanding > 0)
      flows.push(coupon(terms, outstanding, from, to, onWorkingDay(to)))
    for (const { kind, fen } of repayments.filter(({ on }) => on === to)) {
      outstanding -= fen
      if (fen <= 0 || outstanding < 0) throw new RangeError(`${fen} fen cannot be repaid on ${to}`)
      flows.push({ kind, fen, ...onWorkingDay(to) })
    }
    from = to
  }
  if (outstanding > 0) flows.push({ kind: 'redemption', fen: outstanding, ...onWorkingDay(maturityOn) })
  const total = flows.reduce((sum, flow) => sum + (flow.kind === 'interest' ? flow.fen : 0), 0)
  const options = optionDays(terms.tenor, terms.valueOn).map((on) => {
    const { payOn, provisional } = onWorkingDay(on)
    return { on, payOn, provisional }
  })
  return { flows, options, maturityOn, interestFen: total }
}

function coupon(
  terms: BondTerms,
  principalFen: Fen,
  from: IsoDay,
  to: IsoDay,
  days: { dueOn: IsoDay; payOn: IsoDay; provisional: boolean },
): CashFlow {
  const couponPercent = couponOn(terms, from)
  const fraction = yearFraction(terms.dayCount, from, to, { from, to, perYear: paymentsPerYear(terms) })
  const fen = interestFen(principalFen, couponPercent, fraction)
  const period = { from, to, days: daysBetween(from, to), principalFen, couponPercent, fraction }
  return { kind: 'interest', fen, ...days, period }
}

/** ICMA on a single payment at maturity takes the whole stretch for one year's period only if it is one; others are refused. */
function paymentsPerYear({ frequency, tenor, dayCount }: BondTerms): number {
  if (frequency !== 'at-maturity' && frequency !== 'discount' && tenor.unit === 'years')
    return couponFrequencies[frequency]
  const aYear = tenor.unit === 'years' && tenor.years === 1
  if (dayCount === 'ACT/ACT-ICMA' && !aYear)
    throw new RangeError('ACT/ACT-ICMA needs regular periods; use ACT/365F or ACT/ACT-ISDA')
  return 1
}

/** Interest accrued up to, not including, a day within the bond's life: for a claim, or the price of a 增发. */
export function accruedFen(
  terms: BondTerms,
  calendar: Calendar,
  on: IsoDay,
  repayments: readonly Repayment[] = [],
): Fen {
  const { flows } = cashFlows(terms, calendar, repayments)
  const current = flows.find(({ period }) => period && period.from <= on && on < period.to)?.period
  if (!current) return 0
  const { from, to, principalFen, couponPercent } = current
  const regular = { from, to, perYear: paymentsPerYear(terms) }
  return interestFen(principalFen, couponPercent, yearFraction(terms.dayCount, from, on, regular))
}
