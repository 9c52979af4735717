import { addDays, dayNumber, type IsoDay, isWeekend } from './day.ts'

/** Who works by it. Statutory: authorities and filing deadlines. Interbank: settlement. The three exchanges: trading days. */
export type CalendarId = 'statutory' | 'interbank' | 'sse' | 'szse' | 'bse'

export const calendarNames: Record<CalendarId, string> = {
  statutory: '法定工作日历',
  interbank: '银行间市场工作日历',
  sse: '上交所交易日历',
  szse: '深交所交易日历',
  bse: '北交所交易日历',
}

/** A day that differs from its weekday: `name` is what the screen says, 春节 or 国庆节调休. */
export type NamedDay = { day: IsoDay; name: string }

/**
 * A calendar is data, versioned, and known up to `announcedUntil` (inclusive). Past that day `expected` holidays are
 * taken into account (law fixes the festivals, not their 调休), and every answer touching such a day is provisional.
 */
export type Calendar = {
  id: CalendarId
  version: number
  source: string
  announcedUntil: IsoDay
  holidays: readonly NamedDay[]
  workdays: readonly NamedDay[]
  expected: readonly NamedDay[]
}

export type DayKind = { works: boolean; reason: string; provisional: boolean }

type Index = { off: Map<IsoDay, string>; on: Map<IsoDay, string>; expected: Map<IsoDay, string> }

/** Derived from the calendar and from nothing else; a calendar is never changed in place, a new version is a new object. */
const indexes = new WeakMap<Calendar, Index>()

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar)
  if (known) return known
  const byDay = (days: readonly NamedDay[]) => new Map(days.map(({ day, name }) => [day, name]))
  const index = { off: byDay(calendar.holidays), on: byDay(calendar.workdays), expected: byDay(calendar.expected) }
  indexes.set(calendar, index)
  return index
}

const tradesOnExchange = (id: CalendarId): boolean => id === 'sse' || id === 'szse' || id === 'bse'

/** 工作日 for authorities and the interbank market, 交易日 at an exchange. */
export const workingDayWord = (calendar: Calendar): string => (tradesOnExchange(calendar.id) ? '交易日' : '工作日')

/** What a day is on this calendar, in the word a screen shows for it. */
export function dayKind(calendar: Calendar, day: IsoDay): DayKind {
  const { off, on, expected } = indexOf(calendar)
  const provisional = isProvisional(calendar, day)
  const holiday = off.get(day) ?? (provisional ? expected.get(day) : undefined)
  if (holiday !== undefined) return { works: false, reason: holiday, provisional }
  const makeUp = on.get(day)
  if (makeUp !== undefined) return { works: true, reason: '调休上班', provisional }
  if (isWeekend(day)) return { works: false, reason: '周末', provisional }
  return { works: true, reason: workingDayWord(calendar), provisional }
}

export const isWorkingDay = (calendar: Calendar, day: IsoDay): boolean => dayKind(calendar, day).works

/** Whether the day lies past what has been announced: shown as 暂定, and alarmed. */
export const isProvisional = (calendar: Calendar, day: IsoDay): boolean => day > calendar.announcedUntil

/** The day itself when it works, else the next that does (顺延). */
export function workingDayOnOrAfter(calendar: Calendar, day: IsoDay): IsoDay {
  let at = day
  while (!isWorkingDay(calendar, at)) at = addDays(at, 1)
  return at
}

/** The day itself when it works, else the last before it that does. */
export function workingDayOnOrBefore(calendar: Calendar, day: IsoDay): IsoDay {
  let at = day
  while (!isWorkingDay(calendar, at)) at = addDays(at, -1)
  return at
}

/**
 * `n` working days from a day, which is itself not counted: day 1 is the next working day (民法典 §201). Negative `n`
 * counts back the same way; 0 is the day itself, whether it works or not. Refuses a fraction.
 */
export function addWorkingDays(calendar: Calendar, day: IsoDay, n: number): IsoDay {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  dayNumber(day)
  const step = n < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/**
 * Working days after `from` up to and including `to`; backwards, those before `from` down to and including `to`, negative.
 * So `workingDaysBetween(c, d, addWorkingDays(c, d, n)) === n` for every n.
 */
export function workingDaysBetween(calendar: Calendar, from: IsoDay, to: IsoDay): number {
  const step = to < from ? -1 : 1
  const last = dayNumber(to)
  let count = 0
  let at = from
  while (dayNumber(at) !== last) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) count += step
  }
  return count
}
