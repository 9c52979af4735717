import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addMonthsAtEnd,
  dayLabel,
  dayNumber,
  dayOf,
  daysBetween,
  denseDayLabel,
  endOfDay,
  isDay,
  legalDay,
  startOfDay,
  weekdayLabel,
} from '#workflows/calendar/day.ts'

const anyDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2080-12-31') }).map(dayOf)

describe('a day', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '',
    '1026-01-01',
    '2026-01-01T00:00',
  ])('%j is not one', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => dayNumber(text)).toThrow(RangeError)
  })

  test('weekdays of known days', () => {
    expect(weekdayLabel('2025-05-21')).toBe('周三')
    expect(weekdayLabel('2026-09-20')).toBe('周日')
    expect(weekdayLabel('1970-01-01')).toBe('周四')
    expect(dayLabel('2025-05-30')).toBe('5月30日 周五')
    expect(dayLabel('2025-05-30', 2026)).toBe('2025年5月30日 周五')
    expect(denseDayLabel('2025-05-30')).toBe('5/30 五')
  })

  test('every day from 1900 to 2999 is counted as the platform counts it', () => {
    let at = Date.UTC(1900, 0, 1)
    for (const last = Date.UTC(2999, 11, 31); at <= last; at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      if (dayOf(at / 86_400_000) !== day || dayNumber(day) !== at / 86_400_000) throw new Error(day)
    }
    expect(() => dayOf(at / 86_400_000)).toThrow(RangeError)
    expect(() => dayOf(0.5)).toThrow(RangeError)
  })

  test('weekdays agree with the platform for any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const js = new Date(`${day}T12:00:00Z`).getUTCDay()
        expect(weekdayLabel(day)).toBe(['周日', '周一', '周二', '周三', '周四', '周五', '周六'][js])
      }),
    )
  })
})

describe('months', () => {
  test.each([
    ['2024-09-25', 24, '2026-09-25'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-03-31', -1, '2025-02-28'],
  ])('%s + %i months = %s', (from, n, to) => expect(addMonths(from, n)).toBe(to))

  test('reporting periods end with the month', () => {
    expect(addMonthsAtEnd('2025-06-30', 6)).toBe('2025-12-31')
    expect(addMonthsAtEnd('2025-09-30', 6)).toBe('2026-03-31')
    expect(addMonthsAtEnd('2025-12-31', 6)).toBe('2026-06-30')
    expect(addMonthsAtEnd('2025-02-28', 12)).toBe('2026-02-28')
    expect(addMonthsAtEnd('2025-02-15', 1)).toBe('2025-03-15')
  })
})

describe('the legal day of an instant is its day at +08:00', () => {
  test('around midnight', () => {
    expect(legalDay('2025-05-30T15:59:59.999Z')).toBe('2025-05-30')
    expect(legalDay('2025-05-30T16:00:00.000Z')).toBe('2025-05-31')
    expect(endOfDay('2025-05-30')).toBe('2025-05-30T16:00:00.000Z')
    expect(startOfDay('2025-05-30')).toBe('2025-05-29T16:00:00.000Z')
    expect(legalDay('2025-12-31T23:30:00+08:00')).toBe('2025-12-31')
  })

  test('an instant without a zone is refused', () => {
    expect(() => legalDay('2025-05-30T15:59:59')).toThrow(RangeError)
    expect(() => legalDay('昨天')).toThrow(RangeError)
  })

  test('each day begins where the last ended and contains its own instants', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(legalDay(new Date(Date.parse(startOfDay(day)) + ms).toISOString())).toBe(day)
        expect(startOfDay(addDays(day, 1))).toBe(endOfDay(day))
        expect(daysBetween(day, addDays(day, 40))).toBe(40)
      }),
    )
  })
})
