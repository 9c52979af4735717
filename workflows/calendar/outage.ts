import { type ClockName, datedClocks } from '../kit/clocks.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts'
import { type IsoDay, type IsoInstant, instantMs, legalDay } from './day.ts'

/** A spell in which the platform could not be used: `from` and `to` are instants, the end belongs to it. */
export type OutageSpell = { from: IsoInstant; to: IsoInstant }

/** Whether a cut-off fell into an outage, so that nobody could act in the last moments before it. */
export const cutOffWithin = ({ from, to }: OutageSpell, dueAt: IsoInstant): boolean => from < dueAt && dueAt <= to

/**
 * Why the end of a clock is not put off for an outage; null when it is. A day in the papers of an issue binds the issuer
 * towards its holders, and a validity is granted by its authority: neither is the platform's to move.
 */
export function keptBecause(name: ClockName): string | null {
  if (datedClocks.some((dated) => dated === name)) return '截止日载于发行文件或披露时间表，不因平台停机顺延'
  return name === 'registration' ? '注册有效期由主管部门核定，不因平台停机顺延' : null
}

const halfDay = 12 * 3_600_000

/**
 * So many working days are added to a clock whose cut-off fell into an outage: up to the day on which it ended, where half
 * of that day was left, else up to the day after; or the next working day, at least one. This platform's own plan; no
 * published rule.
 */
export function outageDays(calendar: Calendar, dueOn: IsoDay, { to }: OutageSpell): number {
  const last = legalDay(new Date(instantMs(to) + halfDay).toISOString())
  const upTo = last > dueOn ? workingDaysBetween(calendar, dueOn, last) : 0
  // An outage that ended on a day off: the first working day after it.
  return upTo > 0 && addWorkingDays(calendar, dueOn, upTo) >= last ? upTo : upTo + 1
}
