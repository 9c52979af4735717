import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  type CalendarId,
  isProvisional,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '#workflows/calendar/calendar.ts'
import { calendarProblems } from '#workflows/calendar/calendar-problems.ts'
import { dayNumber, dayOf, weekdayOf } from '#workflows/calendar/day.ts'
import { explain } from '#workflows/calendar/explain.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { lastPaymentDay, limitInMonths, validityPeriod } from '#workflows/calendar/validity-period.ts'

const { statutory, interbank, sse, szse, bse } = calendars

describe('the tables, against weekdays off and weekend days worked as the domain notes them', () => {
  const off: Record<number, string> = {
    2024: '1/1 2/12-2/16 4/4-4/5 5/1-5/3 6/10 9/16-9/17 10/1-10/4 10/7',
    2025: '1/1 1/28-1/31 2/3-2/4 4/4 5/1-5/2 5/5 6/2 10/1-10/3 10/6-10/8',
    2026: '1/1-1/2 2/16-2/20 2/23 4/6 5/1 5/4-5/5 6/19 9/25 10/1-10/2 10/5-10/7',
  }
  const worked: Record<number, string> = {
    2024: '2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12',
    2025: '1/26 2/8 4/27 9/28 10/11',
    2026: '1/4 2/14 2/28 5/9 9/20 10/10',
  }
  const iso = (year: number, text: string): string => {
    const [month = '', date = ''] = text.split('/')
    return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  }
  const spells = (year: number, text = ''): Set<string> =>
    new Set(
      text.split(' ').flatMap((spell) => {
        const [from = '', to = from] = spell.split('-')
        const first = dayNumber(iso(year, from))
        return Array.from({ length: dayNumber(iso(year, to)) - first + 1 }, (_, i) => dayOf(first + i))
      }),
    )

  test.each([2024, 2025, 2026])('%i, every day', (year) => {
    const free = spells(year, off[year])
    const made = spells(year, worked[year])
    for (let n = dayNumber(`${year}-01-01`); n <= dayNumber(`${year}-12-31`); n += 1) {
      const day = dayOf(n)
      const weekend = weekdayOf(day) > 5
      expect([day, isWorkingDay(statutory, day)]).toEqual([day, made.has(day) || (!weekend && !free.has(day))])
      expect([day, isWorkingDay(interbank, day)]).toEqual([day, isWorkingDay(statutory, day)])
      const eve2024 = day === '2024-02-09'
      for (const exchange of [sse, szse, bse])
        expect([day, isWorkingDay(exchange, day)]).toEqual([day, !weekend && !free.has(day) && !eve2024])
    }
  })

  test('2026 has 248 working days and 242 trading days', () => {
    expect(workingDaysBetween(statutory, '2025-12-31', '2026-12-31')).toBe(248)
    expect(workingDaysBetween(sse, '2025-12-31', '2026-12-31')).toBe(242)
    expect(workingDaysBetween(sse, '2023-12-31', '2024-12-31')).toBe(242)
    expect(workingDaysBetween(sse, '2024-12-31', '2025-12-31')).toBe(243)
  })

  test('none of them has a problem, and a bad one says which', () => {
    for (const calendar of Object.values(calendars)) expect(calendarProblems(calendar)).toEqual([])
    const bad = {
      ...statutory,
      version: 0,
      holidays: [{ day: '2026-02-30', name: '' }],
      workdays: [
        { day: '2026-03-02', name: '调休' },
        { day: '2027-03-06', name: '调休' },
      ],
    }
    expect(calendarProblems(bad)).toEqual([
      '放假日“2026-02-30”不是有效日期',
      '放假日 2026-02-30 没有名称',
      '2026-03-02 不是周末，不必列为调休上班日',
      '2027-03-06 晚于已公布截止日 2026-12-31',
      '日历版本号须为正整数',
    ])
  })
})

describe('counting', () => {
  test.each([
    ['2026-02-13', 1, '2026-02-14', '2026-02-24'],
    ['2026-02-13', 5, '2026-02-27', '2026-03-02'],
    ['2026-02-13', 10, '2026-03-05', '2026-03-09'],
    ['2026-09-18', 1, '2026-09-20', '2026-09-21'],
    ['2026-09-18', 5, '2026-09-24', '2026-09-28'],
    ['2026-09-18', 10, '2026-10-09', '2026-10-12'],
    ['2026-04-30', 5, '2026-05-11', '2026-05-12'],
  ])('%s + %i is %s for the authorities and the interbank market, %s at the exchanges', (from, n, authority, exchange) => {
    expect(addWorkingDays(statutory, from, n)).toBe(authority)
    expect(addWorkingDays(interbank, from, n)).toBe(authority)
    for (const calendar of [sse, szse, bse]) expect(addWorkingDays(calendar, from, n)).toBe(exchange)
  })

  test('notice to book of 25东方富海PPN001: 15 working days', () => {
    expect(workingDaysBetween(interbank, '2025-05-26', '2025-06-17')).toBe(15)
  })

  test('nought and backwards', () => {
    expect(addWorkingDays(statutory, '2026-10-03', 0)).toBe('2026-10-03')
    expect(addWorkingDays(statutory, '2026-10-03', -1)).toBe('2026-09-30')
    expect(addWorkingDays(statutory, '2026-02-24', -1)).toBe('2026-02-14')
    expect(() => addWorkingDays(statutory, '2026-02-24', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays(statutory, '2026-02-30', 1)).toThrow(RangeError)
  })

  const ids = fc.constantFrom<CalendarId>('statutory', 'interbank', 'sse', 'szse', 'bse')
  const days = fc.integer({ min: dayNumber('2023-12-01'), max: dayNumber('2028-12-31') }).map(dayOf)

  test('there and back: the distance is what was added, and the answer works', () => {
    fc.assert(
      fc.property(ids, days, fc.integer({ min: -60, max: 60 }), (id, day, n) => {
        const answer = addWorkingDays(calendars[id], day, n)
        expect(workingDaysBetween(calendars[id], day, answer)).toBe(n)
        if (n !== 0) expect(isWorkingDay(calendars[id], answer)).toBe(true)
      }),
    )
  })

  test('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(ids, days, fc.nat(30), fc.nat(30), (id, day, a, b) => {
        const calendar = calendars[id]
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, a), b)).toBe(addWorkingDays(calendar, day, a + b))
      }),
    )
  })
})

