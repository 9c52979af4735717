import type { AnyMachineSnapshot } from 'xstate'
import { defineStage } from '../kit/stage.ts'
import { type ReserveContext, reserveContext } from './context.ts'
import { reserveEvents } from './events.ts'
import { reserveMachine } from './machine.ts'

const because = { reason: '资料尚不齐备' }

export const reserveStage = defineStage({
  name: 'reserve',
  version: 1,
  title: '项目储备',
  machine: reserveMachine,
  events: reserveEvents,
  context: reserveContext,
  samples: {
    'reserve.pool': [{ source: 'recommended' }, { source: 'self', note: '发行人自行登记' }],
    'reserve.guide': [{ plan: '核对主体资格，形成待补充证据清单' }],
    'guidance.note': [{ on: '2026-03-02', topic: '主体资格', note: '核对高新技术企业证书' }],
    'route.choose': [{ route: 'interbank', venue: 'NAFMII' }],
    'reserve.mature': [{ test: '科技创新称号', statement: '持有有效的高新技术企业证书' }],
    'reserve.return': [because],
    'reserve.mandate': [{ scope: '牵头主承销，余额包销', amount: 150_000_000_000 }],
    'mandate.accept': [{}],
    'mandate.decline': [because],
    'mandate.retract': [because],
    'reserve.remove': [because],
  },
  givens: ['eligibility'],
  essence,
})

/** Whose offer is open decides what may be done with it. */
function essence({ value, context }: AnyMachineSnapshot): unknown {
  const { offeredBy, offeredFor }: ReserveContext = context
  return [value, value === 'offered' ? [offeredBy, offeredFor] : 0]
}
