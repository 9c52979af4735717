import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { closing } from './leaving.ts'
import { remember } from './setup.ts'

/** The meeting of experts and what follows it. */

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

const conclusion = {
  by: ['venue-secretary'] as readonly Seat[],
  label: '形成会议结论',
  tone: 'primary',
  blocked: '五名专家尚未全部表决。',
} satisfies ActionMeta

const told = effect('letter.meeting-conclusion')

/** Two postponements send the papers back, five acceptances pass, anything else is a conditional acceptance. */
export function concluding(to: { passed: string; conditional: string; refused: string; outcome: string }) {
  return {
    'meeting.conclude': [
      { target: to.passed, guard: 'unanimous' as const, actions: [told], meta: conclusion },
      { target: to.refused, guard: 'postponed' as const, actions: [closing(to.outcome), told], meta: conclusion },
      { target: to.conditional, guard: 'voted' as const, actions: [told], meta: conclusion },
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
