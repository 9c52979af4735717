import type { AnyMachineSnapshot } from 'xstate'
import { defineStage } from '../kit/stage.ts'
import { type IssuanceContext, issuanceContext } from './context.ts'
import { issuanceEvents } from './events.ts'
import { issuanceMachine } from './machine.ts'

const because = { reason: '市场波动' }
const dates = { bookOn: '2026-04-01', paymentOn: '2026-04-02', valueOn: '2026-04-02', listingOn: '2026-04-03' }

/** Two reallocations teach no more than one; who proposed matters only while a proposal awaits its confirmation. */
function essence(snapshot: AnyMachineSnapshot): unknown {
  const context: IssuanceContext = snapshot.context
  return [
    snapshot.value,
    context.postponed,
    snapshot.value === 'book-open' ? context.extended : 0,
    snapshot.value === 'allotting' ? context.proposedBy : 0,
  ]
}

export const issuanceStage = defineStage({
  name: 'issuance',
  version: 1,
  title: '发行',
  machine: issuanceMachine,
  events: issuanceEvents,
  context: issuanceContext,
  samples: {
    'schedule.set': [
      {
        ...dates,
        bookFrom: '09:00',
        bookUntil: '18:00',
        paymentHour: '15:00',
        minimumBid: 1_000_000_000,
        step: 100_000_000,
      },
    ],
    'papers.publish': [{ place: '上海清算所网站' }],
    'offering.postpone': [{ ...dates, ...because }],
    'book.open': [{}],
    'book.extend': [{ until: '19:00', ...because }],
    'line.reallocate': [{ from: 'line-1', to: 'line-2', amount: 100_000_000 }],
    'book.close': [{}],
    'book.lapse': [{}],
    'allotment.propose': [{}],
    'allotment.confirm': [{}],
    'allotment.send-back': [because],
    'payment.receive': [{ payments: [{ allotment: 'allotment-1', amount: 100_000_000 }] }],
    'payment.confirm': [{}],
    'payment.lapse': [{}],
    'payment.shortfall': [{ allotment: 'allotment-1', handling: 'reduce', ...because }],
    'securities.register': [{ registeredOn: '2026-04-02', lines: [{ line: 'line-1', code: '102600001' }] }],
    'listing.confirm': [{ listedOn: '2026-04-03' }],
    'offering.cancel': [because],
  },
  givens: ['publication', 'book-day', 'book-running', 'book-over', 'lines', 'demand', 'paid-in-full', 'unpaid'],
  essence,
})
