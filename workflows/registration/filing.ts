import type { Basis } from '../kit/finding.ts'
import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { withdrawal } from './leaving.ts'
import { issuerSide, underwriter } from './parties.ts'
import { remember } from './setup.ts'

/** From 编制 through the house's own review to the desk that receives; shared by every route. */

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

/** Intake checks completeness: accept, or return once with every gap named (一次性告知). */
export function intake(by: Seat, accepted: string, basis: Basis) {
  return {
    'filing.accept': {
      target: accepted,
      guard: { type: 'unrefused' as const, params: { key: 'acceptance' } },
      actions: [effect('record.acceptance'), effect('letter.receipt'), effect('letter.acceptance-notice')],
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