describe('past the announced arrangement', () => {
  test('everything is provisional, and New Year is not taken for a working day', () => {
    expect(isProvisional(statutory, '2026-12-31')).toBe(false)
    expect(isProvisional(statutory, '2027-01-01')).toBe(true)
    expect(isWorkingDay(statutory, '2027-01-01')).toBe(false)
    expect(isWorkingDay(sse, '2027-02-08')).toBe(false)
    expect(explain(statutory, '2026-12-30', 2).provisional).toBe(true)
    expect(explain(statutory, '2026-12-30', 1).provisional).toBe(false)
  })
})

describe('explaining a deadline', () => {
  test('the review desk of the sample screen: 16 May 2025 and ten working days is 30 May', () => {
    const { answer, cells } = explain(statutory, '2025-05-16', 10)
    expect(answer).toBe('2025-05-30')
    expect(cells).toHaveLength(15)
    expect(cells[0]).toMatchObject({ day: '2025-05-16', counts: false, reason: '当日不计' })
    expect(cells[1]).toMatchObject({ day: '2025-05-17', weekday: '周六', counts: false, reason: '周末' })
    expect(cells.at(-1)).toMatchObject({
      day: '2025-05-30',
      weekday: '周五',
      counts: true,
      number: 10,
      reason: '工作日',
    })
  })

  test('festival, make-up day, pause and trading day are named', () => {
    const reasons = (calendar = statutory, from = '2026-02-13', n = 3) =>
      Object.fromEntries(explain(calendar, from, n).cells.map(({ day, reason }) => [day, reason]))
    expect(reasons()).toMatchObject({ '2026-02-14': '调休上班', '2026-02-15': '春节', '2026-02-24': '工作日' })
    expect(reasons(sse)).toMatchObject({ '2026-02-14': '周末休市（调休日不交易）', '2026-02-24': '交易日' })
    const paused = explain(statutory, '2026-03-02', 3, [{ from: '2026-03-03', to: '2026-03-05' }])
    expect(paused.answer).toBe('2026-03-09')
    expect(paused.cells.map(({ number, reason }) => number ?? reason)).toEqual([
      '当日不计',
      1,
      '暂停',
      '暂停',
      2,
      '周末',
      '周末',
      3,
    ])
  })

  test('an endless pause and a paused count backwards have no answer', () => {
    expect(() => explain(statutory, '2026-03-02', 3, [{ from: '2026-03-03', to: null }])).toThrow(RangeError)
    expect(() => explain(statutory, '2026-03-02', -3, [{ from: '2026-02-27', to: '2026-02-28' }])).toThrow(RangeError)
  })

  test('the cells add up to the answer, forwards and backwards, whatever the pauses', () => {
    const day = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-03-01') }).map(dayOf)
    const pauses = fc.array(
      fc.tuple(day, fc.nat(20)).map(([from, n]) => ({ from, to: dayOf(dayNumber(from) + n) })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), pauses, (from, n, spells) => {
        const told = explain(statutory, from, n, n < 0 ? [] : spells)
        const counted = told.cells.filter((cell) => cell.counts)
        expect(counted).toHaveLength(Math.abs(n))
        expect(counted.map((cell) => cell.number).sort((a = 0, b = 0) => a - b)).toEqual(
          Array.from({ length: Math.abs(n) }, (_, i) => i + 1),
        )
        const edge = n < 0 ? told.cells[0] : told.cells.at(-1)
        expect(edge?.day).toBe(told.answer)
        expect(told.cells.map((cell) => cell.day)).toEqual([...told.cells.map((cell) => cell.day)].sort())
        if (n < 0 || spells.length === 0) expect(told.answer).toBe(addWorkingDays(statutory, from, n))
      }),
    )
  })
})

describe('validity in months', () => {
  test('京东方: 2024-09-25 and 24 months is 2026-09-25, a holiday: payment by the 24th', () => {
    const period = validityPeriod('2024-09-25', 24)
    expect(period).toMatchObject({ to: '2026-09-25', endsAt: '2026-09-25T16:00:00.000Z' })
    expect(lastPaymentDay(interbank, period)).toEqual({ day: '2026-09-24', provisional: false })
    expect(lastPaymentDay(sse, period).day).toBe('2026-09-24')
  })

  test('a limit in months that ends on a day off ends with the next working day', () => {
    expect(limitInMonths(statutory, '2026-06-25', 3)).toMatchObject({ dueOn: '2026-09-28', provisional: false })
    expect(limitInMonths(statutory, '2026-10-01', 3)).toMatchObject({ dueOn: '2027-01-04', provisional: true })
    expect(workingDayOnOrAfter(statutory, '2026-09-20')).toBe('2026-09-20')
    expect(workingDayOnOrBefore(sse, '2026-09-20')).toBe('2026-09-18')
    expect(() => validityPeriod('2026-10-01', 0)).toThrow(RangeError)
  })
})
