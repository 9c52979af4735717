import { addWorkingDays, type Calendar, workingDayOnOrAfter, workingDaysBetween } from './calendar.ts'
import { type Clock, fold } from './clock.ts'
import { type IsoDay, type IsoInstant, legalDay, startOfDay } from './day.ts'

/** Shares of a budget, in per cent, at which somebody is told. Practice of work centres: this platform's own plan. */
export const escalationSteps = [50, 80, 100] as const

export type Escalation = { percent: (typeof escalationSteps)[number]; at: IsoInstant }

/** The share that comes next, the legal day on which so much is used, and the instant its spell began to run. */
export type EscalationDay = { percent: Escalation['percent']; day: IsoDay; ranFrom: IsoInstant }

/**
 * The next share of the budget that a running clock will have used, and the day on which it is so: used counts that day,
 * as the screen does, so a hundred per cent is the last day and not the day after. Shares reached on one day are told as
 * the highest of them. `told` is the highest told already; null when none is left, or while the clock is held.
 */
export function escalationDay(
  clock: Clock,
  calendar: Calendar,
  told: number,
  steps: readonly Escalation['percent'][] = escalationSteps,
): EscalationDay | null {
  const { budget, mode, spells } = fold(clock.entries)
  const running = spells.at(-1)
  if (mode !== 'running' || !running) return null
  const usedBefore = spells.reduce(
    (sum, { from, to }) => (to === null ? sum : sum + workingDaysBetween(calendar, legalDay(from), legalDay(to))),
    0,
  )
  const from = legalDay(running.from)
  const reachedOn = (percent: number) => {
    const left = Math.ceil((budget * percent) / 100) - usedBefore
    return left > 0 ? addWorkingDays(calendar, from, left) : workingDayOnOrAfter(calendar, from)
  }
  const [first, ...later] = steps
    .filter((percent) => percent > told)
    .map((percent) => ({ percent, day: reachedOn(percent) }))
  if (!first) return null
  const { percent, day } = later.reduce((best, one) => (one.day === best.day ? one : best), first)
  return { percent, day, ranFrom: running.from }
}

/** The instant of an escalation: the first of its day, or the start of the clock on that very day. */
export function escalationAt({ day, ranFrom }: Pick<EscalationDay, 'day' | 'ranFrom'>): IsoInstant {
  const begins = startOfDay(day)
  return begins < ranFrom ? ranFrom : begins
}

/** The next escalation with its instant; null when none is left, or while the clock is held. */
export function nextEscalation(...of: Parameters<typeof escalationDay>): Escalation | null {
  const next = escalationDay(...of)
  return next && { percent: next.percent, at: escalationAt(next) }
}
