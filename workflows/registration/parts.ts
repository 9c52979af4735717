import type { Basis } from '../kit/finding.ts'
import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import type { RegistrationContext } from './context.ts'
import { remember } from './setup.ts'

/** Steps that states of every route share. Each returns a fresh transition map. */

const underwriter: readonly Seat[] = ['lead-underwriter']
const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']

export const reporting = {
  'matter.report': {
    actions: [remember.matter, effect('record.matter')],
    meta: { by: issuerSide, label: '报告重大事项' } satisfies ActionMeta,
  },
}

/** Leaving an open review. A reported matter by itself pauses nothing (domain §3.3). */
export function whileOpen(state: string, reviewer: Seat, supervisor: Seat) {
  return {
    'review.suspend': {
      target: 'suspended',
      actions: [remember.suspension(state, reviewer), effect('notice.turn', { what: 'suspended' })],
      meta: {
        by: [reviewer],
        label: '中止审核',
        tone: 'danger',
        basis: cite('csrc-222', '中止情形'),
      } satisfies ActionMeta,
    },
    'review.terminate': {
      target: 'terminated',
      actions: [closing('terminated')],
      meta: {
        by: [supervisor],
        label: '终止审核',
        tone: 'danger',
        basis: cite('csrc-222', '终止情形'),
      } satisfies ActionMeta,
    },
    ...withdrawal,
    ...reporting,
  }
}

export const withdrawal = {
  'filing.withdraw': {
    target: 'withdrawn',
    actions: [closing('withdrawn')],
    meta: { by: issuerSide, label: '撤回申请', tone: 'danger' } satisfies ActionMeta,
  },
}

function closing(outcome: string) {
  return effect('record.closing', { outcome })
}

type Origin = NonNullable<RegistrationContext['origin']>

/** Asking: the round remembers the state it came from and returns there. */
export function ask(asking: {
  from: string
  to: string
  origin: Origin
  by: readonly Seat[]
  label: string
  needs: string
}) {
  const { from, to, origin, by, label, needs } = asking
  return {
    target: to,
    guard: { type: 'given' as const, params: { key: needs } },
    actions: [
      remember.round(origin, from),
      effect('record.round', { origin, returnTo: from }),
      effect('letter.feedback', { origin }),
    ],
    meta: { by, label, blocked: `还不能发出意见：{${needs}}` } satisfies ActionMeta,
  }
}

/** One leave for one opinion that could have been raised a round earlier; the reviewer's own word is not enough. */
export const permitting = (supervisor: Seat) => ({
  'feedback.permit': {
    guard: { type: 'given' as const, params: { key: 'asked-before' } },
    actions: [effect('record.late-leave')],
    meta: {
      by: [supervisor] as readonly Seat[],
      label: '说明后续轮次首次提出的理由',
      blocked: '{asked-before}',
    } satisfies ActionMeta,
  },
})

/** Answering: one guarded transition for each state a round can return to, all behind the same finding. */
export function answer(returns: readonly string[]) {
  return {
    'feedback.reply': returns.map((state) => ({
      target: state,
      guard: { type: 'answered' as const, params: { state } },
      actions: [remember.answered, effect('record.replies'), effect('letter.reply')],
      meta: {
        by: underwriter,
        label: '提交回复',
        tone: 'primary',
        blocked: '还不能提交回复：{answered}',
      } satisfies ActionMeta,
    })),
  }
}

export function extending(reviewer: Seat) {
  const decide = (label: string, step: string) => ({
    guard: 'extensionAsked' as const,
    actions: [remember.extension('granted'), effect('record.reply-extension', { step })],
    meta: { by: [reviewer], label, blocked: '没有待决定的延期申请。' } satisfies ActionMeta,
  })
  return {
    'extension.apply': {
      guard: 'extensionFree' as const,
      actions: [remember.extension('asked'), effect('record.reply-extension', { step: 'asked' })],
      meta: {
        by: underwriter,
        label: '申请延期回复',
        blocked: '每轮只能申请一次延期，本轮已申请过。',
      } satisfies ActionMeta,
    },
    'extension.grant': decide('同意延期', 'granted'),
    'extension.decline': decide('不同意延期', 'declined'),
  }
}

