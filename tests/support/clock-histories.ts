import * as fc from 'fast-check'
import { type Clock, type ClockEntry, type ClockEntryKind, refusalOf, withEntry } from '#workflows/calendar/clock.ts'
import { dayNumber, dayOf } from '#workflows/calendar/day.ts'

/** A line of a ledger, at ten in the morning when only a day is named. */
export const line = (kind: ClockEntryKind, at: string, days?: number): ClockEntry => ({
  kind,
  at: at.length === 10 ? `${at}T02:00:00.000Z` : at,
  ...(days === undefined ? {} : { days }),
  reason: '示例',
})

export const clockOf = (...entries: ClockEntry[]): Clock => entries.reduce<Clock>(withEntry, { entries: [] })

const kinds: readonly ClockEntryKind[] = ['pause', 'resume', 'stop', 'extend', 'restart', 'reproject']

/** Any lawful history: a budget, then whatever may be written next, minutes to weeks apart; `end` is its last instant in ms. */
export const histories = fc
  .record({
    start: fc.integer({ min: dayNumber('2024-01-05'), max: dayNumber('2027-01-20') }),
    minutes: fc.nat(1439),
    budget: fc.nat(40),
    steps: fc.array(
      fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 20 * 1440 }), fc.integer({ min: 1, max: 15 })),
      { maxLength: 12 },
    ),
  })
  .map(({ start, minutes, budget, steps }) => {
    let ms = Date.parse(`${dayOf(start)}T00:00:00.000Z`) + minutes * 60_000
    let clock = clockOf(line('start', new Date(ms).toISOString(), budget))
    for (const [kind, later, days] of steps) {
      ms += later * 60_000
      const entry = line(kind, new Date(ms).toISOString(), kind === 'extend' ? days : undefined)
      if (refusalOf(clock, entry) === null) clock = withEntry(clock, entry)
    }
    return { clock, end: ms }
  })
