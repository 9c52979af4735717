import type { Calendar } from './calendar.ts'
import { daysBetween, type IsoDay } from './day.ts'

/** Days before its end from which a calendar alarms (issue: 60 days before it runs out). */
export const alarmDays = 60

export type RunningOut = { calendar: Calendar; left: number }

/** Whether a calendar has to be followed by a new version: from 60 days before its last announced day on. Null: not yet. */
export function runningOut(calendar: Calendar, today: IsoDay): RunningOut | null {
  const left = daysBetween(today, calendar.announcedUntil)
  return left <= alarmDays ? { calendar, left } : null
}

/** What is said of it: 还有 41 天 while days are left, 已过 afterwards. */
export const runningOutWords = ({ left, calendar }: RunningOut): string =>
  left >= 0
    ? `只公布到 ${calendar.announcedUntil}，还有 ${left} 天`
    : `只公布到 ${calendar.announcedUntil}，已过 ${-left} 天`
