import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'

const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']
const reviewers: readonly Seat[] = ['venue-review', 'venue-supervisor']
/** Before acceptance nobody reviews yet: the desk that receives may decide as well. */
const deciders: readonly Seat[] = ['venue-intake', ...reviewers]
const basis = cite('platform', '绿色通道的异常情形')

const step = (word: string) => [
  effect('record.green-channel', { step: word }),
  effect('notice.turn', { what: `green-${word}` }),
]

/** Leaving the green channel, also while the review is suspended: what is begun from then on has the ordinary terms. */
export const greenRevoking = {
  'green.revoke': {
    guard: { type: 'given' as const, params: { key: 'green-held' } },
    actions: step('revoked'),
    meta: {
      by: reviewers,
      label: '移出绿色通道',
      tone: 'danger',
      blocked: '本项目不在绿色通道内。',
      basis,
    } satisfies ActionMeta,
  },
}

/** 绿色通道 while a review is open: asked for by the issuer's side, decided by the venue, revoked when criteria fall away. */
export const greenChannel = {
  'green.apply': {
    guard: { type: 'given' as const, params: { key: 'green-free' } },
    actions: step('asked'),
    meta: { by: issuerSide, label: '申请绿色通道', blocked: '不能申请：{green-free}', basis } satisfies ActionMeta,
  },
  'green.grant': {
    guard: { type: 'given' as const, params: { key: 'green-asked' } },
    actions: step('granted'),
    meta: { by: deciders, label: '纳入绿色通道', blocked: '不能纳入：{green-asked}', basis } satisfies ActionMeta,
  },
  'green.decline': {
    guard: { type: 'given' as const, params: { key: 'green-open' } },
    actions: step('declined'),
    meta: { by: deciders, label: '不纳入绿色通道', blocked: '没有待答复的绿色通道申请。', basis } satisfies ActionMeta,
  },
  ...greenRevoking,
}
