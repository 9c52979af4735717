import { listClockEntries } from '#db/queries/clocks.ts'
import type { Row } from '#db/schema.ts'
import { type Calendar, type CalendarId, calendarNames } from '#workflows/calendar/calendar.ts'
import { type Standing, standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { DayCell } from '#workflows/calendar/explain.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Side } from '#workflows/kit/seats.ts'
import { asEntry, termsOf } from '../commands/keep-clocks.server.ts'
import { dayText } from '../components/chinese-date.ts'
import type { ClockCardProps } from '../components/clock-card.tsx'
import type { ClockLineProps } from '../components/clock-line.tsx'
import type { DayStripProps, StripDay } from '../components/day-strip.tsx'
import type { Looking } from '../given/given.server.ts'
import { storedBasisView } from './basis-view.ts'
import { whose } from './clock-sides.ts'
import type { Told } from './told.ts'

export type ClockView = {
  id: string
  run: string
  name: string
  title: string
  dueOn: string | null
  provisional: boolean
  /** Absent for validities, which count months. */
  card?: Told<ClockCardProps>
  line?: ClockLineProps
  strip?: Told<DayStripProps>
  /** Validities: 至 2028年3月2日. */
  until?: string
}

/** Open clocks as cards with their day-by-day reckoning, in the order in which they started. */
export async function viewClocks(
  looking: Looking,
  clocks: readonly Row<'clock'>[],
  now: string,
  suspended: (run: string) => boolean,
): Promise<ClockView[]> {
  const entries = await listClockEntries(
    looking.tx,
    clocks.map(({ id }) => id),
  )
  return clocks
    .filter(({ state }) => state !== 'stopped')
    .map((clock) => {
      const own = entries.filter((entry) => entry.clock === clock.id)
      const { title } = termsOf(looking, clock.name as ClockName, legalDay(now))
      return viewClock(clock, own, {
        title,
        calendars: looking.rulebook.calendars,
        now,
        suspended: suspended(clock.run),
      })
    })
}

/** Their last day stands in the papers: there is nothing to count up to it. */
const dated: readonly string[] = ['payment', 'book', 'debt-service', 'duty'] satisfies ClockName[]

/** Longer counts stay folded until somebody asks. */
const openUpTo = 30

type Shown = { title: string; calendars: Record<CalendarId, Calendar>; now: string; suspended: boolean }

function viewClock(clock: Row<'clock'>, entries: readonly Row<'clock_entry'>[], shown: Shown): ClockView {
  const provisional = clock.provisional_at !== null
  const view = {
    id: clock.id,
    run: clock.run,
    name: clock.name,
    title: shown.title,
    dueOn: clock.due_on,
    provisional,
  }
  if (clock.unit === 'month')
    return { ...view, ...(clock.due_on ? { until: untilWords(clock.due_on, provisional) } : {}) }
  const calendar = shown.calendars[clock.calendar as CalendarId]
  const stands = standing({ entries: entries.map(asEntry) }, calendar, shown.now)
  const side = clock.side as Side
  const line: ClockLineProps = {
    side,
    state: clock.state === 'running' ? 'running' : shown.suspended ? 'suspended' : 'stopped',
    budget: stands.budget,
    used: Math.min(stands.used, stands.budget),
    over: Math.max(stands.used - stands.budget, 0),
    ...pausedDays(stands),
    provisional,
  }
  const extended = entries.filter(({ kind }) => kind === 'extend').reduce((sum, { days }) => sum + (days ?? 0), 0)
  const card: Told<ClockCardProps> = {
    ...line,
    seal: whose[side].seal,
    whose: whose[side].words,
    what: shown.title,
    ...(stands.dueOn ? { due: stands.dueOn } : {}),
    ...(extended > 0 ? { note: `含延期 ${extended} 日` } : {}),
  }
  return {
    ...view,
    line,
    card,
    ...(stands.dueOn && !dated.includes(clock.name) ? { strip: stripOf(clock, calendar, stands, shown.now) } : {}),
  }
}

const untilWords = (day: string, provisional: boolean): string =>
  `${dayText(day, { year: true, weekday: false })}${provisional ? '（暂定）' : ''}`

/** Working days that did not count, and after how many that did. */
function pausedDays({ cells }: Standing): { paused?: { after: number; days: number } } {
  const first = cells.findIndex(({ reason }) => reason === '暂停')
  if (first < 0) return {}
  const after = cells.slice(0, first).filter(({ counts }) => counts).length
  return { paused: { after, days: cells.filter(({ reason }) => reason === '暂停').length } }
}

function stripOf(clock: Row<'clock'>, calendar: Calendar, stands: Standing, now: string): Told<DayStripProps> {
  const today = legalDay(now)
  const started = stands.cells[0]?.day ?? today
  return {
    due: stands.dueOn ?? today,
    open: stands.budget <= openUpTo,
    rule: `${dayText(started, { weekday: false })}起算，当日不计，数满 ${stands.budget} 个工作日`,
    days: folded(stands.cells.map((cell) => stripDay(cell, today, started))),
    sum: {
      from: `${dayText(started, { weekday: false })}（当日不计）`,
      budget: stands.budget,
      pausedDays: stands.cells.filter(({ reason }) => reason === '暂停').length,
    },
    calendar: `${calendarNames[calendar.id]}，已公布至 ${calendar.announcedUntil}${stands.provisional ? '，其后的日子暂定' : ''}`,
    basis: storedBasisView(clock.basis),
  }
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
