import type { AnyMachineSnapshot } from 'xstate'
import { defineStage } from '../kit/stage.ts'
import { type OutstandingContext, outstandingContext } from './context.ts'
import { outstandingEvents } from './events.ts'
import { outstandingMachine } from './machine.ts'

const because = { reason: '依据不足' }
const resolution = { meetingOn: '2027-03-01', resolution: '经出席会议的持有人所持表决权的法定比例同意。' }
const obligation = 'obligation-1'

/** A second default or extension opens nothing that the first did not. */
function essence(snapshot: AnyMachineSnapshot): unknown {
  const context: OutstandingContext = snapshot.context
  return [
    snapshot.value,
    context.correction === null ? null : context.correctedBy,
    snapshot.value === 'defaulted' || snapshot.value === 'settling' ? context.accelerated : 0,
    snapshot.value === 'settling' ? context.settledBy : 0,
  ]
}

export const outstandingStage = defineStage({
  name: 'outstanding',
  version: 1,
  title: '存续',
  machine: outstandingMachine,
  events: outstandingEvents,
  context: outstandingContext,
  samples: {
    'notice.publish': [{ obligation, publishedOn: '2027-03-01' }],
    'interest.pay': [{ obligation, paidOn: '2027-04-02' }],
    'put.open': [{ obligation, from: '2029-03-01', until: '2029-03-05' }],
    'put.declare': [{ obligation, amount: 100_000_000 }],
    'put.settle': [{ obligation, paidOn: '2029-04-02' }],
    'coupon.reset': [{ obligation, couponPercent: '2.10' }],
    'call.exercise': [{ obligation }],
    'redemption.pay': [{ paidOn: '2031-04-02' }],
    'extension.agree': [{ ...resolution, maturityOn: '2032-04-02' }],
    'use.book': [{ paidOn: '2026-04-10', use: '股权投资', payee: '示例公司', amount: 100, tech: 'yes' }],
    'use.change': [{ from: '股权投资', to: '偿还有息债务', amount: 100, effectiveOn: '2026-06-01', ...because }],
    'use.report': [{ asOf: '2026-06-30' }],
    'disclosure.file': [{ obligation, filedOn: '2027-04-28' }],
    'matter.report': [{ kind: '重大诉讼', occurredOn: '2027-03-02', description: '新增一项诉讼。' }],
    'officer.change': [
      { name: '示例负责人', position: '财务总监', phone: '010-00000000', changedOn: '2027-03-02', ...because },
    ],
    'holders.convene': [
      {
        heldOn: '2027-04-20',
        recordOn: '2027-04-19',
        manner: 'remote',
        place: '平台视频会议',
        proposals: '关于展期的议案',
      },
    ],
    'obligation.waive': [{ obligation, ...resolution }],
    'correction.propose': [
      { target: 'obligation.done_on', id: obligation, was: '2027-04-02', now: '2027-04-01', reason: '付款日登记有误' },
    ],
    'correction.make': [{}],
    'correction.decline': [because],
    'duty.lapse': [{}],
    'payment.lapse': [{}],
    'maturity.accelerate': [resolution],
    'arrears.pay': [{ obligation, amount: 100, paidOn: '2027-05-06' }],
    'claim.pay': [{}],
    'recovery.book': [{ source: 'issuer', amount: 100, receivedOn: '2027-06-01' }],
    'workout.agree': [{ ...resolution, maturityOn: '2033-04-02' }],
    'default.cure': [{}],
    'settlement.propose': [{ summary: '处置已终结。' }],
    'settlement.confirm': [{}],
    'settlement.send-back': [because],
  },
  givens: [
    'notice',
    'interest',
    'maturity',
    'reset',
    'put-option',
    'put-window',
    'put-due',
    'put-all',
    'call',
    'proceeds',
    'arrears',
    'cured',
    'paid-off',
    'settleable',
  ],
  essence,
})
