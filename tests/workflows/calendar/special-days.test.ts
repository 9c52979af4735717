import { describe, expect, test } from 'vitest'
import { addWorkingDays, type Calendar, dayKind, isWorkingDay } from '#workflows/calendar/calendar.ts'
import { addMonths } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { lastPaymentDay, limitInMonths, validityPeriod } from '#workflows/calendar/validity-period.ts'

const { statutory, interbank, sse, szse, bse } = calendars
const exchanges = [sse, szse, bse]
const kind = (calendar: Calendar, day: string): string => {
  const { works, reason } = dayKind(calendar, day)
  return `${works ? '办公' : '休'} ${reason}`
}

describe('every special day of 2024, 2025 and 2026 (domain §9.1), by its name', () => {
  /** Weekdays off and weekend days worked, from the notices of 国务院办公厅; the exchanges trade on none of either. */
  const weekdaysOff: readonly (readonly [name: string, ...days: string[]])[] = [
    ['元旦', '2024-01-01', '2025-01-01', '2026-01-01', '2026-01-02'],
    ['春节', '2024-02-12', '2024-02-13', '2024-02-14', '2024-02-15', '2024-02-16'],
    ['春节', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-03', '2025-02-04'],
    ['春节', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
    ['清明节', '2024-04-04', '2024-04-05', '2025-04-04', '2026-04-06'],
    ['劳动节', '2024-05-01', '2024-05-02', '2024-05-03', '2025-05-01', '2025-05-02', '2025-05-05'],
    ['劳动节', '2026-05-01', '2026-05-04', '2026-05-05'],
    ['端午节', '2024-06-10', '2025-06-02', '2026-06-19'],
    ['中秋节', '2024-09-16', '2024-09-17', '2026-09-25'],
    ['国庆节', '2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
    ['国庆节、中秋节', '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'],
    ['国庆节', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  ]
  test.each(weekdaysOff.flatMap(([name, ...days]) => days.map((day) => [day, name])))('%s 休 %s', (day, name) => {
    for (const calendar of [statutory, interbank, ...exchanges]) expect(kind(calendar, day)).toBe(`休 ${name}`)
  })

  test.each([
    ...['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
    ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ])('%s is worked by the authorities and the interbank market, not traded on', (day) => {
    for (const calendar of [statutory, interbank]) expect(kind(calendar, day)).toBe('办公 调休上班')
    for (const calendar of exchanges) expect(kind(calendar, day)).toBe('休 周末休市（调休日不交易）')
  })

  test('the exchanges alone closed on the eve of the year of 2024', () => {
    expect(kind(statutory, '2024-02-09')).toBe('办公 工作日')
    for (const calendar of exchanges) expect(kind(calendar, '2024-02-09')).toBe('休 除夕休市')
  })
})

describe('n working days from a day, which does not count itself', () => {
  /** Reckoned by hand on the notices. Authority: statutory and interbank; exchange: all three. */
  test.each([
    ['2024-02-02', 1, '2024-02-04', '2024-02-05'],
    ['2024-02-08', 1, '2024-02-09', '2024-02-19'],
    ['2024-02-08', 2, '2024-02-18', '2024-02-20'],
    ['2024-02-28', 1, '2024-02-29', '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01', '2024-03-01'],
    ['2024-04-03', 1, '2024-04-07', '2024-04-08'],
    ['2024-04-26', 1, '2024-04-28', '2024-04-29'],
    ['2024-04-30', 1, '2024-05-06', '2024-05-06'],
    ['2024-04-30', 6, '2024-05-11', '2024-05-13'],
    ['2024-06-07', 1, '2024-06-11', '2024-06-11'],
    ['2024-09-13', 1, '2024-09-14', '2024-09-18'],
    ['2024-09-27', 1, '2024-09-29', '2024-09-30'],
    ['2024-09-30', 4, '2024-10-11', '2024-10-11'],
    ['2024-09-30', 5, '2024-10-12', '2024-10-14'],
    ['2025-01-24', 1, '2025-01-26', '2025-01-27'],
    ['2025-01-27', 1, '2025-02-05', '2025-02-05'],
    ['2025-01-27', 4, '2025-02-08', '2025-02-10'],
    ['2025-04-03', 1, '2025-04-07', '2025-04-07'],
    ['2025-04-25', 1, '2025-04-27', '2025-04-28'],
    ['2025-04-30', 1, '2025-05-06', '2025-05-06'],
    ['2025-05-30', 1, '2025-06-03', '2025-06-03'],
    ['2025-09-26', 1, '2025-09-28', '2025-09-29'],
    ['2025-09-30', 1, '2025-10-09', '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11', '2025-10-13'],
    ['2025-12-31', 1, '2026-01-04', '2026-01-05'],
    ['2026-01-01', 1, '2026-01-04', '2026-01-05'],
    ['2026-02-13', 1, '2026-02-14', '2026-02-24'],
    ['2026-02-13', 5, '2026-02-27', '2026-03-02'],
    ['2026-02-13', 10, '2026-03-05', '2026-03-09'],
    ['2026-02-14', 1, '2026-02-24', '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28', '2026-03-02'],
    ['2026-02-28', 1, '2026-03-02', '2026-03-02'],
    ['2026-04-03', 1, '2026-04-07', '2026-04-07'],
    ['2026-04-30', 1, '2026-05-06', '2026-05-06'],
    ['2026-04-30', 4, '2026-05-09', '2026-05-11'],
    ['2026-04-30', 5, '2026-05-11', '2026-05-12'],
    ['2026-06-18', 1, '2026-06-22', '2026-06-22'],
    ['2026-09-18', 1, '2026-09-20', '2026-09-21'],
    ['2026-09-18', 5, '2026-09-24', '2026-09-28'],
    ['2026-09-18', 10, '2026-10-09', '2026-10-12'],
    ['2026-09-24', 1, '2026-09-28', '2026-09-28'],
    ['2026-09-30', 1, '2026-10-08', '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10', '2026-10-12'],
    ['2026-03-02', 0, '2026-03-02', '2026-03-02'],
    ['2026-10-08', -1, '2026-09-30', '2026-09-30'],
    ['2026-10-12', -1, '2026-10-10', '2026-10-09'],
  ])('%s and %i: %s for authorities, %s at an exchange', (from, n, authority, exchange) => {
    for (const calendar of [statutory, interbank]) expect(addWorkingDays(calendar, from, n)).toBe(authority)
    for (const calendar of exchanges) expect(addWorkingDays(calendar, from, n)).toBe(exchange)
  })
})

describe('a limit in months ends with the same date, or the last of a shorter month, or the working day after', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29', '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28', '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28', '2026-03-02'],
    ['2025-12-31', 2, '2026-02-28', '2026-03-02'],
    ['2025-11-20', 3, '2026-02-24', '2026-02-24'],
    ['2024-02-29', 12, '2025-02-28', '2025-02-28'],
    ['2025-05-09', 3, '2025-08-11', '2025-08-11'],
    ['2026-03-31', 1, '2026-04-30', '2026-04-30'],
    ['2026-06-25', 3, '2026-09-28', '2026-09-28'],
    ['2026-07-01', 3, '2026-10-08', '2026-10-08'],
    ['2026-07-10', 3, '2026-10-10', '2026-10-12'],
    ['2026-10-31', 1, '2026-11-30', '2026-11-30'],
  ])('%s and %i months: %s for authorities, %s at an exchange', (from, months, authority, exchange) => {
    expect(limitInMonths(statutory, from, months)).toMatchObject({ dueOn: authority, provisional: false })
    expect(limitInMonths(sse, from, months)).toMatchObject({ dueOn: exchange, provisional: false })
  })

  test.each([
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('the plain date %s and %i months is %s', (from, months, answer) => {
    expect(addMonths(from, months)).toBe(answer)
  })

  /** A validity is not moved by a holiday; the last payment within it is (证监许可〔2024〕1330号, domain Appendix D 4). */
  test.each([
    ['2024-09-25', 24, '2026-09-25', '2026-09-24', '2026-09-24'],
    ['2024-10-10', 24, '2026-10-10', '2026-10-10', '2026-10-09'],
    ['2024-02-28', 24, '2026-02-28', '2026-02-28', '2026-02-27'],
    ['2024-02-20', 24, '2026-02-20', '2026-02-14', '2026-02-13'],
    ['2024-05-05', 24, '2026-05-05', '2026-04-30', '2026-04-30'],
  ])('registered on %s for %i months: valid to %s, last payment %s, at an exchange %s', (from, months, to, pay, trade) => {
    const period = validityPeriod(from, months)
    expect(period.to).toBe(to)
    expect(lastPaymentDay(interbank, period)).toEqual({ day: pay, provisional: false })
    expect(lastPaymentDay(sse, period)).toEqual({ day: trade, provisional: false })
  })
})

describe('past 2026-12-31 nothing is announced: the festivals of the law, no 调休, everything provisional', () => {
  test.each([
    ['2026-12-31', true, '工作日', false],
    ['2027-01-01', false, '元旦（暂定）', true],
    ['2027-01-04', true, '工作日', true],
    ['2027-02-05', false, '春节（暂定）', true],
    ['2027-02-08', false, '春节（暂定）', true],
    ['2027-02-09', true, '工作日', true],
    ['2028-02-29', true, '工作日', true],
    ['2027-10-04', true, '工作日', true],
  ])('%s works: %s, %s', (day, works, reason, provisional) => {
    expect(dayKind(statutory, day)).toEqual({ works, reason, provisional })
    expect(exchanges.map((calendar) => isWorkingDay(calendar, day))).toEqual([works, works, works])
  })

  test.each([
    ['2026-12-25', 4, '2026-12-31', false],
    ['2026-12-30', 2, '2027-01-04', true],
    ['2027-02-04', 1, '2027-02-09', true],
    ['2028-02-28', 1, '2028-02-29', true],
  ])('%s and %i is %s, provisional: %s', (from, n, answer, provisional) => {
    expect(addWorkingDays(statutory, from, n)).toBe(answer)
    expect(dayKind(statutory, answer).provisional).toBe(provisional)
  })
})
