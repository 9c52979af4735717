import type { Db, Tx } from '#db/connect.ts'
import { findBond, listObligations, listPayments, saveObligation } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Desk, refused } from '../commands/desk.server.ts'

export async function bondOf(db: Db | Tx, run: Pick<Row<'run'>, 'subject_id'>): Promise<Row<'bond'>> {
  const bond = await findBond(db, run.subject_id)
  if (!bond) throw new Error(`Run on a bond that does not exist: ${run.subject_id}`)
  return bond
}

/** One obligation of the run's bond; refuses another bond's as if it did not exist. */
export async function obligationOf(desk: Desk, run: Row<'run'>, id: string): Promise<Row<'obligation'>> {
  const found = (await listObligations(desk.tx, run.subject_id)).find((row) => row.id === id)
  if (!found) throw refused('本债券没有这项义务。', { obligation: ['请从本债券的义务中选择'] })
  return found
}

/** What is still unpaid of an obligation, in fen: its amount less whatever holders were paid for it, by whomever. */
export async function unpaidOf(db: Db | Tx, obligation: Row<'obligation'>): Promise<number> {
  const paid = (await listPayments(db, obligation.bond)).filter((row) => row.obligation === obligation.id)
  return (obligation.amount ?? 0) - paid.reduce((sum, { amount }) => sum + amount, 0)
}

export function refuseFuture(day: string, at: string, field: string): void {
  if (day > legalDay(at)) throw refused('日期不能晚于今天。', { [field]: ['不能晚于今天'] })
}

/** An obligation is met: the day it was met on and the event that says so. */
export const meetObligation = (desk: Desk, id: string, on: string, event: string): Promise<void> =>
  saveObligation(desk.tx, id, { state: 'done', done_on: on, done_event: event })