/** 编制: facts, filings, who rates, who enhances; then to internal review. */
export const preparation = {
  'rating.engage': {
    actions: [effect('record.rating-run')],
    meta: { by: issuerSide, label: '委托评级' } satisfies ActionMeta,
  },
  'enhancement.seek': {
    actions: [effect('record.arrangement')],
    meta: { by: issuerSide, label: '申请增信' } satisfies ActionMeta,
  },
  'filing.request-review': {
    target: 'internal-review',
    guard: { type: 'given' as const, params: { key: 'checklist' } },
    actions: [remember.preparer],
    meta: {
      by: underwriter,
      label: '提交内部审核',
      tone: 'primary',
      blocked: '还不能提交内部审核：{checklist}',
    } satisfies ActionMeta,
  },
  ...withdrawal,
}

/** 内核意见: the house's own reviewers ask before anything is filed; the answer returns to them. */
export const internalOpinion = {
  'feedback.issue': {
    target: 'answering',
    guard: { type: 'otherThan' as const, params: { of: 'preparedBy' } },
    actions: [
      remember.round('internal', 'internal-review'),
      effect('record.round', { origin: 'internal', returnTo: 'internal-review' }),
      effect('letter.feedback', { origin: 'internal' }),
    ],
    meta: { by: underwriter, label: '提出内核意见', blocked: '编制人不得复核本人提交的材料。' } satisfies ActionMeta,
  },
}

export const answeringInternal = {
  tags: ['awaiting:lead-underwriter' as const, 'awaiting:issuer' as const],
  meta: { title: '内核意见待答复', lane: 'side' as const },
}

/** Back to the makers, by anybody but the maker. */
const sendingBack = {
  'filing.send-back': {
    target: 'preparing',
    guard: { type: 'otherThan' as const, params: { of: 'preparedBy' } },
    meta: { by: underwriter, label: '退回编制', blocked: '编制人不得复核本人提交的材料。' } satisfies ActionMeta,
  },
}

/** 质控、内核: never by the person who prepared, whatever seat he comes by. */
export function internalReview(
  clearTo: string,
  actions: readonly ReturnType<typeof effect<'record.supervisor'>>[] = [],
) {
  return {
    ...internalOpinion,
    'filing.clear': {
      target: clearTo,
      guard: { type: 'otherThan' as const, params: { of: 'preparedBy' } },
      actions: [effect('record.finals'), ...actions],
      meta: {
        by: underwriter,
        label: '内核通过',
        tone: 'primary',
        blocked: '编制人不得复核本人提交的材料。',
      } satisfies ActionMeta,
    },
    ...sendingBack,
    ...withdrawal,
  }
}

/** 内核已通过，待报送: the rules that block are asked once more, with the evidence as it stands now. */
export const submission = {
  'registration.adopt': {
    target: 'registered',
    actions: [effect('record.adoption'), effect('letter.receipt'), effect('letter.decision')],
    meta: { by: underwriter, label: '承接既有注册' } satisfies ActionMeta,
  },
  'filing.submit': {
    target: 'filed',
    guard: { type: 'given' as const, params: { key: 'submission' } },
    actions: [effect('record.submission'), effect('letter.receipt')],
    meta: {
      by: underwriter,
      label: '报送申请文件',
      tone: 'primary',
      blocked: '还不能报送：{submission}',
    } satisfies ActionMeta,
  },
  ...sendingBack,
  ...withdrawal,
}

/** First opinion and second opinion by two persons (双人负责). */
export const firstOpinion = {
  'review.pass': {
    target: 'concurring',
    guard: { type: 'given' as const, params: { key: 'settled' } },
    actions: [remember.passer],
    meta: {
      by: ['venue-review'] as readonly Seat[],
      label: '提出无异议意见',
      tone: 'primary',
      blocked: '还不能提出通过：{settled}',
    } satisfies ActionMeta,
  },
  'item.accept': {
    actions: [effect('record.item')],
    meta: { by: ['venue-review'] as readonly Seat[], label: '认可一条回复' } satisfies ActionMeta,
  },
}

