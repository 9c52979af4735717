import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, workingDaysBetween } from '#workflows/calendar/calendar.ts'
import {
  type Clock,
  type ClockEntry,
  type ClockEntryKind,
  dueOnIfResumed,
  refusalOf,
  standing,
  withEntry,
} from '#workflows/calendar/clock.ts'
import { dayNumber, dayOf, endOfDay, legalDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory, sse } = calendars

const entry = (kind: ClockEntryKind, at: string, days?: number): ClockEntry => ({
  kind,
  at: at.length === 10 ? `${at}T02:00:00.000Z` : at,
  ...(days === undefined ? {} : { days }),
  reason: '示例',
})
const clockOf = (...entries: ClockEntry[]): Clock => entries.reduce<Clock>(withEntry, { entries: [] })
const at = (day: string) => `${day}T03:00:00.000Z`

describe('the two clocks of the sample screen, on 21 May 2025', () => {
  const now = at('2025-05-21')

  test('the issuer: three of ten used, seven left, due Friday the 30th', () => {
    const issuer = clockOf(entry('start', '2025-05-16', 10))
    const stands = standing(issuer, statutory, now)
    expect(stands).toMatchObject({
      state: 'running',
      used: 3,
      remaining: 7,
      dueOn: '2025-05-30',
      dueAt: '2025-05-30T16:00:00.000Z',
      provisional: false,
      late: false,
    })
    expect(stands.ticks).toEqual(['used', 'used', 'today', ...Array(7).fill('left')])
    expect(stands.cells.at(-1)).toMatchObject({ day: '2025-05-30', number: 10 })
  })

  test('the reviewer: stopped with seven left, the day of the pause used', () => {
    const reviewer = clockOf(entry('start', '2025-05-13', 10), entry('pause', '2025-05-16'))
    const stands = standing(reviewer, statutory, now)
    expect(stands).toMatchObject({ state: 'paused', used: 3, remaining: 7, dueOn: null, dueAt: null })
    expect(stands.ticks.filter((tick) => tick === 'today')).toHaveLength(0)
    expect(stands.cells.at(-1)).toMatchObject({ day: '2025-05-21', counts: false, reason: '暂停' })
    expect(dueOnIfResumed(reviewer, statutory, at('2025-05-30'))).toBe(addWorkingDays(statutory, '2025-05-30', 7))
  })
})

describe('中止 over 春节 2026 keeps the remaining working days', () => {
  const suspended = clockOf(entry('start', '2026-02-09', 10), entry('pause', '2026-02-13'))
  test('used to the pause, resumed after the festival', () => {
    expect(standing(suspended, statutory, at('2026-03-10'))).toMatchObject({ state: 'paused', used: 4, remaining: 6 })
    const resumed = withEntry(suspended, entry('resume', '2026-02-24'))
    expect(standing(resumed, statutory, at('2026-02-24'))).toMatchObject({ used: 4, remaining: 6, dueOn: '2026-03-03' })
    expect(standing(resumed, sse, at('2026-02-24'))).toMatchObject({ used: 4, remaining: 6, dueOn: '2026-03-04' })
  })
  test('a make-up Saturday within the pause is not used, one in the run is', () => {
    const stands = standing(withEntry(suspended, entry('resume', '2026-02-27')), statutory, at('2026-02-28'))
    expect(stands).toMatchObject({ used: 5, remaining: 5 })
    expect(stands.cells.find((cell) => cell.day === '2026-02-14')).toMatchObject({ counts: false, reason: '暂停' })
    expect(stands.cells.at(-1)?.day).toBe(stands.dueOn)
  })
})

