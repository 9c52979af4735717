import { listObligations, saveBond, saveObligation } from '#db/queries/bonds.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { refused } from '../commands/desk.server.ts'
import { bondOf, refuseFuture, unpaidOf } from './bond-of-run.server.ts'
import { bookPayment, listUnpaid } from './bond-payment.server.ts'
import type { Recording, RecordStep } from './record.server.ts'

/** The last payment of a bond, with which it ends; reports due later are owed no more. */
export const redemption: RecordStep = async (recording): Promise<void> => {
  if (recording.params.by === 'maturity') await payOff(recording)
  await endBond(recording)
}

const payOff = async ({ desk, run, event }: Recording): Promise<void> => {
  const { paidOn } = outstandingEvents['redemption.pay'].parse(event.data)
  refuseFuture(paidOn, event.stamp.at, 'paidOn')
  const owed = await listUnpaid(desk, run.subject_id, paidOn)
  const principal = owed.find(({ kind }) => kind === 'redemption')
  if (!principal) throw refused('兑付日未到。', { paidOn: ['不能早于兑付日'] })
  for (const obligation of owed) {
    const amount = await unpaidOf(desk.tx, obligation)
    await bookPayment(desk, { obligation, amount, on: paidOn, source: 'issuer', stamp: event.stamp })
  }
}

/** Nothing may be left outstanding; what is still on the list is owed no more. */
export async function endBond({ desk, run, event }: Recording): Promise<void> {
  const bond = await bondOf(desk.tx, run)
  if (bond.outstanding !== 0) throw new Error(`Bond ${bond.id} ends with ${bond.outstanding} fen outstanding`)
  for (const { id, state } of await listObligations(desk.tx, bond.id)) {
    if (state === 'due' || state === 'overdue')
      await saveObligation(desk.tx, id, { state: 'waived', done_event: event.stamp.id })
  }
  await saveBond(desk.tx, bond.id, { ended_at: event.stamp.at })
}