export function secondOpinion(to: string, back: string) {
  return {
    'review.concur': {
      target: to,
      guard: 'concurs' as const,
      meta: {
        by: ['venue-review'] as readonly Seat[],
        label: '复核同意',
        tone: 'primary',
        blocked: '复核须由另一名审核人员独立作出。',
      } satisfies ActionMeta,
    },
    'review.dissent': {
      target: back,
      guard: 'concurs' as const,
      actions: [remember.nobody],
      meta: {
        by: ['venue-review'] as readonly Seat[],
        label: '复核不同意',
        blocked: '复核须由另一名审核人员独立作出。',
      } satisfies ActionMeta,
    },
  }
}

export function convening(to: string) {
  return {
    'meeting.convene': {
      target: to,
      actions: [remember.experts, effect('record.meeting')],
      meta: { by: ['venue-secretary'] as readonly Seat[], label: '召集评议会议', tone: 'primary' } satisfies ActionMeta,
    },
    'meeting.minute': {
      target: to,
      guard: { type: 'given' as const, params: { key: 'recorded' } },
      actions: [remember.minute, effect('record.minute')],
      meta: {
        by: ['venue-secretary'] as readonly Seat[],
        label: '登记会议结果',
        blocked: '只有代录的席位才登记会议结果；平台上的会议由专家逐一表决。',
      } satisfies ActionMeta,
    },
  }
}

export const voting = {
  'meeting.vote': {
    guard: 'seatedExpert' as const,
    actions: [remember.vote, effect('record.vote')],
    meta: {
      by: ['expert'] as readonly Seat[],
      label: '表决',
      tone: 'primary',
      blocked: '您不是本次会议的专家，或者已经表决。',
    } satisfies ActionMeta,
  },
}

/** The registration holds: issues are drawn on it, matters are reported, it lapses on its day. */
export const whileRegistered = {
  'offering.plan': {
    guard: { type: 'given' as const, params: { key: 'balance' } },
    actions: [effect('record.offering')],
    meta: {
      by: ['issuer', 'lead-underwriter'] as readonly Seat[],
      label: '启动一期发行',
      tone: 'primary',
      blocked: '现在不能启动发行：{balance}',
    } satisfies ActionMeta,
  },
  ...reporting,
  'registration.close': {
    target: 'closed',
    guard: { type: 'given' as const, params: { key: 'idle' } },
    actions: [closing('closed')],
    meta: {
      by: ['issuer', 'lead-underwriter'] as readonly Seat[],
      label: '注销剩余额度',
      blocked: '还不能注销：{idle}',
    } satisfies ActionMeta,
  },
  'registration.lapse': {
    target: 'lapsed',
    actions: [closing('lapsed'), effect('notice.lapse', { what: 'registration' })],
    meta: { by: ['system'] as readonly Seat[], label: '注册有效期届满' } satisfies ActionMeta,
  },
}

export function granting(by: Seat, label: string) {
  return {
    'registration.grant': {
      target: 'registered',
      guard: { type: 'given' as const, params: { key: 'grant' } },
      actions: [effect('record.grant'), effect('letter.decision')],
      meta: {
        by: [by] as readonly Seat[],
        label,
        tone: 'primary',
        blocked: '还不能出具：{grant}',
      } satisfies ActionMeta,
    },
  }
}

/** 中止: one may still withdraw, terminate, report and upload; the suspension clock runs meanwhile. */
export function suspendedMap(resumable: readonly string[], supervisor: Seat, reviewers: readonly Seat[]) {
  return {
    'review.resume': resumable.map((state) => ({
      target: state,
      guard: { type: 'mayResume' as const, params: { state } },
      actions: [remember.resumption, effect('notice.turn', { what: 'resumed' })],
      meta: {
        by: reviewers,
        label: '恢复审核',
        tone: 'primary',
        blocked: '只有作出中止决定的一方可以恢复。',
      } satisfies ActionMeta,
    })),
    'suspension.lapse': {
      target: 'terminated',
      actions: [closing('terminated'), effect('notice.lapse', { what: 'suspension' })],
      meta: { by: ['system'] as readonly Seat[], label: '中止超过最长期限' } satisfies ActionMeta,
    },
    'review.terminate': {
      target: 'terminated',
      actions: [closing('terminated')],
      meta: {
        by: [supervisor],
        label: '终止审核',
        tone: 'danger',
        basis: cite('csrc-222', '终止情形'),
      } satisfies ActionMeta,
    },
    ...withdrawal,
    ...reporting,
  }
}

