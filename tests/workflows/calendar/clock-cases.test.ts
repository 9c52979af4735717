import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, histories, line } from '#tests/support/clock-histories.ts'
import { addWorkingDays, type CalendarId, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { type ClockEntry, fold, standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { reckoning } from '#workflows/calendar/reckoning.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory, sse } = calendars
const last = (entries: readonly ClockEntry[]): string => entries.at(-1)?.at ?? ''

describe('when a budget is used up, reckoned by hand on the notices (domain §3.7, §9.1, Appendix D)', () => {
  const cases: readonly (readonly [why: string, ledger: ClockEntry[], authority: string, exchange: string])[] = [
    ['day 1 is the next working day', [line('start', '2025-05-16', 10)], '2025-05-30', '2025-05-30'],
    [
      'one second to midnight is still that day',
      [line('start', '2025-05-16T15:59:59.000Z', 10)],
      '2025-05-30',
      '2025-05-30',
    ],
    [
      'midnight is the next day, a Saturday',
      [line('start', '2025-05-16T16:00:00.000Z', 10)],
      '2025-05-30',
      '2025-05-30',
    ],
    ['the last millisecond of Sunday', [line('start', '2025-05-18T15:59:59.999Z', 10)], '2025-05-30', '2025-05-30'],
    ['midnight into Monday costs a day', [line('start', '2025-05-18T16:00:00.000Z', 10)], '2025-06-03', '2025-06-03'],
    ['begun on a make-up Saturday', [line('start', '2026-02-14', 1)], '2026-02-24', '2026-02-24'],
    ['begun in the festival', [line('start', '2026-02-18', 5)], '2026-02-28', '2026-03-02'],
    ['a budget of nothing is that day', [line('start', '2026-03-02', 0)], '2026-03-02', '2026-03-02'],
    ['a budget of nothing on a day off is the day after', [line('start', '2026-03-07', 0)], '2026-03-09', '2026-03-09'],
    ['a budget of nothing on a make-up Saturday', [line('start', '2026-02-28', 0)], '2026-02-28', '2026-03-02'],
    ['over a leap day', [line('start', '2024-02-27', 3)], '2024-03-01', '2024-03-01'],
    [
      'held from a Friday, gone on after the festival: six of ten are left',
      [line('start', '2026-02-09', 10), line('pause', '2026-02-13'), line('resume', '2026-02-24')],
      '2026-03-03',
      '2026-03-04',
    ],
    [
      'held over the make-up Saturday alone: it is lost to nobody',
      [line('start', '2026-02-09', 10), line('pause', '2026-02-13'), line('resume', '2026-02-14')],
      '2026-03-02',
      '2026-03-03',
    ],
    [
      'held and gone on within one day: nothing moves',
      [line('start', '2026-02-09', 10), line('pause', '2026-02-11'), line('resume', '2026-02-11')],
      '2026-02-28',
      '2026-03-03',
    ],
    [
      'held and gone on within one festival: nothing moves',
      [line('start', '2026-02-09', 10), line('pause', '2026-02-16'), line('resume', '2026-02-20')],
      '2026-02-28',
      '2026-03-03',
    ],
    [
      'held twice',
      [
        ...[line('start', '2026-03-02', 5), line('pause', '2026-03-03'), line('resume', '2026-03-05')],
        ...[line('pause', '2026-03-06'), line('resume', '2026-03-10')],
      ],
      '2026-03-13',
      '2026-03-13',
    ],
    [
      'held on the last day and gone on on a Saturday: due on Monday',
      [line('start', '2026-03-02', 4), line('pause', '2026-03-06'), line('resume', '2026-03-07')],
      '2026-03-09',
      '2026-03-09',
    ],
    [
      'extended by five',
      [line('start', '2025-05-16', 10), line('extend', '2025-05-20', 5)],
      '2025-06-09',
      '2025-06-09',
    ],
    [
      'extended while held',
      [
        ...[line('start', '2026-03-02', 5), line('pause', '2026-03-04')],
        ...[line('extend', '2026-03-05', 3), line('resume', '2026-03-09')],
      ],
      '2026-03-17',
      '2026-03-17',
    ],
    [
      'extended after it had run out',
      [line('start', '2025-05-16', 10), line('extend', '2025-05-31', 1)],
      '2025-06-03',
      '2025-06-03',
    ],
    ['begun again', [line('start', '2026-03-02', 10), line('restart', '2026-03-10')], '2026-03-24', '2026-03-24'],
    [
      'begun again with five',
      [line('start', '2026-03-02', 10), line('restart', '2026-03-10', 5)],
      '2026-03-17',
      '2026-03-17',
    ],
    [
      'begun again after an extension: the extension is gone',
      [line('start', '2026-03-02', 2), line('extend', '2026-03-03', 5), line('restart', '2026-03-10')],
      '2026-03-12',
      '2026-03-12',
    ],
    [
      'a new edition of the calendar',
      [line('start', '2026-04-30', 5), line('reproject', '2026-05-07')],
      '2026-05-11',
      '2026-05-12',
    ],
    ['the ten days of the green channel over 国庆', [line('start', '2026-09-18', 10)], '2026-10-09', '2026-10-12'],
    ['a meeting papers’ five days over 元旦', [line('start', '2025-12-31', 5)], '2026-01-08', '2026-01-09'],
    ['into a year nobody has announced', [line('start', '2026-12-30', 2)], '2027-01-04', '2027-01-04'],
  ]
  test.each(cases)('%s', (_, entries, authority, exchange) => {
    const clock = clockOf(...entries)
    expect(standing(clock, statutory, last(entries)).dueOn).toBe(authority)
    expect(standing(clock, calendars.interbank, last(entries)).dueOn).toBe(authority)
    for (const id of ['sse', 'szse', 'bse'] as const)
      expect(standing(clock, calendars[id], last(entries)).dueOn).toBe(exchange)
  })

  test.each([
    ['2025-05-30T15:59:59.999Z', 'running', 10, false],
    ['2025-05-30T16:00:00.000Z', 'overdue', 10, true],
    ['2025-06-03T02:00:00.000Z', 'overdue', 11, true],
    ['2025-05-16T02:00:00.000Z', 'running', 0, false],
    ['2025-05-18T02:00:00.000Z', 'running', 0, false],
    ['2025-05-19T02:00:00.000Z', 'running', 1, false],
  ])('ten days from 16 May 2025, at %s: %s with %i used', (now, state, used, late) => {
    expect(standing(clockOf(line('start', '2025-05-16', 10)), statutory, now)).toMatchObject({ state, used, late })
  })
})

describe('any history, any calendar', () => {
  const ids = fc.constantFrom<CalendarId>('statutory', 'interbank', 'sse', 'szse', 'bse')

  test('running and paused time are the working time that has passed', () => {
    fc.assert(
      fc.property(histories, ids, fc.nat(60 * 24), ({ clock, end }, id, hours) => {
        const now = new Date(end + hours * 3_600_000).toISOString()
        const calendar = calendars[id]
        const { mode } = fold(clock.entries)
        const until =
          mode === 'stopped'
            ? legalDay(clock.entries.findLast(({ kind }) => kind === 'stop')?.at ?? now)
            : legalDay(now)
        const { lines, from } = reckoning(clock, calendar, now)
        const paused = lines.reduce((sum, entry) => (entry.kind === 'pause' ? sum + entry.days : sum), 0)
        const { used } = standing(clock, calendar, now)
        expect(used + paused).toBe(workingDaysBetween(calendar, from, until))
      }),
      { numRuns: 400 },
    )
  })

  test('the lines of the explanation add up to the deadline', () => {
    fc.assert(
      fc.property(histories, ids, fc.nat(60 * 24), ({ clock, end }, id, hours) => {
        const now = new Date(end + hours * 3_600_000).toISOString()
        const calendar = calendars[id]
        const told = reckoning(clock, calendar, now)
        const { dueOn, budget } = standing(clock, calendar, now)
        const given = told.lines.reduce((sum, entry) => (entry.kind === 'pause' ? sum : sum + entry.days), 0)
        expect([told.dueOn, given]).toEqual([dueOn, budget])
        if (dueOn === null) return
        const sum = addWorkingDays(calendar, told.from, told.given + told.paused)
        if (!told.carried) expect(sum).toBe(dueOn)
        // What was left was nothing: due on the day it went on again, or the first working day after it.
        else expect(workingDaysBetween(calendar, sum, dueOn)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  test('going on again neither gains nor loses a day', () => {
    fc.assert(
      fc.property(histories, ids, fc.nat(10 * 24), fc.nat(90 * 24), ({ clock, end }, id, hours, held) => {
        const calendar = calendars[id]
        const then = new Date(end + hours * 3_600_000).toISOString()
        const before = standing(clock, calendar, then)
        fc.pre(before.state === 'running' && before.remaining > 0)
        const later = new Date(Date.parse(then) + held * 3_600_000).toISOString()
        const resumed = clockOf(...clock.entries, line('pause', then), line('resume', later))
        const after = standing(resumed, calendar, later)
        expect([after.used, after.remaining]).toEqual([before.used, before.remaining])
        expect(workingDaysBetween(calendar, legalDay(later), after.dueOn ?? '')).toBe(before.remaining)
      }),
      { numRuns: 400 },
    )
  })
})

test('a trading day is told as one, and a reviewer counts the days of the authorities', () => {
  expect(standing(clockOf(line('start', '2026-03-02', 1)), sse, '2026-03-02T03:00:00.000Z').cells.at(-1)?.reason).toBe(
    '交易日',
  )
})
