import type { AnyMachineSnapshot } from 'xstate'
import { defineStage } from '../kit/stage.ts'
import { type EnhancementContext, enhancementContext } from './context.ts'
import { enhancementEvents } from './events.ts'
import { enhancementMachine } from './machine.ts'

const because = { reason: '项目情况已经变化' }
const shares = [
  { party: '示例担保公司', order: 1, percent: '40', cap: 8_000_000_000 },
  { party: '示例增信机构', order: 2, percent: '50' },
]

export const enhancementStage = defineStage({
  name: 'enhancement',
  version: 1,
  title: '增信',
  machine: enhancementMachine,
  events: enhancementEvents,
  context: enhancementContext,
  samples: {
    'materials.submit': [{}],
    'materials.return': [because],
    'materials.accept': [{}],
    'arrangement.decline': [because],
    'arrangement.withdraw': [because],
    'parent.close': [{}],
    'diligence.begin': [{ plan: '现场查看与访谈' }],
    'diligence.report': [{ summary: '经营稳定', opinion: '可以支持' }],
    'counter.seek': [{ provider: 'org-guarantor', coverPercent: '40', planned: 16_000_000_000 }],
    'plan.propose': [{ shares, feePercent: '0.6' }],
    'committee.send-back': [because],
    'committee.decline': [because],
    'committee.approve': [{ heldOn: '2026-03-16', opinion: '同意' }],
    'agreement.sign': [{ letter: '担保函第 1 号', signedOn: '2026-03-20', actual: 20_000_000_000 }],
    'arrangement.activate': [{}],
    'default.report': [{}],
    'claim.file': [{ obligation: 'obligation-1', amount: 100, reason: '到期未付' }],
    'claim.pay': [{ claim: 'claim-1', amount: 100, on: '2027-04-02' }],
    'recovery.book': [{ claim: 'claim-1', amount: 40, on: '2027-06-01', source: '发行人' }],
    'loss.settle': [{ claim: 'claim-1' }],
    'arrangement.release': [{}],
  },
  openings: [{}, { provider: 'org-enhancer', child: 'no' }, { provider: 'org-guarantor', child: 'yes' }],
  givens: ['facility', 'counter', 'default', 'lastClaim', 'cleared'],
  essence,
})

function essence({ value, context }: AnyMachineSnapshot): unknown {
  const { provider, child, plannedBy, payers }: EnhancementContext = context
  return [
    value,
    provider,
    child,
    ['planning', 'committee'].includes(String(value)) ? plannedBy : 0,
    value === 'claiming' ? [...payers].sort() : 0,
  ]
}
