import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { remember } from './setup.ts'

/** Steps that states of an offering share. Each returns a fresh transition map. */

const underwriter: readonly Seat[] = ['lead-underwriter']
const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']

/** 取消发行: whatever was held of the registration's balance goes back. Possible until the money is in. */
export const cancelling = {
  'offering.cancel': {
    target: 'cancelled',
    actions: [
      effect('record.offering-outcome', { outcome: 'cancelled' }),
      effect('record.balance', { step: 'release' }),
      effect('notice.turn', { what: 'cancelled' }),
    ],
    meta: { by: issuerSide, label: '取消发行', tone: 'danger' } satisfies ActionMeta,
  },
}

/** 推迟发行, once: bids already in the book are void, for they were made for another day. */
export const postponing = {
  'offering.postpone': {
    target: 'announced',
    guard: 'notPostponed' as const,
    actions: [
      remember.postponement,
      effect('record.schedule', { step: 'postponed' }),
      effect('notice.turn', { what: 'postponed' }),
    ],
    meta: { by: underwriter, label: '推迟发行', blocked: '每期只能推迟一次，本期已推迟过。' } satisfies ActionMeta,
  },
}

/** 回拨 between the lines of one book, until the allotment is proposed. */
export const reallocating = {
  'line.reallocate': {
    guard: { type: 'given' as const, params: { key: 'lines' } },
    actions: [remember.reallocation, effect('record.reallocation')],
    meta: { by: underwriter, label: '品种间回拨', blocked: '不能回拨：{lines}' } satisfies ActionMeta,
  },
}

export const receiving = {
  'payment.receive': {
    actions: [effect('record.payment')],
    meta: { by: underwriter, label: '登记缴款到账' } satisfies ActionMeta,
  },
}

export const paidIn = [
  effect('record.offering-outcome', { outcome: 'paid' }),
  effect('record.balance', { step: 'commit' }),
  effect('notice.turn', { what: 'paid' }),
]

export const confirmingPayment = {
  'payment.confirm': {
    target: 'paid',
    guard: { type: 'given' as const, params: { key: 'paid-in-full' } },
    actions: paidIn,
    meta: {
      by: underwriter,
      label: '确认缴款完成',
      tone: 'primary',
      blocked: '还不能确认：{paid-in-full}',
    } satisfies ActionMeta,
  },
}