/** Papers not answered in time. Interbank: the papers go back; exchange: suspension 901, which may still be cured. */
export const lapseToWithdrawn = {
  'reply.lapse': {
    target: 'withdrawn',
    actions: [closing('withdrawn'), effect('notice.lapse', { what: 'reply' })],
    meta: { by: ['system'] as readonly Seat[], label: '逾期未回复' } satisfies ActionMeta,
  },
}

export const lapseToSuspended = (state: string, reviewer: Seat) => ({
  'reply.lapse': {
    target: 'suspended',
    actions: [remember.suspension(state, reviewer), effect('notice.lapse', { what: 'reply' })],
    meta: { by: ['system'] as readonly Seat[], label: '逾期未回复，超期中止' } satisfies ActionMeta,
  },
})

/** A material event before the notice means another meeting (domain §3.2): back to the same reviewers. */
export const reopening = (to: string) => ({
  'matter.reopen': {
    target: to,
    guard: 'somethingReported' as const,
    actions: [remember.mattersSettled],
    meta: {
      by: ['venue-secretary'] as readonly Seat[],
      label: '因重大事项重新审核',
      blocked: '没有待处理的重大事项报告。',
    } satisfies ActionMeta,
  },
})

const conclusion = {
  by: ['venue-secretary'] as readonly Seat[],
  label: '形成会议结论',
  tone: 'primary',
  blocked: '五名专家尚未全部表决。',
} satisfies ActionMeta

/** Two postponements send the papers back, five acceptances pass, anything else is a conditional acceptance. */
export function concluding(to: { passed: string; conditional: string; refused: string; outcome: string }) {
  return {
    'meeting.conclude': [
      { target: to.passed, guard: 'unanimous' as const, meta: conclusion },
      { target: to.refused, guard: 'postponed' as const, actions: [closing(to.outcome)], meta: conclusion },
      { target: to.conditional, guard: 'voted' as const, meta: conclusion },
    ],
  }
}

export const conditioning = {
  'condition.issue': {
    target: 'asked',
    actions: [
      remember.round('meeting', 'consenting'),
      effect('record.round', { origin: 'meeting', returnTo: 'consenting' }),
      effect('letter.feedback', { origin: 'meeting' }),
    ],
    meta: {
      by: ['venue-secretary'] as readonly Seat[],
      label: '发出会后意见',
      tone: 'primary',
      basis: cite('nafmii-rules', '会后意见'),
    } satisfies ActionMeta,
  },
}

const consent = {
  by: ['expert', 'venue-secretary'] as readonly Seat[],
  label: '书面同意',
  tone: 'primary',
  blocked: '只有附条件的专家须书面同意，每人一次。',
} satisfies ActionMeta

/** The conditional experts agree in writing; there is no second vote. */
export function consenting(to: string) {
  const noted = effect('record.vote', { step: 'consent' })
  return {
    'condition.consent': [
      { target: to, guard: 'minuted' as const, meta: consent },
      { target: to, guard: 'lastConsent' as const, actions: [remember.consent, noted], meta: consent },
      { guard: 'conditionalExpert' as const, actions: [remember.consent, noted], meta: consent },
    ],
  }
}

/** Intake checks completeness: accept, or return once with every gap named (一次性告知). */
export function intake(by: Seat, accepted: string, basis: Basis) {
  return {
    'filing.accept': {
      target: accepted,
      guard: { type: 'unrefused' as const, params: { key: 'acceptance' } },
      actions: [effect('record.acceptance'), effect('letter.receipt')],
      meta: {
        by: [by] as readonly Seat[],
        label: '受理',
        tone: 'primary',
        blocked: '按受理日的规则还不能受理：{acceptance}',
        basis,
      } satisfies ActionMeta,
    },
    'filing.return': {
      target: 'supplementing',
      actions: [
        remember.round('intake', 'filed'),
        effect('record.round', { origin: 'intake', returnTo: 'filed' }),
        effect('letter.feedback', { origin: 'intake' }),
      ],
      meta: { by: [by] as readonly Seat[], label: '退回补正（一次性告知）' } satisfies ActionMeta,
    },
  }
}
