import { effect } from '../kit/guards.ts'
import type { Seat } from '../kit/seats.ts'
import type { ActionMeta } from '../kit/stage.ts'
import { cite } from '../library/library.ts'
import { birth, enhancement, remember } from './setup.ts'

const providers: readonly Seat[] = ['enhancer', 'guarantor']
const issuerSide: readonly Seat[] = ['issuer', 'lead-underwriter']

/** No procedure of the risk-sharing tool is published (domain §6.4, U8): the order of steps is this platform's own. */
const tool = {
  together: cite('risk-sharing-tool', '央地合作增信'),
  acceptance: cite('risk-sharing-tool', '受理与额度'),
  plan: cite('risk-sharing-tool', '分担方案'),
}

const notMine = '这项增信由另一家机构提供。'
const fourEyes = '评审会须由提出分担方案以外的人作出决定。'

const ending = (outcome: string) => [
  effect('record.facility', { step: 'release' }),
  effect('record.arrangement-end', { outcome }),
]

/** Before the support takes effect the issuer's side may call it off; what was reserved or committed is given back. */
const calledOff = {
  'arrangement.withdraw': {
    target: 'withdrawn',
    actions: ending('withdrawn'),
    meta: { by: issuerSide, label: '撤回增信申请', tone: 'danger' } satisfies ActionMeta,
  },
  'parent.close': {
    target: 'withdrawn',
    actions: ending('withdrawn'),
    meta: { by: ['system'] as readonly Seat[], label: '项目或主增信已终止' } satisfies ActionMeta,
  },
}

const open = {
  'arrangement.decline': {
    target: 'declined',
    guard: 'provider' as const,
    actions: ending('declined'),
    meta: { by: providers, label: '不予增信', tone: 'danger', blocked: notMine } satisfies ActionMeta,
  },
  ...calledOff,
}

const submitting = {
  'materials.submit': {
    target: 'materials',
    actions: [effect('letter.enhancement-application')],
    meta: { by: issuerSide, label: '提交申请材料', tone: 'primary' } satisfies ActionMeta,
  },
}

const seekingCounter = {
  'counter.seek': {
    guard: 'mayCounter' as const,
    actions: [effect('record.arrangement')],
    meta: {
      by: providers,
      label: '要求反担保',
      blocked: '反担保由本安排的增信机构要求；反担保之上不再设反担保。',
      basis: tool.together,
    } satisfies ActionMeta,
  },
}

const sentBack = {
  'committee.send-back': {
    target: 'planning',
    guard: 'committee' as const,
    meta: { by: providers, label: '退回修改方案', blocked: fourEyes } satisfies ActionMeta,
  },
}

const loss = {
  by: providers,
  label: '确认损失分摊',
  tone: 'primary',
  blocked: '先行代偿后，由付款人以外的人确认损失。',
} satisfies ActionMeta
const settled = effect('record.loss')

/** One bond's end does not release what still covers another: then the message of the clockwork changes nothing. */
const release = {
  by: ['system', 'enhancer', 'guarantor'],
  label: '解除增信',
  blocked: '还不能解除：{cleared}',
} satisfies ActionMeta

/** The bond's default reaches every arrangement; one that owes nothing on it (a direct investment) stays as it is. */
const claiming = (state: string) => ({
  'default.report': [
    {
      target: 'claiming',
      guard: { type: 'given' as const, params: { key: 'default' } },
      actions: [effect('record.claim', { step: 'default' })],
      meta: { by: ['system'] as readonly Seat[], label: '债券违约，登记代偿请求' } satisfies ActionMeta,
    },
    {
      target: state,
      meta: { by: ['system'] as readonly Seat[], label: '债券违约，登记代偿请求' } satisfies ActionMeta,
    },
  ],
  'claim.file': {
    target: 'claiming',
    guard: 'claimant' as const,
    actions: [effect('record.claim', { step: 'file' }), effect('notice.turn', { what: 'claim' })],
    meta: {
      by: ['lead-underwriter', 'trustee', 'issuer', 'enhancer'] as readonly Seat[],
      label: '提出代偿请求',
      tone: 'danger',
      blocked: '增信机构不能向自己提出代偿请求。',
    } satisfies ActionMeta,
  },
})

