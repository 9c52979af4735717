import { insertAllotments, listAllotments, listStandingBids, saveAllotment, saveLine } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { payableFen } from '#workflows/issuance/book.ts'
import { issuanceEvents } from '#workflows/issuance/events.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import { offeringOf } from './offering-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** Money that came in for allotments, each whole: an amount that differs is refused, not booked in part. */
export const investorPayment: RecordStep = async ({ desk, run, event }) => {
  const { payments } = issuanceEvents['payment.receive'].parse(event.data)
  const allotments = await listAllotments(desk.tx, run.subject_id)
  for (const [index, payment] of payments.entries()) {
    const field = `payments.${index}`
    const allotment = allotments.find(({ id }) => id === payment.allotment)
    if (!allotment) throw refused('没有这笔获配额。', { [`${field}.allotment`]: ['本期没有这笔获配额'] })
    if (allotment.paid_at) throw refused('这笔获配额已缴款。', { [`${field}.allotment`]: ['已登记缴款'] })
    if (payment.amount !== allotment.payable)
      throw refused('到账金额与应缴款项不符。', { [`${field}.amount`]: [`应缴 ${amountWithUnit(allotment.payable)}`] })
    await saveAllotment(desk.tx, allotment.id, { paid_at: event.stamp.at })
    allotment.paid_at = event.stamp.at
  }
}

/** An allotment not paid by the end of its day is taken back: another bidder takes it over, or the issue shrinks by it. */
export const shortfall: RecordStep = async ({ desk, run, event }) => {
  const { allotment: id, handling, to } = issuanceEvents['payment.shortfall'].parse(event.data)
  const allotment = (await listAllotments(desk.tx, run.subject_id)).find((row) => row.id === id)
  if (!allotment || allotment.paid_at)
    throw refused('没有这笔逾期未缴的获配额。', { allotment: ['请选择未缴款的获配额'] })
  await saveAllotment(desk.tx, id, { released_at: event.stamp.at })
  if (handling === 'reallot') return takeOver(desk, allotment, to, event.stamp.at)
  const { lines } = await offeringOf(desk.tx, run)
  const line = lines.find((row) => row.id === allotment.line)
  await saveLine(desk.tx, allotment.line, { final: (line?.final ?? 0) - allotment.amount })
}

async function takeOver(desk: Desk, unpaid: Row<'allotment'>, to: string | undefined, at: string): Promise<void> {
  const bid = (await listStandingBids(desk.tx, [unpaid.line])).find((row) => row.id === to)
  if (!bid || bid.investor === unpaid.investor)
    throw refused('请选择承接的申购。', { to: ['请选择本品种中另一投资人的有效申购'] })
  const line = await desk.tx
    .selectFrom('line')
    .innerJoin('offering', 'offering.id', 'line.offering')
    .select(['line.price', 'offering.kind'])
    .where('line.id', '=', unpaid.line)
    .executeTakeFirstOrThrow()
  await insertAllotments(desk.tx, [
    {
      ...unpaid,
      id: desk.ports.newId(),
      bid: bid.id,
      investor: bid.investor,
      payable: payableFen(unpaid.amount, line.kind === 'reopening' ? line.price : null),
      proposed_at: at,
      confirmed_at: at,
      paid_at: null,
      released_at: null,
    },
  ])
}
