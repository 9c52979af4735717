import { effect } from '../kit/guards.ts'
import type { Seat, Venue } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { firstOpinion, granting, secondOpinion, whileRegistered } from './deciding.ts'
import { answeringInternal, intake, internalReview, preparation, submission } from './filing.ts'
import { greenChannel, greenRevoking } from './green-channel.ts'
import { lapseToSuspended, reopening, suspendedMap, whileOpen, withdrawal } from './leaving.ts'
import { concluding, conditioning, consenting, convening, voting } from './meeting.ts'
import { answer, ask, extending, permitting } from './rounds.ts'
import { birth, registration } from './setup.ts'

/** The exchanges' public words (domain §3.1); those of the Beijing exchange are taken to be Shanghai's (U6). */
export const words = (word: string, rest: Partial<Record<Venue, string>> = {}) => ({
  SSE: word,
  SZSE: word,
  BSE: word,
  ...rest,
})

const open = (state: string) => ({ ...whileOpen(state, 'venue-review', 'venue-supervisor'), ...greenChannel })

const asking = (from: string) =>
  ask({ from, to: 'asked', origin: 'review', by: ['venue-review'], label: '发出反馈意见', needs: 'reviewers' })

export const untilFiled = {
  preparing: {
    tags: ['awaiting:lead-underwriter' as const, 'awaiting:issuer' as const],
    meta: { title: '编制中', lane: 'main' as const },
    on: preparation,
  },
  'internal-review': {
    tags: ['awaiting:lead-underwriter' as const],
    meta: { title: '内部审核', lane: 'main' as const },
    on: internalReview('cleared'),
  },
  answering: { ...answeringInternal, on: { ...answer(['internal-review']), ...withdrawal } },
  cleared: {
    tags: ['awaiting:lead-underwriter' as const],
    meta: { title: '待报送', lane: 'main' as const },
    on: submission,
  },
}

/**
 * From 已申报 to 通过: the same on every exchange, public or private (domain §3.3, §3.4). `returns` are the states a round
 * can go back to; a first round asked while 已受理 comes back as 已回复, never as 已受理.
 */
