import { insertObligations, listObligations, saveObligation } from '#db/queries/bonds.ts'
import type { NewRow, Row } from '#db/schema.ts'
import type { Calendar } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Route, Venue } from '#workflows/kit/seats.ts'
import { cite } from '#workflows/library/library.ts'
import { dutiesOf } from '#workflows/outstanding/duties.ts'
import { lastDayOf, noticeDueOn, type OwedPayment, paymentKinds, paymentsOf } from '#workflows/outstanding/payments.ts'
import { type KeptBond, readTerms } from '#workflows/outstanding/terms.ts'
import type { Desk } from '../commands/desk.server.ts'
import { marketCalendar } from './market.server.ts'

type Stamp = { id: string; at: string }

export const keptBond = (bond: Pick<Row<'bond'>, 'outstanding' | 'value_on' | 'terms'>): KeptBond => ({
  outstanding: bond.outstanding,
  valueOn: bond.value_on,
  terms: readTerms(bond.terms),
})

export const isPaymentKind = (kind: string): boolean => paymentKinds.some((one) => one === kind)

/**
 * Writes what a bond owes from a day on (not included): payments and reports. For an adopted bond that day is the day of
 * adoption, and what fell due before it is not on these books. Reports are owed by a bond that trades: from the day of
 * listing where that is known.
 */
export async function writeObligations(
  desk: Desk,
  bond: Row<'bond'>,
  from: string,
  stamp: Stamp,
  reportsFrom: string = from,
): Promise<void> {
  const calendar = marketCalendar(desk)
  const kept = keptBond(bond)
  const payments = paymentsOf(kept, calendar).filter(({ dueOn }) => dueOn > from)
  const duties = dutiesOf({
    route: desk.project.route as Route,
    venue: desk.project.venue as Venue,
    privatePlacement: desk.project.private_at !== null,
    ...(await ratedOf(desk)),
    from: reportsFrom,
    until: lastDayOf(kept, calendar),
    parameters: desk.rulebook.parameters,
  })
  await insertObligations(desk.tx, [
    ...payments.map((owed) => paymentRow(desk, bond.id, owed, calendar, stamp)),
    ...duties.map(({ kind, title, dueOn, basis }) => ({
      ...blank(desk, bond.id, stamp),
      kind,
      title,
      due_on: dueOn,
      amount: null,
      basis: JSON.stringify(basis),
    })),
  ])
}

async function ratedOf(desk: Desk): Promise<{ rated: boolean; ratedOn?: string | undefined }> {
  const first = await desk.tx
    .selectFrom('rating_action')
    .select('published_on')
    .where('project', '=', desk.project.id)
    .where('published_on', 'is not', null)
    .orderBy('published_on')
    .executeTakeFirst()
  return { rated: first !== undefined, ratedOn: first?.published_on ?? undefined }
}

const blank = (desk: Desk, bond: string, stamp: Stamp) => ({
  id: desk.ports.newId(),
  project: desk.project.id,
  bond,
  state: 'due' as const,
  done_on: null,
  done_event: null,
  notice_due_on: null,
  notice_on: null,
  nominal_on: null,
  created_at: stamp.at,
})

const contract = JSON.stringify(cite('contract', '本息兑付及选择权条款'))

function paymentRow(
  desk: Desk,
  bond: string,
  owed: OwedPayment,
  calendar: Calendar,
  stamp: Stamp,
): NewRow<'obligation'> {
  return {
    ...blank(desk, bond, stamp),
    kind: owed.kind,
    title: owed.title,
    nominal_on: owed.nominalOn,
    due_on: owed.dueOn,
    amount: owed.amount,
    notice_due_on: noticeDueOn(calendar, owed.dueOn),
    basis: contract,
  }
}

const keyOf = (kind: string, nominal: string | null): string => `${kind} ${nominal}`

/**
 * Brings what is still to be paid into step with changed terms: amounts are put right, new payments added, payments that
 * are no more are waived. What was paid stands; so does what is overdue, unless the holders agreed otherwise (`overdueToo`).
 */
export async function reckonAnew(
  desk: Desk,
  bond: Row<'bond'>,
  stamp: Stamp,
  { overdueToo = false }: { overdueToo?: boolean } = {},
): Promise<void> {
  const calendar = marketCalendar(desk)
  const wanted = new Map(paymentsOf(keptBond(bond), calendar).map((owed) => [keyOf(owed.kind, owed.nominalOn), owed]))
  for (const row of (await listObligations(desk.tx, bond.id)).filter(({ kind }) => isPaymentKind(kind))) {
    const key = keyOf(row.kind, row.nominal_on)
    const owed = wanted.get(key)
    wanted.delete(key)
    const stands = row.state === 'done' || row.state === 'waived' || (row.state === 'overdue' && !overdueToo)
    if (stands) continue
    if (!owed) await saveObligation(desk.tx, row.id, { state: 'waived', done_event: stamp.id })
    else if (row.kind !== 'put' && owed.amount !== row.amount)
      await saveObligation(desk.tx, row.id, { amount: owed.amount })
  }
  const today = legalDay(stamp.at)
  const added = [...wanted.values()].filter(({ dueOn }) => dueOn >= today)
  await insertObligations(
    desk.tx,
    added.map((owed) => paymentRow(desk, bond.id, owed, calendar, stamp)),
  )
}
