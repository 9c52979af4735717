import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { finding, forHolders } from './parts.ts'
import { remember } from './setup.ts'

const curing = {
  by: forHolders,
  label: '确认违约消除',
  tone: 'primary',
  blocked: '还不能确认：{cured}',
} satisfies ActionMeta

const settling = (label: string) =>
  ({ by: forHolders, label, tone: 'primary', blocked: '处置方案须由提出人以外的人复核。' }) satisfies ActionMeta

/**
 * 违约处置: recoveries, a workout, a cure, or a final settlement. Claims are made on each arrangement's own run, which hears
 * of the default through the lifecycle; what a guarantor pays comes back here as `claim.pay`.
 */
export const defaulted = {
  'maturity.accelerate': {
    guard: 'notAccelerated' as const,
    actions: [
      remember.acceleration,
      effect('record.acceleration'),
      effect('letter.resolution-announcement'),
      effect('notice.turn', { what: 'accelerated' }),
    ],
    meta: {
      by: forHolders,
      label: '宣布加速到期（持有人会议决议）',
      tone: 'danger',
      blocked: '已经宣布加速到期。',
      basis: cite('default-rules', '加速到期'),
    } satisfies ActionMeta,
  },
  'arrears.pay': {
    guard: finding('arrears'),
    actions: [effect('record.obligation', { step: 'cured' })],
    meta: {
      by: ['issuer'] as readonly Seat[],
      label: '补付欠付本息',
      blocked: '不能补付：{arrears}',
    } satisfies ActionMeta,
  },
  'claim.pay': {
    actions: [effect('record.claim-paid')],
    meta: { by: ['system'] as readonly Seat[], label: '增信机构已代偿' } satisfies ActionMeta,
  },
  'recovery.book': {
    guard: finding('arrears'),
    actions: [effect('record.bond-recovery')],
    meta: { by: forHolders, label: '登记回收款', blocked: '不能登记：{arrears}' } satisfies ActionMeta,
  },
  'workout.agree': {
    target: 'extended',
    actions: [
      remember.extension,
      effect('record.bond-extension'),
      effect('letter.resolution-announcement'),
      effect('notice.turn', { what: 'extended' }),
    ],
    meta: {
      by: forHolders,
      label: '登记重组安排（持有人会议决议）',
      basis: cite('default-rules', '违约后重组'),
    } satisfies ActionMeta,
  },
  'default.cure': [
    {
      target: 'redeemed',
      guard: 'curedAndPaid' as const,
      actions: [effect('record.redemption', { by: 'cure' }), effect('letter.default-announcement')],
      meta: curing,
    },
    {
      target: 'current',
      guard: finding('cured'),
      actions: [effect('letter.default-announcement'), effect('notice.turn', { what: 'cured' })],
      meta: curing,
    },
  ],
  'settlement.propose': {
    target: 'settling',
    guard: finding('settleable'),
    actions: [remember.settler],
    meta: {
      by: forHolders,
      label: '提出处置终结方案',
      tone: 'danger',
      blocked: '还不能终结：{settleable}',
    } satisfies ActionMeta,
  },
}

export const settlement = {
  'settlement.confirm': {
    target: 'settled',
    guard: { type: 'otherThan' as const, params: { of: 'settledBy' } },
    actions: [
      effect('record.settlement'),
      effect('letter.default-announcement'),
      effect('notice.turn', { what: 'settled' }),
    ],
    meta: settling('复核并终结处置'),
  },
  'settlement.send-back': {
    target: 'defaulted',
    guard: { type: 'otherThan' as const, params: { of: 'settledBy' } },
    actions: [remember.nobody],
    meta: settling('退回处置方案'),
  },
}
