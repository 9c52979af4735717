import { listClaimsOfBond, listObligations, listPayments, saveBond, saveObligation } from '#db/queries/bonds.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { refused } from '../commands/desk.server.ts'
import { refuseFuture, unpaidOf } from './bond-of-run.server.ts'
import { bookPayment, listUnpaid } from './bond-payment.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { endBond } from './redemption.server.ts'

/** What guarantors have paid on claims and is not yet on the bond's own ledger: it satisfies the holders. */
export const claimPaid: RecordStep = async ({ desk, run, event }) => {
  const booked = new Set((await listPayments(desk.tx, run.subject_id)).map(({ claim }) => claim))
  const obligations = await listObligations(desk.tx, run.subject_id)
  for (const claim of await listClaimsOfBond(desk.tx, run.subject_id)) {
    const obligation = obligations.find(({ id }) => id === claim.obligation)
    if (claim.paid === null || booked.has(claim.id) || !obligation) continue
    const amount = Math.min(claim.paid, await unpaidOf(desk.tx, obligation))
    const on = legalDay(claim.paid_at ?? event.stamp.at)
    await bookPayment(desk, { obligation, amount, on, source: 'guarantor', claim: claim.id, stamp: event.stamp })
  }
}

/** Money from the issuer or a security towards arrears: interest first, then principal, the earlier before the later. */
export const bondRecovery: RecordStep = async ({ desk, run, event }) => {
  const { source, amount, receivedOn } = outstandingEvents['recovery.book'].parse(event.data)
  refuseFuture(receivedOn, event.stamp.at, 'receivedOn')
  const owed = await listUnpaid(desk, run.subject_id, legalDay(event.stamp.at))
  const unpaid: number[] = []
  for (const obligation of owed) unpaid.push(await unpaidOf(desk.tx, obligation))
  const total = unpaid.reduce((sum, fen) => sum + fen, 0)
  if (amount > total) throw refused('回收金额超过欠付金额。', { amount: [`尚欠 ${amountWithUnit(total)}`] })
  let left = amount
  for (const [index, obligation] of owed.entries()) {
    const part = Math.min(left, unpaid[index] ?? 0)
    if (part === 0) continue
    left -= part
    await bookPayment(desk, { obligation, amount: part, on: receivedOn, source, stamp: event.stamp })
  }
}

/**
 * 处置终结: what nobody paid is the holders' loss; the bond is off the books with nothing outstanding. What was owed is what
 * the issuer, securities and guarantors paid plus that loss, to the fen.
 */
export const bondSettlement: RecordStep = async (recording): Promise<void> => {
  const { desk, run, event } = recording
  const owed = await listUnpaid(desk, run.subject_id, legalDay(event.stamp.at))
  let lost = 0
  for (const obligation of owed) {
    lost += await unpaidOf(desk.tx, obligation)
    await saveObligation(desk.tx, obligation.id, { state: 'waived', done_event: event.stamp.id })
  }
  await noteSettlement(recording, lost)
  await saveBond(desk.tx, run.subject_id, { outstanding: 0 })
  await endBond(recording)
}

async function noteSettlement({ desk, run, event }: Recording, lost: number): Promise<void> {
  const payments = await listPayments(desk.tx, run.subject_id)
  const from = (...sources: string[]) =>
    amountWithUnit(
      payments.filter(({ source }) => sources.includes(source)).reduce((sum, { amount }) => sum + amount, 0),
    )
  const { at, by } = event.stamp
  await desk.tx
    .insertInto('matter')
    .values({
      id: desk.ports.newId(),
      project: desk.project.id,
      scope_kind: 'bond',
      scope_id: run.subject_id,
      kind: '违约处置终结',
      occurred_on: legalDay(at),
      description: `发行人支付 ${from('issuer')}，担保物及其他回收 ${from('collateral', 'other')}，增信机构代偿 ${from('guarantor')}，持有人损失 ${amountWithUnit(lost)}。`,
      reported_at: at,
      reported_by: by.person,
      settled_at: at,
    })
    .execute()
}
