import { addMonths, type IsoDay } from '../calendar/day.ts'

/** The month of a day, or one some months later: `2027-02`. */
export const monthAfter = (day: IsoDay, n: number): string => addMonths(`${day.slice(0, 7)}-01`, n).slice(0, 7)

/** `2027-02` as it is said: 2027年2月. */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