export const exchangeReview = (returns: readonly string[]) => ({
  filed: {
    tags: ['awaiting:venue-intake' as const],
    meta: {
      title: '已申报',
      official: words('已申报', { SZSE: '已申报' }),
      lane: 'main' as const,
      clocks: { running: ['intake' as const] },
    },
    on: {
      ...intake('venue-intake', 'accepted', cite('csrc-222', '受理')),
      ...permitting('venue-supervisor'),
      ...open('filed'),
    },
  },
  supplementing: {
    tags: ['awaiting:lead-underwriter' as const, 'awaiting:issuer' as const],
    meta: {
      title: '待补正',
      official: words('已申报'),
      lane: 'side' as const,
      clocks: { running: ['supplement' as const] },
    },
    on: { ...answer(['filed']), ...lapseToSuspended('supplementing', 'venue-review'), ...open('supplementing') },
  },
  accepted: {
    tags: ['awaiting:venue-review' as const],
    meta: {
      title: '已受理',
      official: words('已受理'),
      lane: 'main' as const,
      clocks: { running: ['review' as const] },
    },
    on: { 'feedback.issue': asking('replied'), ...firstOpinion, ...open('accepted') },
  },
  asked: {
    tags: ['awaiting:lead-underwriter' as const, 'awaiting:issuer' as const],
    meta: {
      title: '已反馈',
      official: words('已反馈'),
      lane: 'side' as const,
      clocks: { running: ['reply' as const], paused: ['review' as const, 'authority' as const] },
    },
    on: {
      'feedback.receive': {
        target: 'received',
        meta: { by: ['lead-underwriter'] as readonly Seat[], label: '接收反馈意见', tone: 'primary' as const },
      },
      ...extending('venue-review'),
      ...lapseToSuspended('asked', 'venue-review'),
      ...open('asked'),
    },
  },
  received: {
    tags: ['awaiting:lead-underwriter' as const, 'awaiting:issuer' as const],
    meta: {
      title: '已接收反馈意见',
      official: words('已接收反馈意见', { SZSE: '已反馈' }),
      lane: 'side' as const,
      clocks: { running: ['reply' as const], paused: ['review' as const, 'authority' as const] },
    },
    on: {
      ...answer(returns),
      ...extending('venue-review'),
      ...lapseToSuspended('received', 'venue-review'),
      ...open('received'),
    },
  },
  replied: {
    tags: ['awaiting:venue-review' as const],
    meta: {
      title: '已回复',
      official: words('已回复交易所意见', { SZSE: '已反馈' }),
      lane: 'main' as const,
      clocks: { running: ['review' as const] },
    },
    on: {
      'feedback.issue': asking('replied'),
      ...permitting('venue-supervisor'),
      ...firstOpinion,
      ...open('replied'),
    },
  },
  concurring: {
    tags: ['awaiting:venue-review' as const],
    meta: {
      title: '待复核',
      official: words('已受理'),
      lane: 'main' as const,
      clocks: { running: ['review' as const] },
    },
    on: { ...secondOpinion('to-meeting', 'replied'), ...open('concurring') },
  },
  'to-meeting': {
    tags: ['awaiting:venue-secretary' as const],
    meta: {
      title: '待上会',
      official: words('已受理'),
      lane: 'main' as const,
      clocks: { running: ['review' as const] },
    },
    on: { ...convening('met'), ...reopening('replied'), ...open('to-meeting') },
  },
  met: {
    tags: ['awaiting:expert' as const, 'awaiting:venue-secretary' as const],
    meta: {
      title: '专家会议中',
      official: words('已受理'),
      lane: 'main' as const,
      clocks: { running: ['review' as const] },
    },
    on: {
      ...voting,
      ...concluding({ passed: 'passed', conditional: 'conditional', refused: 'rejected', outcome: 'rejected' }),
      ...reopening('replied'),
      ...open('met'),
    },
  },
  conditional: {
    tags: ['awaiting:venue-secretary' as const],
    meta: {
      title: '有条件通过',
      official: words('已受理'),
      lane: 'side' as const,
      clocks: { paused: ['review' as const] },
    },
    on: { ...conditioning, ...open('conditional') },
  },
  consenting: {
    tags: ['awaiting:expert' as const, 'awaiting:venue-secretary' as const],
    meta: {
      title: '待专家书面同意',
      official: words('已回复交易所意见'),
      lane: 'side' as const,
      clocks: { paused: ['review' as const] },
    },
    on: { ...consenting('passed'), ...open('consenting') },
  },
})

export const afterMeeting = (from: string) => ({
  'feedback.issue': ask({
    from,
    to: 'asked',
    origin: 'after-meeting',
    by: ['venue-secretary'],
    label: '就会后事项提出意见',
    needs: 'matter',
  }),
})

export const reviewStates = [
  'filed',
  'supplementing',
  'accepted',
  'asked',
  'received',
  'replied',
  'concurring',
  'to-meeting',
  'met',
  'conditional',
  'consenting',
  'passed',
]

export const endings = {
  withdrawn: { type: 'final' as const, meta: { title: '已撤回', official: words('终止'), lane: 'side' as const } },
  rejected: {
    type: 'final' as const,
    meta: { title: '未通过', official: words('未通过', { SZSE: '不通过' }), lane: 'side' as const },
  },
  terminated: { type: 'final' as const, meta: { title: '终止', official: words('终止'), lane: 'side' as const } },
  closed: { type: 'final' as const, meta: { title: '已注销', lane: 'side' as const } },
  lapsed: { type: 'final' as const, meta: { title: '批文失效', lane: 'side' as const } },
}

