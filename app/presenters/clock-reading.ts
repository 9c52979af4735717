import type { Row } from '#db/schema.ts'
import type { Calendar, CalendarId } from '#workflows/calendar/calendar.ts'
import { type ClockEntry, standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Side } from '#workflows/kit/seats.ts'
import type { ClockLineProps } from '../components/clock-line.tsx'

export type ReadingClock = { calendars: Record<CalendarId, Calendar>; now: string; suspended: boolean }

/** A clock of working days as a row of a list draws it; null for a limit in months, which is told in words. */
export function readClock(
  clock: Row<'clock'>,
  entries: readonly Row<'clock_entry'>[],
  { calendars, now, suspended }: ReadingClock,
): ClockLineProps | null {
  if (clock.unit === 'month') return null
  const stood = standing({ entries: entries.map(asEntry) }, calendars[clock.calendar as CalendarId], now)
  const state = clock.state === 'running' ? 'running' : suspended ? 'suspended' : 'stopped'
  return {
    side: clock.side as Side,
    state,
    budget: stood.budget,
    used: Math.min(stood.used, stood.budget),
    over: state === 'running' ? Math.max(stood.used - stood.budget, 0) : 0,
    past: isPast(clock, now),
    provisional: clock.provisional_at !== null,
    unit: '日',
  }
}

/** A running clock whose last legal day is over. */
export const isPast = ({ state, due_on }: Pick<Row<'clock'>, 'state' | 'due_on'>, now: string): boolean =>
  state === 'running' && due_on !== null && due_on < legalDay(now)

const asEntry = ({ kind, at, reason, days }: Row<'clock_entry'>): ClockEntry => ({
  kind: kind as ClockEntry['kind'],
  at,
  reason: reason ?? '',
  ...(days === null ? {} : { days }),
})
