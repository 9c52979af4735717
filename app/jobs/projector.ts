import type { RunningClock } from '#db/queries/reprojection.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { type ClockEntry, standing } from '#workflows/calendar/clock.ts'
import { endOfDay, type IsoDay, type IsoInstant, legalDay, startOfDay } from '#workflows/calendar/day.ts'
import { escalationDay } from '#workflows/calendar/escalation.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import { alertSteps, type Due, dueOf } from '../commands/clock-due.server.ts'

type Answer = { dueOn: string | null; dueAt: string | null; provisional: boolean; alertFrom: IsoInstant | null }

/** Due day and next escalation of a running clock, from its ledger. */
export type Project = (clock: RunningClock, ledger: readonly ClockEntry[], now: IsoInstant) => Due

/**
 * Reckons clocks on one edition of the calendars. A million clocks have few different answers: those that began on one
 * day with one budget and were held alike end alike, so each such history is reckoned once. `now` is the instant written
 * where a date becomes provisional.
 */
export function projector(rulebook: Rulebook): Project {
  const answers = new Map<string, Answer>()
  const dayOf = rememberedDays()
  return (clock, entries, now) => {
    if (clock.unit === 'month') return dueOf({ rulebook }, clock, { entries }, now, clock.alerted)
    let key = `${clock.calendar} ${clock.alerted} ${alertSteps(clock).length}`
    for (const { kind, at, days } of entries) key += ` ${kind}${dayOf(at)}${days ?? ''}`
    let answer = answers.get(key)
    if (!answer) {
      if (answers.size > mostKept) answers.clear()
      answer = answerTo(rulebook, clock, entries, now)
      answers.set(key, answer)
    }
    const { dueOn, dueAt, provisional, alertFrom } = answer
    const alert_at = alertFrom === null ? null : later(alertFrom, ranFrom(entries))
    return { due_on: dueOn, due_at: dueAt, provisional_at: provisional ? now : null, alert_at }
  }
}

function rememberedDays(): (at: IsoInstant) => IsoDay {
  const legal = new Map<IsoInstant, IsoDay>()
  return (at) => {
    const known = legal.get(at)
    if (known !== undefined) return known
    if (legal.size > mostKept) legal.clear()
    const day = legalDay(at)
    legal.set(at, day)
    return day
  }
}

const mostKept = 100_000

function answerTo({ calendars }: Rulebook, clock: RunningClock, entries: readonly ClockEntry[], now: string): Answer {
  const calendar = calendars[clock.calendar as CalendarId]
  const { dueOn, provisional } = standing({ entries }, calendar, now)
  const alert = escalationDay({ entries }, calendar, clock.alerted, alertSteps(clock))
  return {
    dueOn,
    dueAt: dueOn === null ? null : endOfDay(dueOn),
    provisional,
    alertFrom: alert && startOfDay(alert.day),
  }
}

const later = (one: IsoInstant, other: IsoInstant): IsoInstant => (one < other ? other : one)

/** When its present spell began. */
const ranFrom = (entries: readonly ClockEntry[]): IsoInstant =>
  entries.findLast(({ kind }) => kind === 'start' || kind === 'resume' || kind === 'restart')?.at ?? ''
