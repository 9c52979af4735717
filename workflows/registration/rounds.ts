import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import type { RegistrationContext } from './context.ts'
import { underwriter } from './parties.ts'
import { remember } from './setup.ts'

/** Asking and answering, shared by every route. */

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
    actions: [
      remember.extension('granted'),
      effect('record.reply-extension', { step }),
      effect('letter.extension-answer'),
    ],
    meta: { by: [reviewer], label, blocked: '没有待决定的延期申请。' } satisfies ActionMeta,
  })
  return {
    'extension.apply': {
      guard: 'extensionFree' as const,
      actions: [
        remember.extension('asked'),
        effect('record.reply-extension', { step: 'asked' }),
        effect('letter.extension-request'),
      ],
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
