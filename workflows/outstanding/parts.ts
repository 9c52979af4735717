import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { remember } from './setup.ts'

/** Steps that states of a bond share. Each returns a fresh transition map. */

const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']
/** Who speaks for the holders: the trustee at an exchange, the lead underwriter's 存续期管理 elsewhere. */
export const forHolders: readonly Seat[] = ['trustee', 'lead-underwriter']

export const finding = (key: string) => ({ type: 'given' as const, params: { key } })

/** What is owed whatever the bond's state: reports, matters, the ledger of proceeds, and putting a wrong entry right. */
export const disclosing = {
  'disclosure.file': {
    actions: [effect('record.obligation', { step: 'disclosed' })],
    meta: {
      by: ['issuer', 'lead-underwriter', 'trustee', 'rater'] as readonly Seat[],
      label: '登记信息披露',
    } satisfies ActionMeta,
  },
  'matter.report': {
    actions: [effect('record.matter'), effect('letter.matter-announcement')],
    meta: {
      by: issuerSide,
      label: '报告重大事项',
      basis: cite('disclosure-2020-22', '重大事项披露'),
    } satisfies ActionMeta,
  },
  'use.book': {
    guard: finding('proceeds'),
    actions: [effect('record.proceeds')],
    meta: { by: issuerSide, label: '登记募集资金使用', blocked: '不能登记：{proceeds}' } satisfies ActionMeta,
  },
  'use.change': {
    guard: finding('proceeds'),
    actions: [effect('record.use-change'), effect('letter.use-change-announcement')],
    meta: {
      by: issuerSide,
      label: '公告变更募集资金用途',
      blocked: '不能变更：{proceeds}',
      basis: cite('disclosure-2020-22', '变更募集资金用途'),
    } satisfies ActionMeta,
  },
  'officer.change': {
    actions: [effect('record.disclosure-officer'), effect('letter.officer-change-announcement')],
    meta: {
      by: issuerSide,
      label: '变更信息披露事务负责人',
      basis: cite('disclosure-2020-22', '信息披露事务负责人变更'),
    } satisfies ActionMeta,
  },
  'holders.convene': {
    actions: [effect('record.meeting-call'), effect('letter.holders-meeting-notice')],
    meta: {
      by: forHolders,
      label: '召集持有人会议',
      basis: cite('default-rules', '召集持有人会议'),
    } satisfies ActionMeta,
  },
  'use.report': {
    actions: [effect('letter.proceeds-report')],
    meta: { by: issuerSide, label: '出具募集资金使用报告' } satisfies ActionMeta,
  },
  'duty.lapse': {
    actions: [effect('record.overdue', { what: 'duty' }), effect('notice.lapse', { what: 'duty' })],
    meta: { by: ['system'] as readonly Seat[], label: '信息披露义务逾期' } satisfies ActionMeta,
  },
}

/** 更正: a compensating event under four eyes. Nothing is overwritten unseen, nothing is deleted. */
export const correcting = {
  'correction.propose': {
    guard: 'nothingProposed' as const,
    actions: [remember.correction],
    meta: { by: issuerSide, label: '提出更正', blocked: '已有一项更正待复核，先办理那一项。' } satisfies ActionMeta,
  },
  'correction.make': {
    guard: 'decidesCorrection' as const,
    actions: [effect('record.correction'), remember.corrected],
    meta: {
      by: issuerSide,
      label: '复核并更正',
      blocked: '没有待复核的更正，或者更正由您本人提出，须由他人复核。',
    } satisfies ActionMeta,
  },
  'correction.decline': {
    guard: 'decidesCorrection' as const,
    actions: [remember.corrected],
    meta: {
      by: issuerSide,
      label: '不予更正',
      blocked: '没有待复核的更正，或者更正由您本人提出，须由他人复核。',
    } satisfies ActionMeta,
  },
}