describe('the end of a clock', () => {
  const clock = clockOf(entry('start', '2025-05-16', 10))

  test('in time to the last millisecond of the due day, overdue at its end', () => {
    expect(standing(clock, statutory, '2025-05-30T15:59:59.999Z')).toMatchObject({ state: 'running', remaining: 0 })
    expect(standing(clock, statutory, '2025-05-30T16:00:00.000Z')).toMatchObject({ state: 'overdue', remaining: 0 })
    expect(standing(clock, statutory, at('2025-06-04'))).toMatchObject({
      state: 'overdue',
      used: 12,
      remaining: -2,
      dueOn: '2025-05-30',
    })
    expect(standing(clock, statutory, at('2025-06-04')).ticks.slice(9)).toEqual(['used', 'over', 'over'])
  })

  test('stopped in time is not late, stopped after the end is', () => {
    const inTime = withEntry(clock, entry('stop', '2025-05-30T15:59:59.999Z'))
    expect(standing(inTime, statutory, at('2025-08-01'))).toMatchObject({
      state: 'stopped',
      late: false,
      dueOn: null,
      used: 10,
    })
    const late = withEntry(clock, entry('stop', '2025-05-30T16:00:00.000Z'))
    expect(standing(late, statutory, at('2025-08-01'))).toMatchObject({ state: 'stopped', late: true })
  })

  test('a pause does not undo what has run out, an extension does', () => {
    const paused = withEntry(clock, entry('pause', '2025-06-03'))
    expect(standing(paused, statutory, at('2025-06-09'))).toMatchObject({
      state: 'overdue',
      dueOn: '2025-05-30',
      used: 11,
    })
    const extended = withEntry(paused, entry('extend', '2025-06-04', 5))
    expect(standing(extended, statutory, at('2025-06-09'))).toMatchObject({ state: 'paused', used: 11, remaining: 4 })
  })

  test('paused on the last day and resumed: the day of the resumption is left, or the working day after it', () => {
    const paused = withEntry(clock, entry('pause', '2025-05-30'))
    expect(dueOnIfResumed(paused, statutory, at('2025-06-11'))).toBe('2025-06-11')
    expect(dueOnIfResumed(paused, statutory, at('2025-06-14'))).toBe('2025-06-16')
  })

  test('restart begins the budget again, or a new one, and forgets what was used', () => {
    const stopped = withEntry(clock, entry('stop', '2025-05-20'))
    expect(standing(withEntry(stopped, entry('restart', '2025-06-03')), statutory, at('2025-06-05'))).toMatchObject({
      state: 'running',
      budget: 10,
      used: 2,
      remaining: 8,
    })
    expect(standing(withEntry(stopped, entry('restart', '2025-06-03', 3)), statutory, at('2025-06-05'))).toMatchObject({
      budget: 3,
      dueOn: '2025-06-06',
    })
  })

  test('restart without days begins the budget of the start, not what an extension made of it', () => {
    const extended = withEntry(clock, entry('extend', '2025-05-20', 5))
    expect(standing(extended, statutory, at('2025-05-20')).budget).toBe(15)
    expect(standing(withEntry(extended, entry('restart', '2025-06-03')), statutory, at('2025-06-05')).budget).toBe(10)
  })

  test('as of an earlier instant later lines are not seen', () => {
    const stopped = withEntry(clock, entry('stop', '2025-05-20'))
    expect(standing(stopped, statutory, at('2025-05-19'))).toMatchObject({ state: 'running', used: 1 })
    expect(standing(stopped, statutory, at('2025-01-01'))).toMatchObject({ state: 'running', used: 0, remaining: 10 })
  })

  test('a due day past the announced calendar is provisional', () => {
    const late = clockOf(entry('start', '2026-12-24', 10))
    expect(standing(late, statutory, at('2026-12-25')).provisional).toBe(true)
  })
})

describe('what may not be written', () => {
  const running = clockOf(entry('start', '2025-05-16', 10))
  const paused = withEntry(running, entry('pause', '2025-05-19'))
  const stopped = withEntry(running, entry('stop', '2025-05-19'))
  test.each<[string, Clock, ClockEntry]>([
    ['期限尚未起算', { entries: [] }, entry('pause', '2025-05-16')],
    ['期限已经起算，重新计算请登记“重新起算”', running, entry('start', '2025-05-17', 3)],
    ['起算须写明工作日数', { entries: [] }, entry('start', '2025-05-17')],
    ['工作日数须为不小于零的整数', running, entry('extend', '2025-05-17', 1.5)],
    ['工作日数须为不小于零的整数', running, entry('extend', '2025-05-17', -1)],
    ['延期须写明延长的工作日数', running, entry('extend', '2025-05-17')],
    ['期限台账只能按时间先后登记', paused, entry('resume', '2025-05-18')],
    ['期限已在暂停中', paused, entry('pause', '2025-05-20')],
    ['期限正在计算，无须恢复', running, entry('resume', '2025-05-20')],
    ['期限已经终止', stopped, entry('resume', '2025-05-20')],
  ])('%s', (sentence, clock, line) => {
    expect(refusalOf(clock, line)).toBe(sentence)
    expect(() => withEntry(clock, line)).toThrow(sentence)
  })
})

