import type { Row } from '#db/schema.ts'
import { type Calendar, calendarNames, workingDayWord } from '#workflows/calendar/calendar.ts'
import { type Clock, standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { DayCell } from '#workflows/calendar/explain.ts'
import { type ReckoningLine, reckoning } from '#workflows/calendar/reckoning.ts'
import { dayText } from '../components/chinese-date.ts'
import type { DayStripProps, StripDay, StripLine } from '../components/day-strip.tsx'
import { storedBasisView } from './basis-view.ts'
import type { Told } from './told.ts'

/** Longer counts stay folded until somebody asks. */
const openUpTo = 30

const plain = (day: string): string => dayText(day, { weekday: false })

/** 为什么是这一天: the days one by one, the lines of the ledger that moved the end, and the sum of both. */
export function stripOf(clock: Row<'clock'>, ledger: Clock, calendar: Calendar, now: string): Told<DayStripProps> {
  const today = legalDay(now)
  const stands = standing(ledger, calendar, now)
  const { lines, from, given, paused, carried } = reckoning(ledger, calendar, now)
  const extended = lines.reduce((sum, { kind, days }) => (kind === 'extend' ? sum + days : sum), 0)
  const word = workingDayWord(calendar)
  const beyond = stands.provisional ? '，其后的日子暂定' : ''
  return {
    due: stands.dueOn ?? today,
    open: given <= openUpTo,
    rule: `${plain(from)}起算，当日不计，数满 ${given} 个${word}`,
    days: folded(stands.cells.map((cell) => stripDay(cell, today, from))),
    lines: lines.length > 1 ? lines.map((line) => stripLine(line, word)) : [],
    sum: {
      from: `${plain(from)}（当日不计）`,
      terms: [
        `${given - extended} 个${word}`,
        ...(extended > 0 ? [`延期 ${extended} 日`] : []),
        `暂停 ${paused} 日`,
        ...(carried ? ['恢复时已无余日，顺延至工作日'] : []),
      ],
    },
    calendar: `${calendarNames[calendar.id]}第 ${calendar.version} 版，已公布至 ${calendar.announcedUntil}${beyond}`,
    basis: storedBasisView(clock.basis),
  }
}

/** A limit in months in words: from when, how many, what moved its end. */
export function monthsWords(clock: Row<'clock'>, entries: readonly Row<'clock_entry'>[]): string {
  const moved = entries.slice(1).filter(({ kind }) => kind === 'extend' || kind === 'reproject')
  const held = entries.some(({ kind }) => kind === 'resume') ? ['暂停的日数顺延'] : []
  const from = `自${dayText(legalDay(clock.started_at), { year: true, weekday: false })}起 ${clock.budget} 个月`
  return [from, ...held, ...moved.map(({ reason }) => reason ?? '')].join('；')
}

const titles: Record<ReckoningLine['kind'], string> = {
  start: '起算',
  restart: '重新起算',
  pause: '暂停',
  extend: '延期',
  reproject: '日历更新',
}

/** A line of the ledger with what it did to the sum, and why. */
function stripLine(line: ReckoningLine, word: string): StripLine {
  const to = line.kind === 'pause' && line.to ? `至 ${plain(line.to)}` : ''
  const effect = {
    start: `＋${line.days} 个${word}`,
    restart: `＋${line.days} 个${word}`,
    pause: `${line.days} 个${word}不计`,
    extend: `＋${line.days} 个${word}`,
    reproject: '逐日重新推算',
  }[line.kind]
  return { day: line.on, what: `${titles[line.kind]}${to}`, effect, reason: line.reason }
}

function stripDay(cell: DayCell, today: string, started: string): StripDay {
  const kind = cell.day === started ? 'start' : cell.counts ? 'counted' : cell.reason === '暂停' ? 'paused' : 'off'
  return {
    day: cell.day,
    kind,
    reason: cell.day === today && !cell.counts ? `今天，${cell.reason}` : cell.reason,
    ...(cell.number === undefined ? {} : { count: cell.number }),
    ...(cell.provisional ? { provisional: true } : {}),
    ...(cell.counts && cell.day <= today ? { used: true } : {}),
    ...(cell.day === today && cell.counts ? { today: true } : {}),
  }
}

/** Days in a row that did not count for the same reason share a cell; today keeps its own. */
function folded(days: readonly StripDay[]): StripDay[] {
  const cells: StripDay[] = []
  for (const day of days) {
    const last = cells.at(-1)
    const joins =
      last !== undefined &&
      (day.kind === 'off' || day.kind === 'paused') &&
      last.kind === day.kind &&
      last.reason === day.reason &&
      last.provisional === day.provisional &&
      !day.today &&
      !last.today
    if (joins) cells[cells.length - 1] = { ...last, until: day.day }
    else cells.push(day)
  }
  return cells
}
