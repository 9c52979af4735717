import { addWorkingDays, type Calendar, dayKind } from './calendar.ts'
import { addDays, type IsoDay, weekdayLabel } from './day.ts'

/** A spell that does not count: after the day it begins on, up to and including the day it ends on; null while it lasts. */
export type Pause = { from: IsoDay; to: IsoDay | null }

/** One day of the reckoning. `number` is its place in the count, present exactly when it counts. */
export type DayCell = {
  day: IsoDay
  weekday: string
  counts: boolean
  number?: number
  reason: string
  provisional: boolean
}

/** The answer to 为什么是这一天: the counted cells are `days` in number, and the last of them (or the first, backwards) is it. */
export type Explanation = { from: IsoDay; days: number; answer: IsoDay; cells: DayCell[]; provisional: boolean }

export const pausedOn = (pauses: readonly Pause[], day: IsoDay): boolean =>
  pauses.some(({ from, to }) => day > from && (to === null || day <= to))

/** The cell of one day, counted as `next` if it counts at all. */
export function cellOf(calendar: Calendar, day: IsoDay, next: number, paused: boolean): DayCell {
  const kind = dayKind(calendar, day)
  const plain = { day, weekday: weekdayLabel(day), provisional: kind.provisional }
  if (!kind.works) return { ...plain, counts: false, reason: kind.reason }
  if (paused) return { ...plain, counts: false, reason: '暂停' }
  return { ...plain, counts: true, number: next, reason: kind.reason }
}

/** The day a count begins on never counts itself. */
export const startCell = (calendar: Calendar, day: IsoDay): DayCell => ({
  day,
  weekday: weekdayLabel(day),
  counts: false,
  reason: '当日不计',
  provisional: day > calendar.announcedUntil,
})

/**
 * Reckons `n` working days from a day and shows one cell a day, in the order of the calendar. The day counted from is a
 * cell that does not count. Backwards (n negative, as in 发行日前 3 个工作日) pauses have no meaning and are refused;
 * an endless pause before the count is full is refused too, for there is no answer.
 */
export function explain(calendar: Calendar, from: IsoDay, n: number, pauses: readonly Pause[] = []): Explanation {
  if (n < 0) return explainBackwards(calendar, from, n, pauses)
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  const cells = [startCell(calendar, from)]
  let counted = 0
  let at = from
  while (counted < n) {
    at = addDays(at, 1)
    if (pauses.some((pause) => pause.to === null && at > pause.from))
      throw new RangeError('the count is paused without end')
    const cell = cellOf(calendar, at, counted + 1, pausedOn(pauses, at))
    if (cell.counts) counted += 1
    cells.push(cell)
  }
  return { from, days: n, answer: at, cells, provisional: cells.some((cell) => cell.provisional) }
}

function explainBackwards(calendar: Calendar, from: IsoDay, n: number, pauses: readonly Pause[]): Explanation {
  if (pauses.length > 0) throw new RangeError('a count backwards cannot be paused')
  const answer = addWorkingDays(calendar, from, n)
  const cells = [startCell(calendar, from)]
  let counted = 0
  for (let at = from; at > answer; ) {
    at = addDays(at, -1)
    const cell = cellOf(calendar, at, counted + 1, false)
    if (cell.counts) counted += 1
    cells.unshift(cell)
  }
  return { from, days: n, answer, cells, provisional: cells.some((cell) => cell.provisional) }
}
