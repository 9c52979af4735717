import { effect } from '../kit/guards.ts'
import { cite } from '../library/library.ts'
import { cancelling, confirmingPayment, paidIn, postponing, reallocating, receiving } from './parts.ts'
import { birth, issuance, remember } from './setup.ts'

const publication = cite('disclosure-2020-22', '发行文件公布')

/** One book, from its papers to trading (domain §7). What follows listing is the bond's own run. */
export const issuanceMachine = issuance.createMachine({
  id: 'issuance',
  context: birth,
  initial: 'preparing',
  states: {
    preparing: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '发行准备', lane: 'main' },
      on: {
        'schedule.set': {
          actions: [effect('record.schedule', { step: 'set' }), effect('letter.issue-schedule')],
          meta: { by: ['lead-underwriter'], label: '确定发行安排' },
        },
        'papers.publish': {
          target: 'announced',
          guard: { type: 'given', params: { key: 'publication' } },
          actions: [
            effect('record.publication'),
            effect('letter.issuance-plan'),
            effect('letter.subscription-note'),
            effect('letter.subscription-form'),
            effect('letter.issue-announcement'),
            effect('letter.supplement'),
            effect('letter.filing-list'),
            effect('notice.turn', { what: 'announced' }),
          ],
          meta: {
            by: ['lead-underwriter'],
            label: '公布发行文件',
            tone: 'primary',
            blocked: '还不能公布：{publication}',
            basis: publication,
          },
        },
        ...cancelling,
      },
    },
    announced: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '已公告', lane: 'main' },
      on: {
        'book.open': {
          target: 'book-open',
          guard: { type: 'given', params: { key: 'book-day' } },
          actions: [effect('record.book', { step: 'open' }), effect('notice.turn', { what: 'book-open' })],
          meta: { by: ['lead-underwriter'], label: '开始簿记', tone: 'primary', blocked: '还不能开始簿记：{book-day}' },
        },
        ...postponing,
        ...cancelling,
      },
    },
    'book-open': {
      tags: ['awaiting:investor', 'awaiting:lead-underwriter'],
      meta: { title: '簿记中', lane: 'main', clocks: { running: ['book'] } },
      on: {
        'book.extend': {
          guard: 'mayExtend',
          actions: [remember.extension, effect('record.book', { step: 'extend' })],
          meta: {
            by: ['lead-underwriter'],
            label: '延长簿记时间',
            blocked: '簿记时间只能在截止前延长一次。',
            basis: cite('customs', '簿记时间的延长'),
          },
        },
        'book.close': {
          target: 'book-closed',
          guard: { type: 'given', params: { key: 'book-over' } },
          actions: [effect('record.book', { step: 'close' }), effect('notice.turn', { what: 'book-closed' })],
          meta: { by: ['lead-underwriter'], label: '簿记截止', tone: 'primary', blocked: '还不能截止：{book-over}' },
        },
        'book.lapse': {
          target: 'book-closed',
          actions: [effect('record.book', { step: 'close' }), effect('notice.lapse', { what: 'book' })],
          meta: { by: ['system'], label: '簿记日终，自动截止' },
        },
        ...reallocating,
        ...postponing,
        ...cancelling,
      },
    },
    'book-closed': {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '簿记截止', lane: 'main' },
      on: {
        'allotment.propose': {
          target: 'allotting',
          guard: { type: 'given', params: { key: 'demand' } },
          actions: [remember.proposer, effect('record.allotment', { step: 'propose' })],
          meta: { by: ['lead-underwriter'], label: '提出配售结果', tone: 'primary', blocked: '不能配售：{demand}' },
        },
        ...reallocating,
        ...postponing,
        ...cancelling,
      },
    },
    allotting: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '配售待确认', lane: 'main' },
      on: {
        'allotment.confirm': {
          target: 'allotted',
          guard: { type: 'otherThan', params: { of: 'proposedBy' } },
          actions: [
            effect('record.allotment', { step: 'confirm' }),
            effect('letter.allotment-notice'),
            effect('letter.book-report'),
            effect('notice.turn', { what: 'allotted' }),
          ],
          meta: {
            by: ['lead-underwriter', 'issuer'],
            label: '确认配售结果',
            tone: 'primary',
            blocked: '提出配售结果的人不得自行确认。',
          },
        },
        'allotment.send-back': {
          target: 'book-closed',
          guard: { type: 'otherThan', params: { of: 'proposedBy' } },
          actions: [remember.nobody, effect('record.allotment', { step: 'drop' })],
          meta: {
            by: ['lead-underwriter', 'issuer'],
            label: '退回重新配售',
            blocked: '提出配售结果的人不得自行退回。',
          },
        },
        ...cancelling,
      },
    },
    allotted: {
      tags: ['awaiting:investor', 'awaiting:lead-underwriter'],
      meta: { title: '已配售，待缴款', lane: 'main', clocks: { running: ['payment'] } },
      on: {
        ...receiving,
        ...confirmingPayment,
        'payment.lapse': [
          {
            target: 'paid',
            guard: { type: 'given', params: { key: 'paid-in-full' } },
            actions: paidIn,
            meta: { by: ['system'], label: '缴款日终' },
          },
          {
            target: 'short',
            actions: [effect('notice.lapse', { what: 'payment' })],
            meta: { by: ['system'], label: '缴款日终' },
          },
        ],
        ...cancelling,
      },
    },
    short: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '缴款不足', lane: 'side' },
      on: {
        'payment.shortfall': {
          guard: { type: 'given', params: { key: 'unpaid' } },
          actions: [effect('record.shortfall')],
          meta: {
            by: ['lead-underwriter'],
            label: '处置未缴款获配额',
            tone: 'primary',
            blocked: '没有逾期未缴的获配额。',
            basis: cite('customs', '未按时缴款'),
          },
        },
        ...receiving,
        ...confirmingPayment,
        ...cancelling,
      },
    },
    paid: {
      tags: ['awaiting:registrar'],
      meta: { title: '已缴款', lane: 'main' },
      on: {
        'securities.register': {
          target: 'registered',
          actions: [
            effect('record.bond'),
            effect('letter.result-announcement'),
            effect('letter.listing-application'),
            effect('notice.turn', { what: 'registered' }),
          ],
          meta: { by: ['registrar'], label: '办理初始登记', tone: 'primary' },
        },
      },
    },
    registered: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '已登记', lane: 'main' },
      on: {
        'listing.confirm': {
          target: 'listed',
          actions: [effect('record.listing'), effect('notice.turn', { what: 'listed' })],
          meta: { by: ['lead-underwriter'], label: '确认上市流通', tone: 'primary' },
        },
      },
    },
    listed: { type: 'final', meta: { title: '上市流通', lane: 'main' } },
    cancelled: { type: 'final', meta: { title: '取消发行', lane: 'side' } },
  },
})
