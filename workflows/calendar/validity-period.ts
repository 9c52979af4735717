import { type Calendar, isProvisional, workingDayOnOrAfter, workingDayOnOrBefore } from './calendar.ts'
import { addMonths, endOfDay, type IsoDay, type IsoInstant } from './day.ts'

/** A period in months: first and last day both belong to it, and it is over at `endsAt`. */
export type ValidityPeriod = { from: IsoDay; months: number; to: IsoDay; endsAt: IsoInstant }

/** A registration or approval runs to the same date `months` on, that day included (证监许可〔2024〕1330号: 2024-09-25 to 2026-09-25). */
export function validityPeriod(from: IsoDay, months: number): ValidityPeriod {
  if (!Number.isSafeInteger(months) || months < 1) throw new RangeError(`not a number of months: ${months}`)
  const to = addMonths(from, months)
  return { from, months, to, endsAt: endOfDay(to) }
}

/** Payment needs a working day, so the last one on or before the expiry: 2026-09-25 is 中秋节, hence 2026-09-24. */
export function lastPaymentDay(calendar: Calendar, period: ValidityPeriod): { day: IsoDay; provisional: boolean } {
  return { day: workingDayOnOrBefore(calendar, period.to), provisional: isProvisional(calendar, period.to) }
}

/** A limit in months ends, where its last day is a day off, with the next working day (民法典 §203). */
export function limitInMonths(
  calendar: Calendar,
  from: IsoDay,
  months: number,
): { dueOn: IsoDay; dueAt: IsoInstant; provisional: boolean } {
  const nominal = validityPeriod(from, months).to
  const dueOn = workingDayOnOrAfter(calendar, nominal)
  return { dueOn, dueAt: endOfDay(dueOn), provisional: isProvisional(calendar, dueOn) }
}
