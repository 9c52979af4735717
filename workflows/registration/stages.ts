import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import { defineStage, type Stage } from '../kit/stage.ts'
import { type RegistrationContext, registrationContext } from './context.ts'
import { registrationEvents } from './events.ts'
import { exchangePrivateMachine, exchangePublicMachine } from './exchange.ts'
import { interbankMachine } from './interbank.ts'
import { licenceMachine } from './licence.ts'

const items = [{ title: '募集资金用途', category: '募集资金', severity: '一般', question: '请说明测算口径。' }]
const because = { reason: '材料不符' }

const samples: Stage['samples'] = {
  'rating.engage': [{ agency: 'org-rater', subject: 'issuer', subjectName: '发行人' }],
  'enhancement.seek': [{ instrument: 'guarantee', provider: 'org-enhancer', planned: 100, riskSharingTool: 'yes' }],
  'filing.request-review': [{}],
  'filing.send-back': [because],
  'filing.clear': [{ opinion: '同意报送' }],
  'filing.submit': [{}],
  'filing.return': [{ items }],
  'filing.accept': [{}],
  'review.begin': [{}],
  'feedback.issue': [{ items }],
  'feedback.permit': [{ filing: 'filing-1', reason: '新收到举报，前一轮无从得知' }],
  'feedback.receive': [{}],
  'extension.apply': [{ days: 5, reason: '补充审计' }],
  'extension.grant': [{}],
  'extension.decline': [because],
  'feedback.reply': [{}],
  'item.accept': [{ item: 'item-1' }],
  'review.pass': [{ opinion: '无异议' }],
  'review.concur': [{ opinion: '同意' }],
  'review.dissent': [because],
  'meeting.convene': [{ heldOn: '2026-03-02', experts: ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'] }],
  'meeting.vote': [
    { vote: 'accept', opinion: '接受' },
    { vote: 'conditional', opinion: '附条件接受' },
    { vote: 'postpone', opinion: '推迟接受' },
  ],
  'meeting.minute': [{ accept: 5, conditional: 0, postpone: 0, document: '会议纪要' }],
  'meeting.conclude': [{ summary: '会议结论' }],
  'condition.issue': [{ items }],
  'condition.consent': [{ opinion: '同意' }],
  'authority.submit': [{ number: '提交 1 号' }],
  'authority.return': [{ items }],
  'authority.refuse': [because],
  'opinion.give': [{ number: '意见 1 号', on: '2026-03-02' }],
  'opinion.decline': [because],
  'registration.grant': [{ number: '通知书 1 号', on: '2026-03-02', months: 24 }],
  'registration.refuse': [because],
  'registration.adopt': [{ number: '既有 1 号', on: '2025-03-03', effectiveTo: '2027-03-03' }],
  'green.apply': [{}],
  'green.grant': [{ contact: '审核三部 王老师 010-00000000' }],
  'green.decline': [because],
  'green.revoke': [because],
  'matter.report': [{ kind: '诉讼', occurredOn: '2026-03-02', description: '新增一项诉讼' }],
  'matter.reopen': [because],
  'offering.plan': [
    {
      kind: 'new',
      name: '26示例PPN001',
      bookOn: '2026-04-01',
      lines: [{ name: '品种一', tenor: '3Y', planned: 100, maximum: 100, rateLow: '1', rateHigh: '3' }],
    },
  ],
  'registration.close': [because],
  'review.suspend': [{ cause: 'own-application', reason: '补充材料' }],
  'suspension.apply': [because],
  'suspension.decline': [because],
  'resumption.apply': [because],
  'resumption.decline': [because],
  'review.resume': [because],
  'filing.withdraw': [because],
  'review.terminate': [because],
  'reply.lapse': [{}],
  'suspension.lapse': [{}],
  'registration.lapse': [{}],
}

const givens = [
  'checklist',
  'submission',
  'reviewers',
  'examiner',
  'settled',
  'recorded',
  'matter',
  'sealed',
  'authority',
  'grant',
  'balance',
  'idle',
  'answered',
  'asked-before',
  'acceptance',
  'green-held',
  'green-free',
  'green-open',
  'green-asked',
]

/** Votes count by opinion; two rounds teach no more than one. */
function essence(snapshot: AnyMachineSnapshot): unknown {
  const { value } = snapshot
  const context: RegistrationContext = snapshot.context
  const tally = (vote: string) => Object.values(context.votes).filter((cast) => cast === vote).length
  return [
    value,
    value === 'suspended' ? [context.resumeTo, context.resumeBy] : 0,
    ['asked', 'received', 'supplementing', 'answering'].includes(String(value))
      ? [context.returnTo, context.extension]
      : 0,
    ['internal-review', 'answering', 'cleared', 'preparing'].includes(String(value)) ? context.preparedBy : 0,
    value === 'concurring' ? context.passedBy : 0,
    value === 'met' ? [Object.keys(context.votes).sort(), tally('accept'), Math.min(tally('postpone'), 2)] : 0,
    value === 'consenting' ? [tally('accept'), context.consents.length, context.experts[0] ?? ''] : 0,
    Math.min(context.matters, 1),
    // In every other state; among the votes it would only multiply them.
    value === 'met' || value === 'consenting' ? 0 : context.applied,
  ]
}

/** Each route's machine takes only its own events: the schema list follows the machine. */
function registrationOf(title: string, machine: AnyStateMachine): Stage {
  const handled = new Set(Object.values(machine.states).flatMap((state) => [...state.transitions.keys()]))
  const own = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([type]) => handled.has(type)))
  return defineStage({
    name: 'registration',
    version: 2,
    title,
    machine,
    events: own(registrationEvents),
    context: registrationContext,
    samples: own(samples),
    givens,
    essence,
  })
}

export const registrationStages = {
  interbank: registrationOf('注册（银行间市场）', interbankMachine),
  'exchange-public': registrationOf('注册（交易所公开发行）', exchangePublicMachine),
  'exchange-private': registrationOf('确认（交易所非公开发行）', exchangePrivateMachine),
  licence: registrationOf('许可（银行间市场金融债券）', licenceMachine),
}
