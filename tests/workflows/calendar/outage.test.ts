import { expect, test } from 'vitest'
import { cutOffWithin, keptBecause, outageDays } from '#workflows/calendar/outage.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory, sse } = calendars

/** Ends are written as instants; 16:00Z is midnight in Beijing. */
test.each([
  ['over the night: the day after', '2026-03-17', '2026-03-17T22:00:00.000Z', 1, 1],
  ['to midnight exactly: the day after', '2026-03-17', '2026-03-17T16:00:00.000Z', 1, 1],
  ['over a weekend, ended on Sunday: Monday', '2026-03-13', '2026-03-15T02:00:00.000Z', 1, 1],
  ['ended on a make-up Saturday, worked by the authorities only', '2026-02-27', '2026-02-28T02:00:00.000Z', 1, 1],
  ['three days long: to the day on which it ended', '2026-03-17', '2026-03-20T02:00:00.000Z', 3, 3],
  ['ended in the evening: the day after that evening', '2026-03-17', '2026-03-18T10:00:00.000Z', 2, 2],
  ['ended at noon: the day after too', '2026-03-17', '2026-03-18T04:00:00.000Z', 2, 2],
  ['over 国庆, ended within it: the first day after it', '2026-09-30', '2026-10-03T02:00:00.000Z', 1, 1],
  ['from 9 October to Sunday the 11th: past the make-up Saturday', '2026-10-09', '2026-10-11T02:00:00.000Z', 2, 1],
])('%s', (_, dueOn, to, authority, exchange) => {
  const spell = { from: '2026-01-01T00:00:00.000Z', to }
  expect(outageDays(statutory, dueOn, spell)).toBe(authority)
  expect(outageDays(sse, dueOn, spell)).toBe(exchange)
})

test('a cut-off is within an outage that began before it and ended at it or later', () => {
  const spell = { from: '2026-03-17T14:00:00.000Z', to: '2026-03-17T16:00:00.000Z' }
  expect(cutOffWithin(spell, '2026-03-17T16:00:00.000Z')).toBe(true)
  expect(cutOffWithin(spell, '2026-03-17T14:00:00.000Z')).toBe(false)
  expect(cutOffWithin(spell, '2026-03-18T16:00:00.000Z')).toBe(false)
})

test('days in the papers and validities are not the platform’s to move', () => {
  expect(keptBecause('payment')).toContain('发行文件')
  expect(keptBecause('registration')).toContain('注册有效期')
  expect(keptBecause('reply')).toBeNull()
})
