import { addWorkingDays, type Calendar, isProvisional, workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addMonths, type IsoDay } from '../calendar/day.ts'
import { accruedFen, type CashFlow, cashFlows, interestFen } from '../finance/cash-flows.ts'
import { yearFraction } from '../finance/day-count.ts'
import type { Fen } from '../finance/money.ts'
import { type KeptBond, reckonedTerms } from './terms.ts'

export const paymentKinds = ['interest', 'put', 'redemption'] as const
export type PaymentKind = (typeof paymentKinds)[number]

/** One payment a bond owes. A put has no amount until holders have declared; `nominalOn` is the day the terms name. */
export type OwedPayment = {
  kind: PaymentKind
  title: string
  nominalOn: IsoDay
  dueOn: IsoDay
  amount: Fen | null
  provisional: boolean
}

/**
 * Every payment of a bond by its terms as they stand, in order of day: coupons, the option days on which holders may put,
 * the principal. Past ones are among them; whoever keeps rows matches by kind and nominal day.
 */
export function paymentsOf(bond: KeptBond, calendar: Calendar): OwedPayment[] {
  const { terms, outstanding } = bond
  if (terms.acceleratedOn) return accelerated(bond, calendar, terms.acceleratedOn)
  if (terms.extension) return extended(bond, calendar)
  const call =
    terms.calledOn && outstanding > 0 ? [{ on: terms.calledOn, fen: outstanding, kind: 'call' as const }] : []
  const { flows, options } = cashFlows(reckonedTerms(bond), calendar, [...terms.repayments, ...call])
  const puts = options.filter(({ on }) => outstanding > 0 && (terms.calledOn === null || on < terms.calledOn))
  return [...flows.filter(isOwed).map(asPayment), ...puts.map(asPut)].sort(inOrder)
}

/** A put that was settled is in the terms as a repayment and owed no more. */
const isOwed = ({ kind }: CashFlow) => kind !== 'put'

const titles = { interest: '付息', redemption: '本金兑付', call: '赎回本金', put: '回售' } as const

const asPayment = ({ kind, dueOn, payOn, fen, provisional }: CashFlow): OwedPayment => ({
  kind: kind === 'interest' ? 'interest' : 'redemption',
  title: `${dueOn.slice(0, 4)}年${titles[kind]}`,
  nominalOn: dueOn,
  dueOn: payOn,
  amount: fen,
  provisional,
})

const asPut = ({ on, payOn, provisional }: { on: IsoDay; payOn: IsoDay; provisional: boolean }): OwedPayment => ({
  kind: 'put',
  title: `${on.slice(0, 4)}年回售选择权`,
  nominalOn: on,
  dueOn: payOn,
  amount: null,
  provisional,
})

const rank: Record<PaymentKind, number> = { interest: 0, put: 1, redemption: 2 }

const inOrder = (a: OwedPayment, b: OwedPayment): number =>
  a.dueOn === b.dueOn ? rank[a.kind] - rank[b.kind] : a.dueOn < b.dueOn ? -1 : 1

/** 加速到期: what is left and the interest accrued to that day are owed at once. */
function accelerated({ outstanding, valueOn, terms }: KeptBond, calendar: Calendar, on: IsoDay): OwedPayment[] {
  if (outstanding === 0) return []
  const plain = reckonedTerms({ outstanding, valueOn, terms })
  const interest = accruedFen(plain, calendar, on, terms.repayments)
  const owed = { nominalOn: on, dueOn: on, provisional: isProvisional(calendar, on) }
  const principal: OwedPayment = { ...owed, kind: 'redemption', title: '加速到期本金', amount: outstanding }
  if (interest === 0) return [principal]
  return [{ ...owed, kind: 'interest', title: '加速到期应计利息', amount: interest }, principal]
}

/**
 * 展期: interest from the last day up to which it was paid, yearly, the first time on the first anniversary after the
 * agreement; principal on the new last day. By actual days over 365, for periods are no longer regular.
 */
