import { listClaimsOfBond, listObligations, listPayments, listProceeds } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { noticeWorkingDays } from '#workflows/outstanding/payments.ts'
import { proceedsSpent } from '#workflows/outstanding/proceeds.ts'
import { type KeptTerms, readTerms } from '#workflows/outstanding/terms.ts'
import { isPaymentKind } from '../records/bond-obligations.server.ts'
import { bondOf } from '../records/bond-of-run.server.ts'
import { marketCalendar } from '../records/market.server.ts'
import type { GivenFor, Looking } from './given.server.ts'

type Answer = Given[string]

/** A bond as its guards ask about it: what it owes, still open payments among it, and the day it is. */
type BondAtHand = {
  bond: Row<'bond'>
  terms: KeptTerms
  owed: Row<'obligation'>[]
  unpaid: Row<'obligation'>[]
  today: string
}

type Ask = (hand: BondAtHand, looking: Looking) => Answer | Promise<Answer>

const yes = (because = ''): Answer => ({ ok: true, because })
const no = (because: string): Answer => ({ ok: false, because })

const standing = [
  'notice',
  'interest',
  'maturity',
  'reset',
  'put-option',
  'put-window',
  'put-due',
  'put-all',
  'call',
  'proceeds',
] as const

/** Only what the present state can ask for is looked up. */
const asks: Record<string, readonly (keyof typeof answers)[]> = {
  current: standing,
  extended: standing,
  defaulted: ['arrears', 'cured', 'paid-off', 'settleable', 'proceeds'],
}

export const givenOutstanding: GivenFor = async (looking, run, at): Promise<Given> => {
  const keys = asks[run.state] ?? []
  if (keys.length === 0) return {}
  const bond = await bondOf(looking.tx, run)
  const owed = (await listObligations(looking.tx, bond.id)).filter(
    ({ state }) => state === 'due' || state === 'overdue',
  )
  const unpaid = owed.filter(({ kind }) => isPaymentKind(kind))
  const hand = { bond, terms: readTerms(bond.terms), owed, unpaid, today: legalDay(at) }
  const given: Given = {}
  for (const key of keys) given[key] = await answers[key](hand, looking)
  return given
}

/** Option days that have not come yet. */
const coming = ({ unpaid, today }: BondAtHand) => unpaid.filter(({ kind, due_on }) => kind === 'put' && due_on > today)

const answers = {
  notice: ({ unpaid }) => (unpaid.some(({ notice_on }) => notice_on === null) ? yes() : no('没有待公告的付款安排。')),

  interest: ({ unpaid, today }) => {
    const next = unpaid.find(({ kind }) => kind === 'interest')
    if (!next) return no('没有待付的利息。')
    return next.due_on <= today ? yes(`${next.title}。`) : no(`下一付息日为 ${next.due_on}。`)
  },

  maturity: ({ unpaid, today }) => {
    const last = unpaid.find(({ kind }) => kind === 'redemption')
    if (!last) return no('没有待兑付的本金。')
    return last.due_on <= today ? yes() : no(`兑付日为 ${last.due_on}。`)
  },

  /** Holders decide on the new coupon, so it is announced before they do. */
  reset: (hand, looking) => {
    const options = coming(hand).filter(({ nominal_on }) => !hand.terms.resets.some(({ from }) => from === nominal_on))
    const [next] = options
    if (!next) return no('没有可以调整票面利率的行权日。')
    const last = addWorkingDays(marketCalendar(looking), next.due_on, -noticeWorkingDays)
    return hand.today <= last ? yes() : no(`须在行权日 ${next.due_on} 前 ${noticeWorkingDays} 个工作日公告。`)
  },

  'put-option': (hand) => {
    const closed = coming(hand).filter(({ id }) => !hand.terms.windows.some(({ obligation }) => obligation === id))
    return closed.length > 0 ? yes() : no('没有尚未开放登记的回售选择权。')
  },

  'put-window': ({ terms, today, unpaid }) => {
    const open = terms.windows.find(
      ({ obligation, from, until }) => from <= today && today <= until && unpaid.some(({ id }) => id === obligation),
    )
    return open ? yes(`登记期至 ${open.until}。`) : no('不在回售登记期内。')
  },

  /** Interest of the option day goes first: what is put bears it to the end of the period. */
  'put-due': ({ unpaid, today }) => {
    const next = unpaid.find(({ kind }) => kind === 'put')
    if (!next) return no('没有待办的回售。')
    if (next.due_on > today) return no(`回售兑付日为 ${next.due_on}。`)
    const interest = unpaid.some(({ kind, due_on }) => kind === 'interest' && due_on <= today)
    return interest ? no('请先支付当期利息。') : yes()
  },

  'put-all': ({ unpaid, bond }) => {
    const next = unpaid.find(({ kind }) => kind === 'put')
    return next?.amount === bond.outstanding ? yes() : no('尚有未回售的余额。')
  },

  call: (hand) => {
    if (!hand.terms.callable) return no('募集说明书未约定赎回权。')
    if (hand.terms.calledOn) return no(`已公告于 ${hand.terms.calledOn} 赎回。`)
    return coming(hand).length > 0 ? yes() : no('没有可以赎回的行权日。')
  },

  proceeds: async ({ bond }, { tx }) => {
    const left = bond.issued - proceedsSpent(await listProceeds(tx, bond.id)).total
    return left > 0 ? yes(`尚余 ${amountWithUnit(left, 'yi')}。`) : no('募集资金已使用完毕。')
  },

  arrears: async (hand, looking) => {
    const total = await arrearsOf(hand, looking)
    return total > 0 ? yes(`欠付 ${amountWithUnit(total)}。`) : no('没有欠付的本息。')
  },

  cured: async (hand, looking) => {
    const total = await arrearsOf(hand, looking)
    return total === 0 ? yes() : no(`尚欠 ${amountWithUnit(total)}。`)
  },

  'paid-off': ({ bond }) => (bond.outstanding === 0 ? yes() : no(`余额 ${amountWithUnit(bond.outstanding, 'yi')}。`)),

  /** An end, not a pause: every claim is settled and nothing falls due later. */
  settleable: async ({ unpaid, bond, today }, { tx }) => {
    const open = (await listClaimsOfBond(tx, bond.id)).filter(({ settled_at }) => settled_at === null)
    if (open.length > 0) return no(`还有 ${open.length} 项代偿未了结。`)
    const later = unpaid.filter(({ kind, due_on }) => kind !== 'put' && due_on > today)
    return later.length === 0 ? yes() : no('尚有未到期的本息，须先宣布加速到期，或确认违约消除。')
  },
} as const satisfies Record<string, Ask>

/** What fell due and is not paid, whoever might pay it. */
async function arrearsOf({ unpaid, bond, today }: BondAtHand, { tx }: Looking): Promise<number> {
  const due = unpaid.filter(({ due_on, state }) => state === 'overdue' || due_on < today)
  const ids = new Set(due.map(({ id }) => id))
  const paid = (await listPayments(tx, bond.id)).filter(({ obligation }) => obligation !== null && ids.has(obligation))
  const sum = (rows: readonly { amount: number | null }[]) =>
    rows.reduce((total, { amount }) => total + (amount ?? 0), 0)
  return sum(due) - sum(paid)
}
