import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { atBirth } from './context.ts'
import { remember, reserve } from './setup.ts'

const keepers: readonly Seat[] = ['steward', 'lead-underwriter']
const anyone: readonly Seat[] = ['steward', 'lead-underwriter', 'issuer']

const pooling = cite('beijing-2025-draft', '（十二）专属服务平台：项目储备')
const guidance = cite('beijing-2025-draft', '（十二）专属服务平台：政策辅导')

/** 出库 is final: a project that comes back is a new project that continues this one (design §2). */
const removal = {
  'reserve.remove': {
    target: 'removed',
    meta: { by: anyone, label: '出库', tone: 'danger' } satisfies ActionMeta,
  },
}

/** The route may change only while nobody has stated that the issuer qualifies on it. */
const choosing = {
  'route.choose': {
    actions: [effect('record.route')],
    meta: { by: anyone, label: '选择申报路径' } satisfies ActionMeta,
  },
}

/** Project reserve (domain §3.6): lead, pooled, guided, mature, then a mandate between two parties, or removed. */
export const reserveMachine = reserve.createMachine({
  id: 'reserve',
  context: () => ({ ...atBirth }),
  initial: 'lead',
  states: {
    lead: {
      tags: ['awaiting:steward', 'awaiting:lead-underwriter'],
      meta: { title: '线索', lane: 'main' },
      on: {
        'reserve.pool': {
          target: 'pooled',
          meta: { by: anyone, label: '入库', tone: 'primary', basis: pooling },
        },
        ...choosing,
        ...removal,
      },
    },
    pooled: {
      tags: ['awaiting:steward', 'awaiting:lead-underwriter'],
      meta: { title: '入库', lane: 'main' },
      on: {
        'reserve.guide': {
          target: 'guided',
          meta: { by: keepers, label: '开始辅导', tone: 'primary', basis: guidance },
        },
        ...choosing,
        ...removal,
      },
    },
    guided: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter', 'awaiting:steward'],
      meta: { title: '辅导', lane: 'main', clocks: { running: ['guidance'] } },
      on: {
        'guidance.note': {
          actions: [effect('notice.turn', { what: 'guidance' })],
          meta: { by: anyone, label: '记录辅导' },
        },
        'reserve.mature': {
          target: 'mature',
          guard: { type: 'given', params: { key: 'eligibility' } },
          actions: [effect('record.findings', { step: 'mature' })],
          meta: { by: keepers, label: '确认成熟', tone: 'primary', blocked: '还不能确认成熟：{eligibility}' },
        },
        ...choosing,
        ...removal,
      },
    },
    mature: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '成熟', lane: 'main' },
      on: {
        'reserve.mandate': {
          target: 'offered',
          guard: { type: 'given', params: { key: 'eligibility' } },
          actions: [remember.offer, effect('notice.turn', { what: 'mandate' })],
          meta: {
            by: ['lead-underwriter'],
            label: '提出承销委托',
            tone: 'primary',
            blocked: '还不能提出委托：{eligibility}',
          },
        },
        'reserve.return': {
          target: 'guided',
          meta: { by: keepers, label: '退回辅导' },
        },
        ...removal,
      },
    },
    offered: {
      tags: ['awaiting:issuer'],
      meta: { title: '待接受委托', lane: 'main' },
      on: {
        'mandate.accept': {
          target: 'mandated',
          guard: { type: 'otherThan', params: { of: 'offeredBy' } },
          actions: [
            effect('record.findings', { step: 'mandate' }),
            effect('record.registration', { step: 'open' }),
            effect('letter.reserve-registration'),
          ],
          meta: {
            by: ['issuer'],
            label: '接受委托，转入申报',
            tone: 'primary',
            blocked: '委托由双方订立，提出人不得代发行人接受。',
          },
        },
        'mandate.decline': {
          target: 'mature',
          guard: { type: 'otherThan', params: { of: 'offeredBy' } },
          actions: [remember.noOffer],
          meta: { by: ['issuer'], label: '不接受委托', blocked: '委托由双方订立，提出人不得代发行人答复。' },
        },
        'mandate.retract': {
          target: 'mature',
          guard: 'ownOffer',
          actions: [remember.noOffer],
          meta: { by: ['lead-underwriter'], label: '收回委托', blocked: '只有提出委托的主承销商可以收回。' },
        },
        ...removal,
      },
    },
    mandated: { type: 'final', meta: { title: '转申报', lane: 'main' } },
    removed: { type: 'final', meta: { title: '出库', lane: 'side' } },
  },
})
