import type { Row } from '#db/schema.ts'
import { addWorkingDays, type Calendar, type CalendarId, workingDayOnOrAfter } from '#workflows/calendar/calendar.ts'
import { type Clock, fold, standing } from '#workflows/calendar/clock.ts'
import { addDays, daysBetween, endOfDay, legalDay } from '#workflows/calendar/day.ts'
import { escalationSteps, nextEscalation } from '#workflows/calendar/escalation.ts'
import { limitInMonths, validityPeriod } from '#workflows/calendar/validity-period.ts'
import { datedClocks } from '#workflows/kit/clocks.ts'
import type { Desk } from './desk.server.ts'

export type Counting = Pick<Row<'clock'>, 'name' | 'unit' | 'budget' | 'calendar'>

export type Due = Pick<Row<'clock'>, 'due_on' | 'due_at' | 'provisional_at' | 'alert_at'>

export const notDue: Due = { due_on: null, due_at: null, provisional_at: null, alert_at: null }

/**
 * Due day, due instant, whether it rests on days nobody has announced yet, and when somebody is told next, given the
 * highest share told already; all null while the clock is held.
 */
export function dueOf(
  { rulebook }: Pick<Desk, 'rulebook'>,
  clock: Counting,
  ledger: Clock,
  now: string,
  alerted = 0,
): Due {
  const calendar = rulebook.calendars[clock.calendar as CalendarId]
  if (clock.unit === 'month') return dueInMonths(calendar, clock, ledger, now)
  const { dueOn, dueAt, provisional } = standing(ledger, calendar, now)
  const alert_at = nextEscalation(ledger, calendar, alerted, alertSteps(clock))?.at ?? null
  return { due_on: dueOn, due_at: dueAt, provisional_at: provisional ? now : null, alert_at }
}

/** A day that stands in the papers is told when it comes; the share of the time up to it means nothing. */
export const alertSteps = ({ name }: Pick<Counting, 'name'>): typeof escalationSteps | readonly [100] =>
  datedClocks.some((dated) => dated === name) ? [100] : escalationSteps

/**
 * A limit in months runs through days off; what it was held for is added to its end, in days, and then what it was
 * extended by, in working days. A validity is never held.
 */
function dueInMonths(calendar: Calendar, clock: Counting, { entries }: Clock, now: string): Due {
  const [first] = entries
  if (!first || fold(entries).mode !== 'running') return notDue
  if (clock.name === 'registration') {
    const { to, endsAt } = validityPeriod(legalDay(first.at), clock.budget)
    return { ...notDue, due_on: to, due_at: endsAt }
  }
  let [held, extended, pausedOn] = [0, 0, '']
  for (const { kind, at, days } of entries) {
    if (kind === 'pause') pausedOn = legalDay(at)
    if (kind === 'resume') held += daysBetween(pausedOn, legalDay(at))
    if (kind === 'extend') extended += days ?? 0
  }
  const limit = limitInMonths(calendar, legalDay(first.at), clock.budget)
  const ended = held === 0 ? limit.dueOn : workingDayOnOrAfter(calendar, addDays(limit.dueOn, held))
  const dueOn = addWorkingDays(calendar, ended, extended)
  const provisional = limit.provisional || dueOn > calendar.announcedUntil
  return { ...notDue, due_on: dueOn, due_at: endOfDay(dueOn), provisional_at: provisional ? now : null }
}
