import { cite } from '../library/library.ts'
import { firstOpinion, granting, secondOpinion, whileRegistered } from './deciding.ts'
import { answeringInternal, intake, internalReview, preparation, submission } from './filing.ts'
import { greenChannel, greenRevoking } from './green-channel.ts'
import { lapseToWithdrawn, reopening, suspendedMap, whileOpen, withdrawal } from './leaving.ts'
import { concluding, conditioning, consenting, convening, voting } from './meeting.ts'
import { answer, ask, extending, permitting } from './rounds.ts'
import { birth, registration } from './setup.ts'

const NAFMII = (word: string) => ({ NAFMII: word })
const open = (state: string) => ({ ...whileOpen(state, 'venue-review', 'venue-supervisor'), ...greenChannel })
const asking = { by: ['venue-review'], label: '发出反馈意见', needs: 'reviewers' } as const
const resumable = [
  'filed',
  'supplementing',
  'accepted',
  'reviewing',
  'asked',
  'concurring',
  'to-meeting',
  'met',
  'conditional',
  'consenting',
  'granting',
]

/** Interbank corporate registration with the dealers' association (domain §3.2). Status words as published there. */
export const interbankMachine = registration.createMachine({
  id: 'registration-interbank',
  context: birth,
  initial: 'preparing',
  states: {
    preparing: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '编制中', lane: 'main' },
      on: preparation,
    },
    'internal-review': {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '内部审核', lane: 'main' },
      on: internalReview('cleared'),
    },
    answering: { ...answeringInternal, on: { ...answer(['internal-review']), ...withdrawal } },
    cleared: {
      tags: ['awaiting:lead-underwriter'],
      meta: { title: '待报送', lane: 'main' },
      on: submission,
    },
    filed: {
      tags: ['awaiting:venue-intake'],
      meta: { title: '待受理', official: NAFMII('待受理'), lane: 'main', clocks: { running: ['intake'] } },
      on: {
        ...intake('venue-intake', 'accepted', cite('nafmii-process', '要件核对')),
        ...permitting('venue-supervisor'),
        ...open('filed'),
      },
    },
    supplementing: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '待补正', official: NAFMII('待受理'), lane: 'side', clocks: { running: ['supplement'] } },
      on: { ...answer(['filed']), ...lapseToWithdrawn, ...open('supplementing') },
    },
    accepted: {
      tags: ['awaiting:venue-review'],
      meta: { title: '已受理', official: NAFMII('已受理'), lane: 'main', clocks: { running: ['review'] } },
      on: {
        'review.begin': {
          target: 'reviewing',
          guard: { type: 'given', params: { key: 'reviewers' } },
          meta: { by: ['venue-review'], label: '开始预评', tone: 'primary', blocked: '还不能开始预评：{reviewers}' },
        },
        ...open('accepted'),
      },
    },
    reviewing: {
      tags: ['awaiting:venue-review'],
      meta: { title: '预评中', official: NAFMII('预评中'), lane: 'main', clocks: { running: ['review'] } },
      on: {
        'feedback.issue': ask({ from: 'reviewing', to: 'asked', origin: 'review', ...asking }),
        ...permitting('venue-supervisor'),
        ...firstOpinion,
        ...open('reviewing'),
      },
    },
    asked: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: {
        title: '反馈中',
        official: NAFMII('反馈中'),
        lane: 'side',
        clocks: { running: ['reply'], paused: ['review'] },
      },
      on: {
        ...answer(['reviewing', 'consenting', 'granting']),
        ...extending('venue-review'),
        ...lapseToWithdrawn,
        ...open('asked'),
      },
    },
    concurring: {
      tags: ['awaiting:venue-review'],
      meta: { title: '待复核', official: NAFMII('预评中'), lane: 'main', clocks: { running: ['review'] } },
      on: { ...secondOpinion('to-meeting', 'reviewing'), ...open('concurring') },
    },
    'to-meeting': {
      tags: ['awaiting:venue-secretary'],
      meta: { title: '待上会', official: NAFMII('待上会'), lane: 'main' },
      on: { ...convening('met'), ...reopening('reviewing'), ...open('to-meeting') },
    },
    met: {
      tags: ['awaiting:expert', 'awaiting:venue-secretary'],
      meta: { title: '已上会', official: NAFMII('已上会'), lane: 'main' },
      on: {
        ...voting,
        ...concluding({ passed: 'granting', conditional: 'conditional', refused: 'returned', outcome: 'returned' }),
        ...reopening('reviewing'),
        ...open('met'),
      },
    },
    conditional: {
      tags: ['awaiting:venue-secretary'],
      meta: { title: '有条件接受', official: NAFMII('已上会'), lane: 'side' },
      on: {
        ...conditioning,
        ...open('conditional'),
      },
    },
    consenting: {
      tags: ['awaiting:expert', 'awaiting:venue-secretary'],
      meta: { title: '待专家书面同意', official: NAFMII('已上会'), lane: 'side' },
      on: {
        ...consenting('granting'),
        ...open('consenting'),
      },
    },
    granting: {
      tags: ['awaiting:venue-secretary'],
      meta: { title: '待出具通知书', official: NAFMII('已上会'), lane: 'main' },
      on: {
        ...granting('venue-secretary', '出具接受注册通知书'),
        'feedback.issue': ask({
          from: 'granting',
          to: 'asked',
          origin: 'after-meeting',
          by: ['venue-secretary'],
          label: '就会后事项提出意见',
          needs: 'matter',
        }),
        ...reopening('reviewing'),
        ...open('granting'),
      },
    },
    registered: {
      tags: ['awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '完成注册', official: NAFMII('完成注册'), lane: 'main', clocks: { running: ['registration'] } },
      on: whileRegistered,
    },
    suspended: {
      tags: ['awaiting:venue-review', 'awaiting:issuer'],
      meta: { title: '中止', lane: 'side', clocks: { running: ['suspension'], paused: 'all' } },
      on: { ...suspendedMap(resumable, 'venue-supervisor', ['venue-review']), ...greenRevoking },
    },
    withdrawn: { type: 'final', meta: { title: '已撤回', official: NAFMII('已撤回'), lane: 'side' } },
    returned: { type: 'final', meta: { title: '推迟接受，退回文件', official: NAFMII('已撤卷'), lane: 'side' } },
    terminated: { type: 'final', meta: { title: '终止', lane: 'side' } },
    closed: { type: 'final', meta: { title: '已注销', lane: 'side' } },
    lapsed: { type: 'final', meta: { title: '注册失效', official: NAFMII('链接失效'), lane: 'side' } },
  },
})
