import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { birth, rating, remember } from './setup.ts'

const agency: readonly Seat[] = ['rater']
const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']

/** Not checked against the text (domain §5.1): named as its source, never as a reason to block. */
const trade = {
  independence: cite('rating-2019', '独立性'),
  committee: cite('rating-2019', '集体评审'),
  review: cite('rating-2019', '复评'),
  ending: cite('rating-2019', '终止评级'),
  tracking: cite('rating-2019', '跟踪评级'),
}

const voluntary = cite('pboc-2021-11', '取消强制评级')

const otherAgency = '这项评级由另一家评级机构承担。'
const fourEyes = '等级由评审委员会决定，提出等级建议的分析师不得参加。'

const ended = (outcome: string) => effect('record.rating-end', { outcome })

/** The end of one bond ends the tracking only when no other bond of the project is left. */
const closing = { by: ['system'] as readonly Seat[], label: '债券已经了结，跟踪终止' } satisfies ActionMeta

/** Ending before there is a result: by either party to the mandate, with a reason. */
const ending = {
  'rating.end': {
    target: 'ended',
    actions: [ended('ended')],
    meta: {
      by: ['issuer', 'lead-underwriter', 'rater'] as readonly Seat[],
      label: '终止委托',
      tone: 'danger',
      basis: trade.ending,
    } satisfies ActionMeta,
  },
}

const supplying = {
  'data.supply': {
    actions: [remember.supply],
    meta: { by: issuerSide, label: '提供资料', tone: 'primary' } satisfies ActionMeta,
  },
  'data.request': {
    guard: 'agency' as const,
    actions: [effect('notice.turn', { what: 'data-request' })],
    meta: { by: agency, label: '发出资料清单', blocked: otherAgency } satisfies ActionMeta,
  },
}

const deciding = (to: string, step: string) => ({
  'committee.decide': {
    target: to,
    guard: 'otherAnalyst' as const,
    actions: [effect('record.rating-result', { step }), effect('notice.turn', { what: 'rating-result' })],
    meta: {
      by: agency,
      label: '评审会决定等级',
      tone: 'primary',
      blocked: fourEyes,
      basis: trade.committee,
    } satisfies ActionMeta,
  },
})