export const suspended = (states: readonly string[], reviewers: readonly Seat[]) => ({
  tags: ['awaiting:venue-review' as const, 'awaiting:issuer' as const],
  meta: {
    title: '中止',
    official: words('中止'),
    lane: 'side' as const,
    clocks: { running: ['suspension' as const], paused: 'all' as const },
  },
  on: { ...suspendedMap(states, 'venue-supervisor', reviewers), ...greenRevoking },
})

/** Public offering at an exchange: the exchange reviews, CSRC registers (domain §3.3). */
export const exchangePublicMachine = registration.createMachine({
  id: 'registration-exchange-public',
  context: birth,
  initial: 'preparing',
  states: {
    ...untilFiled,
    ...exchangeReview(['replied', 'consenting', 'passed', 'relaying']),
    passed: {
      tags: ['awaiting:venue-secretary'],
      meta: { title: '通过', official: words('通过'), lane: 'main' },
      on: {
        'authority.submit': {
          target: 'authority',
          guard: { type: 'given', params: { key: 'sealed' } },
          actions: [effect('letter.sealed-contents'), effect('notice.turn', { what: 'authority' })],
          meta: {
            by: ['venue-secretary'],
            label: '封卷并提交注册',
            tone: 'primary',
            blocked: '还不能提交注册：{sealed}',
          },
        },
        ...afterMeeting('passed'),
        ...reopening('replied'),
        ...open('passed'),
      },
    },
    authority: {
      tags: ['awaiting:csrc'],
      meta: { title: '提交注册', official: words('提交注册'), lane: 'main', clocks: { running: ['authority'] } },
      on: {
        ...granting('csrc', '予以注册'),
        'authority.return': ask({
          from: 'relaying',
          to: 'asked',
          origin: 'authority',
          by: ['csrc'],
          label: '退回补充意见',
          needs: 'authority',
        }),
        'authority.refuse': {
          target: 'refused',
          actions: [effect('record.closing', { outcome: 'refused' }), effect('letter.refusal-notice')],
          meta: {
            by: ['csrc'],
            label: '不予注册',
            tone: 'danger',
            basis: cite('csrc-222', '注册决定'),
          },
        },
        ...whileOpen('authority', 'csrc', 'csrc'),
      },
    },
    relaying: {
      tags: ['awaiting:venue-review'],
      meta: { title: '注册意见已回复', official: words('已回复交易所意见'), lane: 'side' },
      on: {
        'authority.submit': {
          target: 'authority',
          guard: { type: 'given', params: { key: 'settled' } },
          actions: [effect('letter.sealed-contents')],
          meta: { by: ['venue-review'], label: '转报注册机关', tone: 'primary', blocked: '还不能转报：{settled}' },
        },
        'item.accept': firstOpinion['item.accept'],
        ...open('relaying'),
      },
    },
    registered: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '注册生效', official: words('注册生效'), lane: 'main', clocks: { running: ['registration'] } },
      on: whileRegistered,
    },
    suspended: suspended([...reviewStates, 'authority', 'relaying'], ['venue-review', 'csrc']),
    refused: { type: 'final', meta: { title: '不予注册', official: words('不予注册'), lane: 'side' } },
    ...endings,
  },
})

/** Private placement at an exchange: confirmation of listing conditions, no CSRC state (domain §3.4). */
export const exchangePrivateMachine = registration.createMachine({
  id: 'registration-exchange-private',
  context: birth,
  initial: 'preparing',
  states: {
    ...untilFiled,
    ...exchangeReview(['replied', 'consenting', 'passed']),
    passed: {
      tags: ['awaiting:venue-secretary'],
      meta: { title: '通过', official: words('通过'), lane: 'main' },
      on: {
        ...granting('venue-secretary', '出具无异议函'),
        ...afterMeeting('passed'),
        ...reopening('replied'),
        ...open('passed'),
      },
    },
    registered: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '无异议函有效', official: words('通过'), lane: 'main', clocks: { running: ['registration'] } },
      on: whileRegistered,
    },
    suspended: suspended(reviewStates, ['venue-review']),
    ...endings,
  },
})
