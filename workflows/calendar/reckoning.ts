import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts'
import { type Clock, type ClockEntry, standing } from './clock.ts'
import { type IsoDay, type IsoInstant, instantMs, legalDay } from './day.ts'

/**
 * One line of the sum that leads to a due day. `days` are working days: the budget at the start, what an extension adds,
 * the working days that a pause took from nobody's time (`to` null while it lasts: up to the day asked on).
 */
export type ReckoningLine =
  | { kind: 'start' | 'restart' | 'extend' | 'reproject'; on: IsoDay; days: number; reason: string }
  | { kind: 'pause'; on: IsoDay; to: IsoDay | null; days: number; reason: string }

/**
 * The sum behind a deadline: `given` working days after `from`, which does not count itself, and after so many more that
 * fell into pauses, all of them are gone on `dueOn` (null while the clock is held or stopped). `carried`: nothing was
 * left when it last began to run, so it is due that day, or on the working day after.
 */
export type Reckoning = {
  lines: ReckoningLine[]
  from: IsoDay
  given: number
  paused: number
  dueOn: IsoDay | null
  carried: boolean
}

/** The lines of the present count, in order of time. They add up: `from` + `given` + `paused` working days is `dueOn`. */
export function reckoning(clock: Clock, calendar: Calendar, now: IsoInstant): Reckoning {
  const seen = clock.entries.filter(({ at }, index) => index === 0 || instantMs(at) <= instantMs(now))
  const begin = seen.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart')
  const { budget: given, dueOn } = standing({ entries: seen }, calendar, now)
  const count = seen.slice(begin)
  const from = legalDay(count[0]?.at ?? now)
  const extended = count.reduce((sum, { kind, days }) => (kind === 'extend' ? sum + (days ?? 0) : sum), 0)
  const today = legalDay(now)
  const lines = count.flatMap((entry, index) =>
    lineOf(calendar, entry, given - extended, endOfPause(count, index) ?? null, today),
  )
  const paused = lines.reduce(
    (sum, { kind, on, days }) => (kind === 'pause' && (dueOn === null || on <= dueOn) ? sum + days : sum),
    0,
  )
  return {
    lines,
    from,
    given,
    paused,
    dueOn,
    carried: dueOn !== null && carriedTo(calendar, from, given + paused, dueOn),
  }
}

const carriedTo = (calendar: Calendar, from: IsoDay, days: number, dueOn: IsoDay): boolean =>
  (days > 0 ? addWorkingDays(calendar, from, days) : from) !== dueOn

function endOfPause(entries: readonly ClockEntry[], index: number): IsoDay | undefined {
  const end = entries.slice(index + 1).find(({ kind }) => kind === 'resume' || kind === 'stop')
  return end && legalDay(end.at)
}

function lineOf(
  calendar: Calendar,
  { kind, at, days, reason }: ClockEntry,
  budget: number,
  to: IsoDay | null,
  today: IsoDay,
): ReckoningLine[] {
  const on = legalDay(at)
  if (kind === 'resume' || kind === 'stop') return []
  if (kind === 'start' || kind === 'restart') return [{ kind, on, days: budget, reason }]
  if (kind !== 'pause') return [{ kind, on, days: days ?? 0, reason }]
  const until = to ?? (today > on ? today : on)
  return [{ kind, on, to, days: workingDaysBetween(calendar, on, until), reason }]
}
