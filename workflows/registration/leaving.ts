import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { issuerSide } from './parties.ts'
import { remember } from './setup.ts'

/** Ways out of an open case, and what a suspended one may do; shared by every route. */

export const reporting = {
  'matter.report': {
    actions: [remember.matter, effect('record.matter'), effect('letter.matter-report')],
    meta: { by: issuerSide, label: '报告重大事项' } satisfies ActionMeta,
  },
}

export function closing(outcome: string) {
  return effect('record.closing', { outcome })
}

export const withdrawal = {
  'filing.withdraw': {
    target: 'withdrawn',
    actions: [closing('withdrawn')],
    meta: { by: issuerSide, label: '撤回申请', tone: 'danger' } satisfies ActionMeta,
  },
}

/** What has been handed in is asked back in writing. */
const withdrawalOfFiled = {
  'filing.withdraw': {
    ...withdrawal['filing.withdraw'],
    actions: [closing('withdrawn'), effect('letter.withdrawal-request')],
  },
}

/**
 * 中止申请 and 恢复申请 (forms of that name: domain §3.3): the issuer's side asks, the reviewer decides by the step itself or
 * says no by a letter. A letter that has left is answered by a letter, so neither is taken back, and while one waits no
 * second is sent.
 */
const suspensionAsked = (reviewer: Seat) => ({
  'suspension.apply': {
    guard: 'notApplied' as const,
    actions: [
      remember.application,
      effect('letter.suspension-request'),
      effect('notice.turn', { what: 'suspension-asked', to: reviewer }),
    ],
    meta: {
      by: issuerSide,
      label: '申请中止审核',
      blocked: '已经申请中止审核，正在等待审核方答复；答复之前不能再次申请。',
      basis: cite('csrc-222', '中止情形'),
    } satisfies ActionMeta,
  },
  'suspension.decline': {
    guard: 'applied' as const,
    actions: [
      remember.answer,
      effect('letter.suspension-answer'),
      effect('notice.turn', { what: 'suspension-declined' }),
    ],
    meta: { by: [reviewer], label: '不予中止', blocked: '没有待答复的中止审核申请。' } satisfies ActionMeta,
  },
})

const resumptionAsked = (reviewers: readonly Seat[]) => ({
  'resumption.apply': {
    guard: 'notApplied' as const,
    actions: [
      remember.application,
      effect('letter.resumption-request'),
      effect('notice.turn', { what: 'resumption-asked', to: reviewers.join(' ') }),
    ],
    meta: {
      by: issuerSide,
      label: '申请恢复审核',
      blocked: '已经申请恢复审核，正在等待审核方答复；答复之前不能再次申请。',
    } satisfies ActionMeta,
  },
  'resumption.decline': {
    guard: 'mayKeepSuspended' as const,
    actions: [
      remember.answer,
      effect('letter.resumption-answer'),
      effect('notice.turn', { what: 'resumption-declined' }),
    ],
    meta: {
      by: reviewers,
      label: '不予恢复',
      blocked: '没有待答复的恢复审核申请，或者由作出中止决定的一方答复。',
    } satisfies ActionMeta,
  },
})

/** Leaving an open review. A reported matter by itself pauses nothing (domain §3.3). */
export function whileOpen(state: string, reviewer: Seat, supervisor: Seat) {
  return {
    'review.suspend': {
      target: 'suspended',
      actions: [
        remember.suspension(state, reviewer),
        effect('letter.suspension-notice'),
        effect('notice.turn', { what: 'suspended' }),
      ],
      meta: {
        by: [reviewer],
        label: '中止审核',
        tone: 'danger',
        basis: cite('csrc-222', '中止情形'),
      } satisfies ActionMeta,
    },
    'review.terminate': {
      target: 'terminated',
      actions: [closing('terminated'), effect('letter.termination-notice')],
      meta: {
        by: [supervisor],
        label: '终止审核',
        tone: 'danger',
        basis: cite('csrc-222', '终止情形'),
      } satisfies ActionMeta,
    },
    ...suspensionAsked(reviewer),
    ...withdrawalOfFiled,
    ...reporting,
  }
}

/** 中止: one may still withdraw, terminate, report and upload; the suspension clock runs meanwhile. */
export function suspendedMap(resumable: readonly string[], supervisor: Seat, reviewers: readonly Seat[]) {
  return {
    'review.resume': resumable.map((state) => ({
      target: state,
      guard: { type: 'mayResume' as const, params: { state } },
      actions: [remember.resumption, effect('letter.resumption-notice'), effect('notice.turn', { what: 'resumed' })],
      meta: {
        by: reviewers,
        label: '恢复审核',
        tone: 'primary',
        blocked: '只有作出中止决定的一方可以恢复。',
      } satisfies ActionMeta,
    })),
    'suspension.lapse': {
      target: 'terminated',
      actions: [
        closing('terminated'),
        effect('letter.termination-notice'),
        effect('notice.lapse', { what: 'suspension' }),
      ],
      meta: { by: ['system'] as readonly Seat[], label: '中止超过最长期限' } satisfies ActionMeta,
    },
    'review.terminate': {
      target: 'terminated',
      actions: [closing('terminated'), effect('letter.termination-notice')],
      meta: {
        by: [supervisor],
        label: '终止审核',
        tone: 'danger',
        basis: cite('csrc-222', '终止情形'),
      } satisfies ActionMeta,
    },
    ...resumptionAsked(reviewers),
    ...withdrawalOfFiled,
    ...reporting,
  }
}

/** Papers not answered in time. Interbank: the papers go back; exchange: suspension 901, which may still be cured. */
export const lapseToWithdrawn = {
  'reply.lapse': {
    target: 'withdrawn',
    actions: [closing('withdrawn'), effect('letter.termination-notice'), effect('notice.lapse', { what: 'reply' })],
    meta: { by: ['system'] as readonly Seat[], label: '逾期未回复' } satisfies ActionMeta,
  },
}

export const lapseToSuspended = (state: string, reviewer: Seat) => ({
  'reply.lapse': {
    target: 'suspended',
    actions: [
      remember.suspension(state, reviewer),
      effect('letter.suspension-notice'),
      effect('notice.lapse', { what: 'reply' }),
    ],
    meta: { by: ['system'] as readonly Seat[], label: '逾期未回复，超期中止' } satisfies ActionMeta,
  },
})

/** A material event before the notice means another meeting (domain §3.2): back to the same reviewers. */
export const reopening = (to: string) => ({
  'matter.reopen': {
    target: to,
    guard: 'somethingReported' as const,
    actions: [remember.mattersSettled, effect('letter.reopening-notice')],
    meta: {
      by: ['venue-secretary'] as readonly Seat[],
      label: '因重大事项重新审核',
      blocked: '没有待处理的重大事项报告。',
    } satisfies ActionMeta,
  },
})