/** One agency's rating of one subject (domain §5.4): voluntary, one review at most, tracked until the bond is gone. */
export const ratingMachine = rating.createMachine({
  id: 'rating',
  context: birth,
  initial: 'engaged',
  states: {
    engaged: {
      tags: ['awaiting:rater'],
      meta: { title: '委托', lane: 'main' },
      on: {
        'rating.accept': {
          target: 'data-room',
          guard: 'independent',
          actions: [effect('record.rating-terms'), effect('letter.rating-mandate')],
          meta: {
            by: agency,
            label: '接受委托',
            tone: 'primary',
            blocked: '不能接受委托：{independent}',
            basis: trade.independence,
          },
        },
        'rating.decline': {
          target: 'ended',
          guard: 'agency',
          actions: [ended('declined')],
          meta: { by: agency, label: '不接受委托', blocked: otherAgency },
        },
        'rating.waive': {
          target: 'waived',
          actions: [ended('waived')],
          meta: { by: issuerSide, label: '不评级（说明理由）', basis: voluntary },
        },
      },
    },
    'data-room': {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter', 'awaiting:rater'],
      meta: { title: '资料', lane: 'main', clocks: { running: ['rating'] } },
      on: {
        ...supplying,
        'fieldwork.begin': {
          target: 'fieldwork',
          guard: 'supplied',
          meta: { by: agency, label: '开始访谈与现场', tone: 'primary', blocked: '发行人尚未提供资料。' },
        },
        ...ending,
      },
    },
    fieldwork: {
      tags: ['awaiting:rater'],
      meta: { title: '访谈与现场', lane: 'main', clocks: { running: ['rating'] } },
      on: {
        'interview.note': {
          guard: 'agency',
          actions: [remember.visit],
          meta: { by: agency, label: '登记访谈或现场查看', blocked: otherAgency },
        },
        'fieldwork.close': {
          target: 'draft',
          guard: 'visited',
          meta: { by: agency, label: '结束现场工作', tone: 'primary', blocked: '尚未登记访谈或现场查看。' },
        },
        ...supplying,
        ...ending,
      },
    },
    draft: {
      tags: ['awaiting:rater'],
      meta: { title: '初稿', lane: 'main', clocks: { running: ['rating'] } },
      on: {
        'draft.submit': {
          target: 'committee',
          guard: 'agency',
          actions: [remember.analyst],
          meta: { by: agency, label: '提交初稿和等级建议', tone: 'primary', blocked: otherAgency },
        },
        ...supplying,
        ...ending,
      },
    },
    committee: {
      tags: ['awaiting:rater'],
      meta: { title: '评审会', lane: 'main', clocks: { running: ['rating'] } },
      on: {
        ...deciding('notified', 'first'),
        'committee.send-back': {
          target: 'draft',
          guard: 'otherAnalyst',
          actions: [remember.noAnalyst],
          meta: { by: agency, label: '退回补充', blocked: fourEyes },
        },
        ...ending,
      },
    },
    notified: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter'],
      meta: { title: '结果告知', lane: 'main', clocks: { running: ['objection'] } },
      on: {
        'result.accept': {
          target: 'settled',
          meta: { by: issuerSide, label: '对结果无异议', tone: 'primary' },
        },
        'review.request': {
          target: 'reappraisal',
          guard: 'reviewFree',
          actions: [remember.review],
          meta: {
            by: ['issuer'],
            label: '申请复评',
            blocked: '复评以一次为限。',
            basis: trade.review,
          },
        },
        'objection.lapse': {
          target: 'settled',
          actions: [effect('notice.lapse', { what: 'objection' })],
          meta: { by: ['system'], label: '复评申请期届满' },
        },
        ...ending,
      },
    },
    reappraisal: {
      tags: ['awaiting:rater'],
      meta: { title: '复评', lane: 'side' },
      on: { ...deciding('settled', 'review'), ...ending },
    },
    settled: {
      tags: ['awaiting:rater'],
      meta: { title: '待出具', lane: 'main' },
      on: {
        'rating.issue': {
          target: 'published',
          guard: 'agency',
          actions: [effect('record.rating-publication', { step: 'issue' })],
          meta: { by: agency, label: '出具评级报告', tone: 'primary', blocked: otherAgency },
        },
        ...ending,
      },
    },
    published: {
      tags: ['awaiting:rater'],
      meta: { title: '出具', lane: 'main' },
      on: {
        'rating.publish': {
          target: 'tracking',
          guard: 'agency',
          actions: [remember.noAnalyst, effect('record.rating-publication', { step: 'publish' })],
          meta: { by: agency, label: '公布评级结果', tone: 'primary', blocked: otherAgency },
        },
        ...ending,
      },
    },
    tracking: {
      tags: ['awaiting:rater'],
      meta: { title: '跟踪', lane: 'main' },
      on: {
        'tracking.propose': {
          guard: 'agency',
          actions: [remember.analyst],
          meta: { by: agency, label: '提出跟踪评级建议', blocked: otherAgency },
        },
        'rating.track': {
          guard: 'otherAnalyst',
          actions: [remember.noAnalyst, effect('record.rating-tracking')],
          meta: {
            by: agency,
            label: '出具跟踪评级',
            tone: 'primary',
            blocked: '先由分析师提出建议，再由另一人出具。',
            basis: trade.tracking,
          },
        },
        'rating.withdraw': {
          target: 'ended',
          guard: 'agency',
          actions: [ended('withdrawn')],
          meta: { by: agency, label: '终止评级并公告', tone: 'danger', blocked: otherAgency },
        },
        'tracking.close': [
          {
            target: 'ended',
            guard: { type: 'given', params: { key: 'cleared' } },
            actions: [ended('closed')],
            meta: closing,
          },
          { target: 'tracking', meta: closing },
        ],
      },
    },
    waived: { type: 'final', meta: { title: '不评级', lane: 'side' } },
    ended: { type: 'final', meta: { title: '终止', lane: 'side' } },
  },
})