/** Coupons, and the announcements before each payment. */
export const paying = {
  'notice.publish': {
    guard: finding('notice'),
    actions: [effect('record.notice'), effect('letter.payment-notice')],
    meta: {
      by: issuerSide,
      label: '公告付息、兑付或回售安排',
      blocked: '没有待公告的付款安排。',
      basis: cite('disclosure-2020-22', '付息兑付公告'),
    } satisfies ActionMeta,
  },
  'interest.pay': {
    guard: finding('interest'),
    actions: [effect('record.obligation', { step: 'paid' }), effect('notice.turn', { what: 'interest-paid' })],
    meta: {
      by: ['issuer'] as readonly Seat[],
      label: '付息',
      tone: 'primary',
      blocked: '还不能付息：{interest}',
    } satisfies ActionMeta,
  },
  'obligation.waive': {
    actions: [effect('record.obligation', { step: 'waived' }), effect('letter.resolution-announcement')],
    meta: {
      by: forHolders,
      label: '登记豁免（持有人会议决议）',
      basis: cite('default-rules', '豁免'),
    } satisfies ActionMeta,
  },
}

const settlingPut = {
  by: ['issuer'] as readonly Seat[],
  label: '支付回售款',
  tone: 'primary',
  blocked: '还不能支付回售款：{put-due}',
} satisfies ActionMeta

/** 含权: put with its window, coupon reset and call. Everything happens on the option days that the terms name. */
export const options = {
  'coupon.reset': {
    guard: finding('reset'),
    actions: [
      effect('record.coupon-reset'),
      effect('letter.option-announcement'),
      effect('notice.turn', { what: 'coupon-reset' }),
    ],
    meta: {
      by: ['issuer'] as readonly Seat[],
      label: '公告票面利率调整',
      blocked: '不能调整票面利率：{reset}',
    } satisfies ActionMeta,
  },
  'put.open': {
    guard: finding('put-option'),
    actions: [
      effect('record.put', { step: 'open' }),
      effect('letter.option-announcement'),
      effect('notice.turn', { what: 'put-open' }),
    ],
    meta: { by: issuerSide, label: '开放回售登记', blocked: '不能开放回售登记：{put-option}' } satisfies ActionMeta,
  },
  'put.declare': {
    guard: finding('put-window'),
    actions: [effect('record.put', { step: 'declare' })],
    meta: {
      by: ['investor'] as readonly Seat[],
      label: '申报回售',
      tone: 'primary',
      blocked: '不能申报回售：{put-window}',
    } satisfies ActionMeta,
  },
  'put.settle': [
    {
      target: 'redeemed',
      guard: 'allPut' as const,
      actions: [effect('record.put', { step: 'settle' }), effect('record.redemption', { by: 'put' })],
      meta: settlingPut,
    },
    { guard: finding('put-due'), actions: [effect('record.put', { step: 'settle' })], meta: settlingPut },
  ],
  'call.exercise': {
    guard: finding('call'),
    actions: [effect('record.call'), effect('letter.option-announcement'), effect('notice.turn', { what: 'call' })],
    meta: { by: ['issuer'] as readonly Seat[], label: '行使赎回权', blocked: '不能赎回：{call}' } satisfies ActionMeta,
  },
}

/** How a bond in good standing ends, is extended, or falls into default. */
export const ending = {
  'redemption.pay': {
    target: 'redeemed',
    guard: finding('maturity'),
    actions: [effect('record.redemption', { by: 'maturity' }), effect('notice.turn', { what: 'redeemed' })],
    meta: {
      by: ['issuer'] as readonly Seat[],
      label: '兑付本息',
      tone: 'primary',
      blocked: '还不能兑付：{maturity}',
    } satisfies ActionMeta,
  },
  'extension.agree': {
    target: 'extended',
    actions: [
      remember.extension,
      effect('record.bond-extension'),
      effect('letter.resolution-announcement'),
      effect('notice.turn', { what: 'extended' }),
    ],
    meta: {
      by: forHolders,
      label: '登记展期（持有人会议决议）',
      tone: 'danger',
      basis: cite('default-rules', '展期'),
    } satisfies ActionMeta,
  },
  'payment.lapse': {
    target: 'defaulted',
    actions: [
      remember.default,
      effect('record.overdue', { what: 'payment' }),
      effect('letter.default-announcement'),
      effect('notice.lapse', { what: 'payment' }),
    ],
    meta: {
      by: ['system'] as readonly Seat[],
      label: '应付未付，构成违约',
      basis: cite('default-rules', '违约认定'),
    } satisfies ActionMeta,
  },
}
