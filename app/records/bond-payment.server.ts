import { insertPayment, listObligations, saveBond } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import type { Desk } from '../commands/desk.server.ts'
import { isPaymentKind, reckonAnew } from './bond-obligations.server.ts'
import { bondOf, meetObligation, unpaidOf } from './bond-of-run.server.ts'

type Paid = {
  obligation: Row<'obligation'>
  amount: number
  on: string
  source: Row<'payment'>['source']
  claim?: string
  stamp: { id: string; at: string }
}

/**
 * Books money to holders towards one obligation. Paid in full, it is met; principal that is met leaves the amount
 * outstanding. Returns what is still unpaid of it.
 */
export async function bookPayment(desk: Desk, { obligation, amount, on, source, claim, stamp }: Paid): Promise<number> {
  const before = await unpaidOf(desk.tx, obligation)
  if (amount > before) throw new Error(`Paid ${amount} fen where ${before} were owed on ${obligation.id}`)
  if (amount > 0) {
    await insertPayment(desk.tx, {
      id: desk.ports.newId(),
      project: desk.project.id,
      bond: obligation.bond,
      obligation: obligation.id,
      source,
      claim: claim ?? null,
      amount,
      paid_on: on,
      at: stamp.at,
      event: stamp.id,
    })
  }
  const left = before - amount
  if (left === 0) {
    await meetObligation(desk, obligation.id, on, stamp.id)
    if (obligation.kind === 'redemption') await repayPrincipal(desk, obligation)
    if (obligation.kind === 'put' && amount > 0) await repayPut(desk, obligation, stamp)
  }
  return left
}

async function repayPrincipal(desk: Desk, { bond: id, amount }: Row<'obligation'>): Promise<void> {
  const bond = await bondOf(desk.tx, { subject_id: id })
  await saveBond(desk.tx, id, { outstanding: bond.outstanding - (amount ?? 0) })
}

/** What was put is given back: less is outstanding, and coupons are reckoned on what is left. */
async function repayPut(desk: Desk, option: Row<'obligation'>, stamp: Paid['stamp']): Promise<void> {
  const bond = await bondOf(desk.tx, { subject_id: option.bond })
  const terms = readTerms(bond.terms)
  const fen = option.amount ?? 0
  const repayments = [...terms.repayments, { on: option.nominal_on ?? option.due_on, fen, kind: 'put' as const }]
  const change = { outstanding: bond.outstanding - fen, terms: JSON.stringify({ ...terms, repayments }) }
  await saveBond(desk.tx, bond.id, change)
  await reckonAnew(desk, { ...bond, ...change }, stamp)
}

/** Unpaid payments of a bond that fell due by a day, interest before principal, the earlier first. */
export async function listUnpaid(desk: Desk, bond: string, by: string): Promise<Row<'obligation'>[]> {
  const rows = await listObligations(desk.tx, bond)
  return rows
    .filter(
      ({ kind, state, due_on }) => isPaymentKind(kind) && (state === 'due' || state === 'overdue') && due_on <= by,
    )
    .sort((a, b) => rank(a) - rank(b) || (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0))
}

const rank = ({ kind }: Row<'obligation'>): number => (kind === 'interest' ? 0 : 1)
