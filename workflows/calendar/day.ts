/** A calendar day, `YYYY-MM-DD`. Whoever takes one from outside checks it with `isDay` first. */
export type IsoDay = string
/** An instant, ISO-8601 in UTC with a trailing Z. */
export type IsoInstant = string

const msPerDay = 86_400_000
/** China has one zone without summer time: the legal day of an instant is its day at +08:00 (民法典 §201 counts by 公历 day). */
const shanghaiOffsetMs = 8 * 3_600_000

/** Whether the text is a day that exists: `2026-02-29` is not one. Years 1900–2999, so that a slip of the pen is caught. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** Days since 1970-01-01. Throws on what is not a day: letting it pass would move deadlines silently. */
export function dayNumber(day: IsoDay): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00.000Z`) / msPerDay
}

export const dayOf = (number: number): IsoDay => new Date(number * msPerDay).toISOString().slice(0, 10)

export const addDays = (day: IsoDay, n: number): IsoDay => dayOf(dayNumber(day) + n)

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDay, to: IsoDay): number => dayNumber(to) - dayNumber(from)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: IsoDay): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

const weekdayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const weekdayLabel = (day: IsoDay): string => weekdayNames[weekdayOf(day)] ?? ''

export const isWeekend = (day: IsoDay): boolean => weekdayOf(day) > 5

/** `5月30日 周五`, with the year when another year is spoken of. */
export function dayLabel(day: IsoDay, yearSpokenOf?: number): string {
  const [year, month, date] = partsOf(day)
  const prefix = yearSpokenOf === undefined || yearSpokenOf === year ? '' : `${year}年`
  return `${prefix}${month}月${date}日 ${weekdayLabel(day)}`
}

/** `5/30 五`, for dense cells. */
export function denseDayLabel(day: IsoDay): string {
  const [, month, date] = partsOf(day)
  return `${month}/${date} ${weekdayLabel(day).slice(1)}`
}

export function partsOf(day: IsoDay): readonly [year: number, month: number, date: number] {
  dayNumber(day)
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export function lastDateOfMonth(year: number, month: number): number {
  return [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31
}

/**
 * The same date `n` months on (or back); where that month has no such date, its last day.
 * 2024-09-25 + 24 months = 2026-09-25 (证监许可〔2024〕1330号 runs so); 2024-02-29 + 12 months = 2025-02-28.
 */
export function addMonths(day: IsoDay, n: number): IsoDay {
  const [year, month, date] = partsOf(day)
  const months = year * 12 + (month - 1) + n
  const toYear = Math.floor(months / 12)
  const toMonth = (((months % 12) + 12) % 12) + 1
  const toDate = Math.min(date, lastDateOfMonth(toYear, toMonth))
  return dayOf(Date.UTC(toYear, toMonth - 1, toDate) / msPerDay)
}

/** Month end to month end: 2025-06-30 + 6 months = 2025-12-31. For reporting periods, which end with the month. */
export function addMonthsAtEnd(day: IsoDay, n: number): IsoDay {
  const [year, month, date] = partsOf(day)
  const moved = addMonths(day, n)
  if (date !== lastDateOfMonth(year, month)) return moved
  const [toYear, toMonth] = partsOf(moved)
  return addDays(moved, lastDateOfMonth(toYear, toMonth) - Number(moved.slice(8, 10)))
}

/** The legal day of an instant: its day at +08:00. */
export function legalDay(instant: IsoInstant): IsoDay {
  return new Date(instantMs(instant) + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The first instant of the legal day. */
export function startOfDay(day: IsoDay): IsoInstant {
  return new Date(dayNumber(day) * msPerDay - shanghaiOffsetMs).toISOString()
}

/**
 * The instant at which the legal day is over: 24:00 there, which is 00:00 of the next. An act strictly before it is in
 * time, one at it is late: `endOfDay('2025-05-30') = '2025-05-30T16:00:00.000Z'`.
 */
export const endOfDay = (day: IsoDay): IsoInstant => startOfDay(addDays(day, 1))

export function instantMs(instant: IsoInstant): number {
  const at = Date.parse(instant)
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/.test(instant)) throw new RangeError(`not an instant: ${instant}`)
  return at
}
