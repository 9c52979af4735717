import { listChanges } from '#db/queries/rulebook.ts'
import { type Calendar, type CalendarId, calendarNames, dayKind } from '#workflows/calendar/calendar.ts'
import { addDays, legalDay, partsOf, weekdayOf } from '#workflows/calendar/day.ts'
import { runningOut, runningOutWords } from '#workflows/calendar/running-out.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type ChangeLineView, changeLine } from './change-page.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export const isCalendarId = (id: string): id is CalendarId => Object.hasOwn(calendarNames, id)

export type CalendarAlarm = { id: CalendarId; name: string; announcedUntil: string; words: string; over: boolean }

export type CalendarLineView = {
  id: CalendarId
  name: string
  use: string
  version: number
  announcedUntil: string
  source: string
  alarm: string | null
}

/** Who counts by it (domain §3.7). */
const uses: Record<CalendarId, string> = {
  statutory: '受理、审核、反馈、中止等法定期限',
  interbank: '银行间市场的簿记、缴款、付息兑付',
  sse: '上海证券交易所的簿记、缴款、付息兑付',
  szse: '深圳证券交易所的簿记、缴款、付息兑付',
  bse: '北京证券交易所的簿记、缴款、付息兑付',
}

const all = Object.keys(calendarNames) as CalendarId[]

/** Calendars that have to be followed by a new version, for the banner and the notices. */
export async function calendarAlarms({ reader, ports }: Reading): Promise<CalendarAlarm[]> {
  const { calendars } = await rulebookOf(reader)
  const today = legalDay(ports.now())
  return all.flatMap((id) => {
    const found = runningOut(calendars[id], today)
    const { announcedUntil } = calendars[id]
    const words = found && runningOutWords(found)
    return words ? [{ id, name: calendarNames[id], announcedUntil, words, over: found.left < 0 }] : []
  })
}

export async function presentCalendars(
  context: Reading,
): Promise<{ lines: CalendarLineView[]; alarms: CalendarAlarm[]; asOf: string }> {
  const { calendars } = await rulebookOf(context.reader)
  const alarms = await calendarAlarms(context)
  return {
    lines: all.map((id) => ({
      id,
      name: calendarNames[id],
      use: uses[id],
      version: calendars[id].version,
      announcedUntil: calendars[id].announcedUntil,
      source: calendars[id].source,
      alarm: alarms.find((alarm) => alarm.id === id)?.words ?? null,
    })),
    alarms,
    asOf: instantText(context.ports.now()),
  }
}

export type DayCellView = {
  day: string
  date: number
  kind: 'work' | 'weekend' | 'off' | 'make-up'
  /** 春节, 调休上班; empty for an ordinary day. */
  name: string
  provisional: boolean
  today: boolean
}

export type MonthView = {
  month: number
  /** Empty cells before the first, Monday first. */
  blanks: number
  days: DayCellView[]
  works: number
}

export type CalendarView = CalendarLineView & {
  year: number
  years: { href: string; label: string; current: boolean }[]
  months: MonthView[]
  works: number
  provisional: boolean
  alarm: string | null
  changes: ChangeLineView[]
}

/** A year of a calendar, day by day: what is off, what is worked for it, and what nobody has announced yet. */
export async function presentCalendar(context: Reading, asked: string, year: string | null): Promise<CalendarView> {
  if (!isCalendarId(asked)) throw new Response('没有这份日历。', { status: 404 })
  const { lines } = await presentCalendars(context)
  const calendar = (await rulebookOf(context.reader)).calendars[asked]
  const line = lines.find(({ id }) => id === asked)
  if (!line) throw new Error(`No line for ${asked}`)
  const today = legalDay(context.ports.now())
  const shown = yearsOf(calendar, today)
  const chosen = shown.find((one) => String(one) === year) ?? Number(today.slice(0, 4))
  const months = Array.from({ length: 12 }, (_, at) => monthOf(calendar, chosen, at + 1, today))
  return {
    ...line,
    year: chosen,
    years: shown.map((one) => ({
      href: `/calendars/${asked}?year=${one}`,
      label: `${one}年`,
      current: one === chosen,
    })),
    months,
    works: months.reduce((sum, month) => sum + month.works, 0),
    provisional: months.some(({ days }) => days.some((day) => day.provisional)),
    changes: (await listChanges(context.reader, { kind: 'calendar', subject: asked }, 30)).map(changeLine),
  }
}

/** From the first year the calendar speaks of to two years beyond what is announced. */
function yearsOf(calendar: Calendar, today: string): number[] {
  const listed = calendar.holidays.map(({ day }) => Number(day.slice(0, 4)))
  const first = Math.min(...listed, Number(today.slice(0, 4)))
  const last = Math.max(Number(calendar.announcedUntil.slice(0, 4)), Number(today.slice(0, 4))) + 2
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function monthOf(calendar: Calendar, year: number, month: number, today: string): MonthView {
  const start = `${year}-${String(month).padStart(2, '0')}-01`
  const days: DayCellView[] = []
  for (let day = start; partsOf(day)[1] === month; day = addDays(day, 1)) days.push(cellOf(calendar, day, today))
  return { month, blanks: weekdayOf(start) - 1, days, works: days.filter(({ kind }) => works(kind)).length }
}

const works = (kind: DayCellView['kind']): boolean => kind === 'work' || kind === 'make-up'

function cellOf(calendar: Calendar, day: string, today: string): DayCellView {
  const { works, reason, provisional } = dayKind(calendar, day)
  const makeUp = works && reason === '调休上班'
  const kind = makeUp ? 'make-up' : works ? 'work' : reason === '周末' ? 'weekend' : 'off'
  const name = kind === 'off' || makeUp ? reason : ''
  return { day, date: partsOf(day)[2], kind, name, provisional, today: day === today }
}