/** Any lawful history: a budget, then whatever may be written next, hours to weeks apart. */
const histories = fc
  .record({
    start: fc.integer({ min: dayNumber('2024-01-05'), max: dayNumber('2026-08-01') }),
    budget: fc.nat(40),
    steps: fc.array(
      fc.tuple(
        fc.constantFrom<ClockEntryKind>('pause', 'resume', 'stop', 'extend', 'restart'),
        fc.integer({ min: 0, max: 20 * 24 }),
        fc.integer({ min: 1, max: 15 }),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ start, budget, steps }) => {
    let ms = Date.parse(`${dayOf(start)}T01:00:00.000Z`)
    let clock = clockOf({ kind: 'start', at: new Date(ms).toISOString(), days: budget, reason: '示例' })
    for (const [kind, hours, days] of steps) {
      ms += hours * 3_600_000
      const line = entry(kind, new Date(ms).toISOString(), kind === 'extend' ? days : undefined)
      if (refusalOf(clock, line) === null) clock = withEntry(clock, line)
    }
    return { clock, end: ms }
  })

describe('any lawful history', () => {
  test('used + remaining = budget, and the counted cells are the used days', () => {
    fc.assert(
      fc.property(histories, fc.nat(60 * 24), ({ clock, end }, hours) => {
        const now = new Date(end + hours * 3_600_000).toISOString()
        const stands = standing(clock, statutory, now)
        expect(stands.used + stands.remaining).toBe(stands.budget)
        const counted = stands.cells.filter((cell) => cell.counts && cell.day <= legalDay(now))
        expect(counted).toHaveLength(stands.used)
        expect(stands.ticks.filter((tick) => tick !== 'over')).toHaveLength(stands.budget)
        expect(stands.ticks.filter((tick) => tick !== 'left')).toHaveLength(stands.used)
        expect(stands.dueOn === null).toBe(stands.state === 'paused' || stands.state === 'stopped')
        if (stands.state === 'overdue') expect(now >= (stands.dueAt ?? '')).toBe(true)
        if (stands.state === 'running') expect(now < (stands.dueAt ?? '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('pausing and resuming in one day changes nothing but the ledger', () => {
    fc.assert(
      fc.property(histories, fc.nat(10 * 24), fc.nat(90), ({ clock, end }, hours, later) => {
        const then = new Date(end + hours * 3_600_000).toISOString()
        const before = standing(clock, statutory, then)
        fc.pre(before.state === 'running' && before.remaining > 0)
        const twice = withEntry(withEntry(clock, entry('pause', then)), entry('resume', then))
        const now = new Date(end + (hours + later * 24) * 3_600_000).toISOString()
        expect(standing(twice, statutory, now)).toEqual(standing(clock, statutory, now))
      }),
      { numRuns: 200 },
    )
  })

  test('a pause moves the due day by the working days it lasted, and by no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber('2024-01-05'), max: dayNumber('2026-06-01') }).map(dayOf),
        fc.integer({ min: 5, max: 40 }),
        fc.nat(4),
        fc.nat(60),
        (start, budget, ran, rest) => {
          const plain = clockOf(entry('start', start, budget))
          const pausedOn = addWorkingDays(statutory, start, ran)
          const resumedOn = dayOf(dayNumber(pausedOn) + rest)
          const resumed = withEntry(withEntry(plain, entry('pause', pausedOn)), entry('resume', resumedOn))
          const was = standing(plain, statutory, at(start)).dueOn ?? ''
          const stands = standing(resumed, statutory, at(resumedOn))
          const lost = workingDaysBetween(statutory, pausedOn, resumedOn)
          expect(stands.used).toBe(ran)
          expect(stands.dueOn).toBe(addWorkingDays(statutory, was, lost))
          expect(stands.dueAt).toBe(endOfDay(stands.dueOn ?? ''))
        },
      ),
      { numRuns: 200 },
    )
  })
})
