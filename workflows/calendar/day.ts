/** A calendar day, `YYYY-MM-DD`. Whoever takes one from outside checks it with `isDay` first. */
export type IsoDay = string
/** An instant, ISO-8601 in UTC with a trailing Z. */
export type IsoInstant = string

const msPerDay = 86_400_000
/** China has one zone without summer time: the legal day of an instant is its day at +08:00 (民法典 §201 counts by 公历 day). */
const shanghaiOffsetMs = 8 * 3_600_000

const digitsAt = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Year, month and date of a day; null for what is none. By hand: calendars count days by the million. */
function readDay(text: string): readonly [number, number, number] | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const year = digitsAt(text, 0, 4)
  const month = digitsAt(text, 5, 7)
  const date = digitsAt(text, 8, 10)
  const within = year >= 1900 && year < 3000 && month >= 1 && month <= 12 && date >= 1
  return within && date <= lastDateOfMonth(year, month) ? [year, month, date] : null
}

/** Whether the text is a day that exists: `2026-02-29` is not one. Years 1900–2999, so that a slip of the pen is caught. */
export const isDay = (text: string): boolean => readDay(text) !== null

/** Days since 1970-01-01. Throws on what is not a day: letting it pass would move deadlines silently. */
export function dayNumber(day: IsoDay): number {
  const [year, month, date] = partsOf(day)
  // Years from March on, so that a leap day is the last of its year.
  const shifted = month > 2 ? year : year - 1
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return (
    shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + ofYear - 719_468
  )
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** The day that lies so many days after 1970-01-01: the inverse of `dayNumber`. Throws outside the years 1900–2999. */
export function dayOf(number: number): IsoDay {
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a number of days: ${number}`)
  const since0 = number + 719_468
  const era = Math.floor(since0 / 146_097)
  const ofEra = since0 - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (year < 1900 || year >= 3000) throw new RangeError(`not a day of the years 1900–2999: ${number}`)
  return `${year}-${two(month)}-${two(ofYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

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
  const parts = readDay(day)
  if (!parts) throw new RangeError(`not a day: ${day}`)
  return parts
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
  return `${toYear}-${two(toMonth)}-${two(toDate)}`
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
  return dayOf(Math.floor((instantMs(instant) + shanghaiOffsetMs) / msPerDay))
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