/** One provider's support of one project (domain §6.4): guarantee, CRMW, direct investment, or a counter-guarantee behind one. */
export const enhancementMachine = enhancement.createMachine({
  id: 'enhancement',
  context: birth,
  initial: 'interest',
  states: {
    interest: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter'],
      meta: { title: '意向', lane: 'main' },
      on: { ...submitting, ...open },
    },
    materials: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '材料', lane: 'main' },
      on: {
        'materials.accept': {
          target: 'accepted',
          guard: { type: 'providerGiven', params: { key: 'facility' } },
          actions: [effect('record.facility', { step: 'reserve' })],
          meta: {
            by: providers,
            label: '受理',
            tone: 'primary',
            blocked: '还不能受理：{facility}',
            basis: tool.acceptance,
          },
        },
        'materials.return': {
          target: 'supplementing',
          guard: 'provider',
          meta: { by: providers, label: '退回补充材料', blocked: notMine },
        },
        ...open,
      },
    },
    supplementing: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter'],
      meta: { title: '待补充材料', lane: 'side' },
      on: { ...submitting, ...open },
    },
    accepted: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '受理', lane: 'main' },
      on: {
        'diligence.begin': {
          target: 'due-diligence',
          guard: 'provider',
          meta: { by: providers, label: '开始尽调', tone: 'primary', blocked: notMine },
        },
        ...open,
      },
    },
    'due-diligence': {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '尽调', lane: 'main', clocks: { running: ['due-diligence'] } },
      on: {
        'diligence.report': {
          target: 'planning',
          guard: 'provider',
          meta: { by: providers, label: '提交尽调报告', tone: 'primary', blocked: notMine },
        },
        ...seekingCounter,
        ...open,
      },
    },
    planning: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '分担方案', lane: 'main' },
      on: {
        'plan.propose': {
          target: 'committee',
          guard: { type: 'providerGiven', params: { key: 'counter' } },
          // The application with the plan as proposed takes the place of the one without.
          actions: [remember.planner, effect('record.sharing-plan'), effect('letter.enhancement-application')],
          meta: {
            by: providers,
            label: '提出分担方案',
            tone: 'primary',
            blocked: '还不能提出方案：{counter}',
            basis: tool.plan,
          },
        },
        ...seekingCounter,
        ...open,
      },
    },
    committee: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '评审会', lane: 'main' },
      on: {
        'committee.approve': {
          target: 'committed',
          guard: 'committee',
          actions: [
            effect('record.commitment'),
            effect('record.facility', { step: 'commit' }),
            effect('notice.turn', { what: 'committed' }),
          ],
          meta: { by: providers, label: '评审通过，占用额度', tone: 'primary', blocked: fourEyes },
        },
        'committee.decline': {
          target: 'declined',
          guard: 'committee',
          actions: ending('declined'),
          meta: { by: providers, label: '评审不通过', tone: 'danger', blocked: fourEyes },
        },
        ...sentBack,
        ...calledOff,
      },
    },
    committed: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '额度占用', lane: 'main' },
      on: {
        'agreement.sign': {
          target: 'signed',
          guard: 'provider',
          actions: [
            effect('record.signing'),
            effect('record.facility', { step: 'fit' }),
            effect('letter.warrant-prospectus'),
          ],
          meta: { by: providers, label: '签署增信文件', tone: 'primary', blocked: notMine },
        },
        ...open,
      },
    },
    signed: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '签署', lane: 'main' },
      on: {
        'arrangement.activate': {
          target: 'in-force',
          guard: 'effective',
          actions: [effect('notice.turn', { what: 'in-force' })],
          meta: { by: ['system', 'enhancer', 'guarantor'], label: '增信生效', tone: 'primary', blocked: notMine },
        },
        ...calledOff,
      },
    },
    'in-force': {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '生效', lane: 'main' },
      on: {
        ...claiming('in-force'),
        'arrangement.release': [
          { target: 'released', guard: 'releasable', actions: ending('released'), meta: release },
          { target: 'in-force', guard: 'bySystem', meta: release },
        ],
      },
    },
    claiming: {
      tags: ['awaiting:enhancer', 'awaiting:guarantor'],
      meta: { title: '代偿与追偿', lane: 'side' },
      on: {
        ...claiming('claiming'),
        'claim.pay': {
          guard: 'provider',
          actions: [remember.payer, effect('record.claim-payment')],
          meta: { by: providers, label: '代偿付款', tone: 'primary', blocked: notMine },
        },
        'recovery.book': {
          guard: 'provider',
          actions: [effect('record.recovery')],
          meta: { by: providers, label: '登记追偿回收', blocked: notMine },
        },
        'loss.settle': [
          { target: 'in-force', guard: 'settlesLast', actions: [remember.noPayers, settled], meta: loss },
          { guard: 'settles', actions: [settled], meta: loss },
        ],
      },
    },
    released: { type: 'final', meta: { title: '解除', lane: 'main' } },
    declined: { type: 'final', meta: { title: '不予增信', lane: 'side' } },
    withdrawn: { type: 'final', meta: { title: '已撤回', lane: 'side' } },
  },
})
