import { findBond, listObligations } from '#db/queries/bonds.ts'
import { findOffering } from '#db/queries/offerings.ts'
import { findRun } from '#db/queries/runs.ts'
import { type CalendarId, workingDayOnOrAfter, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type ClockName, datedClocks } from '#workflows/kit/clocks.ts'
import { lapseOn } from '#workflows/outstanding/payments.ts'
import { readTerms } from '#workflows/outstanding/terms.ts'
import type { Desk } from '../commands/desk.server.ts'
import { isPaymentKind } from './bond-obligations.server.ts'
import { marketCalendar } from './market.server.ts'

/**
 * Clocks that run to a day named in rows instead of a budget of the rulebook: the day of the book, the day of payment, the
 * next payment and the next report of a bond. Undefined: the clock is not of that kind. Null: no such day is left.
 */
export async function dayOfClock(desk: Desk, run: string, name: ClockName): Promise<string | null | undefined> {
  if (!datedClocks.some((dated) => dated === name)) return undefined
  const row = await findRun(desk.tx, run)
  if (!row) return undefined
  if (row.stage === 'issuance') {
    const offering = await findOffering(desk.tx, row.subject_id)
    return (name === 'book' ? offering?.book_on : offering?.payment_on) ?? null
  }
  if (row.stage !== 'outstanding') return undefined
  return name === 'debt-service' ? nextPaymentOn(desk, row.subject_id) : nextReportOn(desk, row.subject_id)
}

/** The day whose end makes the next unpaid payment a default. A put without declarations owes nothing yet. */
async function nextPaymentOn(desk: Desk, bondId: string): Promise<string | null> {
  const bond = await findBond(desk.tx, bondId)
  if (!bond) return null
  const { graceDays } = readTerms(bond.terms)
  const next = (await listObligations(desk.tx, bondId)).find(
    ({ kind, state, amount }) => isPaymentKind(kind) && state === 'due' && (amount ?? 0) > 0,
  )
  return next ? lapseOn(marketCalendar(desk), next.due_on, graceDays) : null
}

/** A report due on a day off may be filed on the next working day (民法典 §203). */
async function nextReportOn(desk: Desk, bondId: string): Promise<string | null> {
  const next = (await listObligations(desk.tx, bondId)).find(
    ({ kind, state }) => !isPaymentKind(kind) && state === 'due',
  )
  return next ? workingDayOnOrAfter(desk.rulebook.calendars.statutory, next.due_on) : null
}

/** The working days from an instant to the end of a day; nought when the day is today or past. */
export const budgetTo = ({ rulebook }: Pick<Desk, 'rulebook'>, calendar: string, at: string, day: string): number =>
  Math.max(0, workingDaysBetween(rulebook.calendars[calendar as CalendarId], legalDay(at), day))
