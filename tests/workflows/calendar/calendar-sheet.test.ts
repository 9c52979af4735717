import { describe, expect, test } from 'vitest'
import { addWorkingDays, dayKind } from '#workflows/calendar/calendar.ts'
import { calendarProblems } from '#workflows/calendar/calendar-problems.ts'
import { readCalendarSheet } from '#workflows/calendar/calendar-sheet.ts'
import { differingDays } from '#workflows/calendar/differing-days.ts'
import { runningOut, runningOutWords } from '#workflows/calendar/running-out.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const head = ['日期', '性质', '名称']
const sheet = (...rows: string[][]) => [head, ...rows].map((cells, at) => ({ row: at + 1, cells }))
const until = { announcedUntil: '2027-12-31', source: '示例安排' }
const read = (...rows: string[][]) => readCalendarSheet(calendars.statutory, sheet(...rows), until)
const problems = (...rows: string[][]) => {
  const said = read(...rows)
  return said.ok ? [] : said.problems.map(({ row, message }) => `${row} ${message}`)
}

const year2027 = [
  ['2027-01-01', '休', '元旦'],
  ['2027-02-06', '休', '春节'],
  ['2027-02-07', '班', '春节调休'],
]

describe('a calendar from a sheet', () => {
  test('the sheet speaks from its first year off on; earlier years stay; the rest goes by the week', () => {
    const made = read(...year2027)
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    const { calendar } = made
    expect(calendarProblems(calendar)).toEqual([])
    expect([calendar.version, calendar.announcedUntil]).toEqual([2, '2027-12-31'])
    expect(dayKind(calendar, '2026-10-01').reason).toBe('国庆节')
    expect(dayKind(calendar, '2027-01-01')).toEqual({ works: false, reason: '元旦', provisional: false })
    expect(dayKind(calendar, '2027-02-07')).toEqual({ works: true, reason: '调休上班', provisional: false })
    expect(dayKind(calendar, '2027-10-01')).toEqual({ works: true, reason: '工作日', provisional: false })
    expect(dayKind(calendar, '2028-01-01').provisional).toBe(true)
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toBe('2027-01-04')
  })

  test('a Sunday of December worked for 元旦 leaves the rest of its year alone', () => {
    const made = read(['2026-12-27', '班', '元旦调休'], ...year2027)
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    expect(dayKind(made.calendar, '2026-12-27').works).toBe(true)
    expect(dayKind(made.calendar, '2026-10-01').works).toBe(false)
  })

  test('days are read as people and spreadsheets write them', () => {
    for (const day of [
      '2027/1/1',
      '2027.1.1',
      '2027年1月1日',
      '20270101',
      '２０２７-０１-０１',
      '46388',
      '2027-01-01 00:00:00',
    ])
      expect([day, read([day, '休', '元旦']).ok]).toEqual([day, true])
  })

  test('every fault is told with its row, all at once', () => {
    expect(
      problems(
        ['2027-02-30', '休', '元旦'],
        ['明天', '休', '元旦'],
        ['', '休', '元旦'],
        ['2027-01-01', '假', '元旦'],
        ['2027-01-02', '休', ''],
        ['2027-01-04', '班', '周一'],
        ['2028-01-01', '休', '元旦'],
        ['2027-01-01', '休', '元旦'],
        ['2027-1-1', '休', '元旦'],
      ),
    ).toEqual([
      '2 “2027-02-30”不是日期，如 2027-01-01',
      '3 “明天”不是日期，如 2027-01-01',
      '4 没有填写日期',
      '5 性质“假”须为“休”或“班”',
      '6 没有填写名称',
      '7 2027-01-04 不是周末，不必列为上班',
      '8 2028-01-01 晚于公布至 2027-12-31',
      '10 2027-01-01 与第 9 行重复',
    ])
  })

  test('a year that was forgotten, no head, nothing below it, too much of it', () => {
    const far = readCalendarSheet(calendars.sse, sheet(['2028-01-01', '休', '元旦']), {
      announcedUntil: '2028-12-31',
      source: '示例',
    })
    expect(far).toMatchObject({
      ok: false,
      problems: [{ message: '2027 年没有一天放假，请补齐，或把公布至改为前一年' }],
    })
    expect(readCalendarSheet(calendars.sse, [], until)).toMatchObject({ ok: false })
    expect(readCalendarSheet(calendars.sse, [{ row: 1, cells: ['date', 'kind'] }], until)).toMatchObject({ ok: false })
    expect(problems()).toEqual(['1 表头下面没有日期'])
    const many = Array.from({ length: 2001 }, () => ['x', '休', 'x'])
    expect(problems(...many)).toEqual(['2002 最多 2000 行'])
  })

  test('only days on which two versions disagree about working are told', () => {
    const made = read(...year2027)
    if (!made.ok) throw new Error('unread')
    const days = differingDays(calendars.statutory, made.calendar)
    expect(days).toContainEqual({ day: '2027-02-07', was: '休（春节（暂定））', is: '工作（调休上班）' })
    expect(days.map(({ day }) => day)).not.toContain('2027-01-01')
    expect(differingDays(calendars.sse, calendars.sse)).toEqual([])
  })

  test('the alarm rings from sixty days before the last announced day', () => {
    expect(runningOut(calendars.statutory, '2026-10-31')).toBeNull()
    expect(runningOut(calendars.statutory, '2026-11-01')?.left).toBe(60)
    expect(runningOutWords(runningOut(calendars.statutory, '2026-11-20')!)).toBe('只公布到 2026-12-31，还有 41 天')
    expect(runningOutWords(runningOut(calendars.statutory, '2027-01-02')!)).toBe('只公布到 2026-12-31，已过 2 天')
  })
})
