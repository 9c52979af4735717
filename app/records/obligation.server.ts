import { saveObligation } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { isPaymentKind } from './bond-obligations.server.ts'
import { meetObligation, obligationOf, refuseFuture, unpaidOf } from './bond-of-run.server.ts'
import { bookPayment } from './bond-payment.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { redateClocks } from './redate-clocks.server.ts'

/** What becomes of one obligation: paid, paid late, disclosed, or waived by the holders. */
export const obligation: RecordStep = async (recording): Promise<void> => {
  const { step } = recording.params
  if (step === 'paid') await paid(recording)
  else if (step === 'cured') await cured(recording)
  else if (step === 'disclosed') await disclosed(recording)
  else await waived(recording)
  await redateClocks(recording.desk, recording.run.id, recording.event.stamp)
}

const paid = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, paidOn } = outstandingEvents['interest.pay'].parse(event.data)
  const owed = await open(desk, run, id)
  if (owed.kind !== 'interest') throw refused('请选择一笔利息。', { obligation: ['请选择付息义务'] })
  refuseFuture(paidOn, event.stamp.at, 'paidOn')
  if (owed.due_on > paidOn) throw refused('付息日未到。', { paidOn: [`付息日为 ${owed.due_on}`] })
  const amount = await unpaidOf(desk.tx, owed)
  await bookPayment(desk, { obligation: owed, amount, on: paidOn, source: 'issuer', stamp: event.stamp })
}

const cured = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, amount, paidOn } = outstandingEvents['arrears.pay'].parse(event.data)
  const owed = await open(desk, run, id)
  if (!isPaymentKind(owed.kind)) throw refused('请选择欠付的本息。', { obligation: ['请选择付款义务'] })
  refuseFuture(paidOn, event.stamp.at, 'paidOn')
  const left = await unpaidOf(desk.tx, owed)
  if (amount > left) throw refused('补付金额超过欠付金额。', { amount: [`尚欠 ${amountWithUnit(left)}`] })
  await bookPayment(desk, { obligation: owed, amount, on: paidOn, source: 'issuer', stamp: event.stamp })
}

const disclosed = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, filedOn } = outstandingEvents['disclosure.file'].parse(event.data)
  const owed = await open(desk, run, id)
  if (isPaymentKind(owed.kind)) throw refused('付款义务不能以披露了结。', { obligation: ['请选择信息披露义务'] })
  refuseFuture(filedOn, event.stamp.at, 'filedOn')
  await meetObligation(desk, id, filedOn, event.stamp.id)
}

const waived = async ({ desk, run, event }: Recording): Promise<void> => {
  const { obligation: id, meetingOn } = outstandingEvents['obligation.waive'].parse(event.data)
  const owed = await open(desk, run, id)
  refuseFuture(meetingOn, event.stamp.at, 'meetingOn')
  if (owed.kind === 'redemption')
    throw refused('本金不能以豁免了结，请登记展期或处置终结。', { obligation: ['请选择本金以外的义务'] })
  await saveObligation(desk.tx, id, { state: 'waived', done_on: meetingOn, done_event: event.stamp.id })
}

async function open(desk: Desk, run: Row<'run'>, id: string): Promise<Row<'obligation'>> {
  const owed = await obligationOf(desk, run, id)
  if (owed.state === 'done') throw refused('这项义务已经履行。', { obligation: [`已于 ${owed.done_on ?? ''} 履行`] })
  if (owed.state === 'waived') throw refused('这项义务已经豁免或不再存在。', { obligation: ['请重新选择'] })
  return owed
}
