import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { closing, reporting } from './leaving.ts'
import { remember } from './setup.ts'

/** Two opinions, the notice, and what it allows. */

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
