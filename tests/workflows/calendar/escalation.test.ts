import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, histories, line } from '#tests/support/clock-histories.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { fold } from '#workflows/calendar/clock.ts'
import { nextEscalation } from '#workflows/calendar/escalation.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory } = calendars

describe('escalation at 50, 80 and 100 per cent: the morning of the day on which so much is used', () => {
  const ten = clockOf(line('start', '2025-05-16', 10))
  const morning = (day: string) => `${day}T16:00:00.000Z`
  test.each([
    ['half of ten is the fifth day', ten, 0, { percent: 50, at: morning('2025-05-22') }],
    ['eighty of ten is the eighth', ten, 50, { percent: 80, at: morning('2025-05-27') }],
    ['all of ten is the due day itself', ten, 80, { percent: 100, at: morning('2025-05-29') }],
    ['nothing after a hundred', ten, 100, null],
    [
      'half of three is the second day',
      clockOf(line('start', '2025-05-16', 3)),
      0,
      { percent: 50, at: morning('2025-05-19') },
    ],
    [
      'of one day only the end is told',
      clockOf(line('start', '2025-05-16', 1)),
      0,
      { percent: 100, at: morning('2025-05-18') },
    ],
    [
      'of two days eighty and a hundred are one',
      clockOf(line('start', '2025-05-16', 2)),
      50,
      { percent: 100, at: morning('2025-05-19') },
    ],
    [
      'with nothing to use, at once',
      clockOf(line('start', '2026-03-02', 0)),
      0,
      { percent: 100, at: '2026-03-02T02:00:00.000Z' },
    ],
    ['held, nobody is told', clockOf(line('start', '2025-05-16', 10), line('pause', '2025-05-19')), 0, null],
    [
      'gone on with more than half used, that day',
      clockOf(line('start', '2025-05-16', 10), line('pause', '2025-05-23'), line('resume', '2025-05-27')),
      0,
      { percent: 50, at: '2025-05-27T02:00:00.000Z' },
    ],
    [
      'an extension puts off what has not been told',
      clockOf(line('start', '2025-05-16', 10), line('extend', '2025-05-20', 5)),
      50,
      { percent: 80, at: morning('2025-06-03') },
    ],
  ])('%s', (_, clock, told, expected) => {
    expect(nextEscalation(clock, statutory, told)).toEqual(expected)
  })
})

const ids = fc.constantFrom<CalendarId>('statutory', 'interbank', 'sse', 'szse', 'bse')

test('escalations come in order, none after the due day, each once', () => {
  fc.assert(
    fc.property(histories, ids, ({ clock }, id) => {
      fc.pre(fold(clock.entries).mode === 'running')
      const calendar = calendars[id]
      let told = 0
      let at = ''
      for (let next = nextEscalation(clock, calendar, told); next; next = nextEscalation(clock, calendar, told)) {
        expect(next.percent).toBeGreaterThan(told)
        expect(next.at >= at).toBe(true)
        at = next.at
        told = next.percent
      }
      expect(told).toBe(100)
    }),
    { numRuns: 200 },
  )
})