function extended({ outstanding, terms }: KeptBond, calendar: Calendar): OwedPayment[] {
  const { extension } = terms
  if (!extension || outstanding === 0) return []
  const owed: OwedPayment[] = []
  let from = extension.from
  for (const to of anniversaries(extension)) {
    const amount = interestFen(outstanding, extension.couponPercent, yearFraction('ACT/365F', from, to))
    owed.push({
      kind: 'interest',
      title: `展期后${to.slice(0, 4)}年付息`,
      nominalOn: to,
      ...payable(calendar, to),
      amount,
    })
    from = to
  }
  const last = extension.maturityOn
  owed.push({
    kind: 'redemption',
    title: '展期后本金兑付',
    nominalOn: last,
    ...payable(calendar, last),
    amount: outstanding,
  })
  return owed
}

function anniversaries({
  from,
  agreedOn,
  maturityOn,
}: {
  from: IsoDay
  agreedOn: IsoDay
  maturityOn: IsoDay
}): IsoDay[] {
  const days: IsoDay[] = []
  for (let n = 1; addMonths(from, 12 * n) < maturityOn; n += 1) {
    const day = addMonths(from, 12 * n)
    if (day > agreedOn) days.push(day)
  }
  return [...days, maturityOn]
}

function payable(calendar: Calendar, nominal: IsoDay): { dueOn: IsoDay; provisional: boolean } {
  const dueOn = workingDayOnOrAfter(calendar, nominal)
  return { dueOn, provisional: isProvisional(calendar, dueOn) }
}

export type CouponPeriod = { from: IsoDay; to: IsoDay; principal: Fen; couponPercent: string }

/** The period whose interest falls due on a nominal day, with what it is reckoned on; null where no coupon ends that day. */
export function couponPeriodOn(bond: KeptBond, calendar: Calendar, nominalOn: IsoDay): CouponPeriod | null {
  const { terms, outstanding } = bond
  const { extension } = terms
  if (terms.acceleratedOn) return null
  if (extension) {
    const ends = [extension.from, ...anniversaries(extension)]
    const at = ends.indexOf(nominalOn)
    const from = ends[at - 1]
    return from ? { from, to: nominalOn, principal: outstanding, couponPercent: extension.couponPercent } : null
  }
  const { flows } = cashFlows(reckonedTerms(bond), calendar, terms.repayments)
  const period = flows.find(({ kind, dueOn }) => kind === 'interest' && dueOn === nominalOn)?.period
  if (!period) return null
  const { from, to, principalFen, couponPercent } = period
  return { from, to, principal: principalFen, couponPercent }
}

/**
 * 债权登记日: who holds at the end of the market's working day before a payment is paid. As the registrars keep it, and as
 * the papers of an issue name it.
 */
export const recordDayOf = (calendar: Calendar, dueOn: IsoDay): IsoDay => addWorkingDays(calendar, dueOn, -1)

/** The last day of a bond by its terms as they stand. */
export function lastDayOf(bond: KeptBond, calendar: Calendar): IsoDay {
  const { terms } = bond
  const agreed = terms.acceleratedOn ?? terms.extension?.maturityOn ?? terms.calledOn
  return agreed ?? cashFlows(reckonedTerms(bond), calendar).maturityOn
}

/** Announcements come so many working days before a payment (银行间存续期信息披露: 五个工作日). */
export const noticeWorkingDays = 5

export const noticeDueOn = (calendar: Calendar, dueOn: IsoDay): IsoDay =>
  addWorkingDays(calendar, dueOn, -noticeWorkingDays)

/** The day whose end, unpaid, is a default: the due day and the grace of the prospectus in working days. */
export const lapseOn = (calendar: Calendar, dueOn: IsoDay, graceDays: number): IsoDay =>
  graceDays === 0 ? dueOn : addWorkingDays(calendar, dueOn, graceDays)
