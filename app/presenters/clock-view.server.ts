import { listClockEntries } from '#db/queries/clocks.ts'
import type { Row } from '#db/schema.ts'
import type { Calendar, CalendarId } from '#workflows/calendar/calendar.ts'
import { type Clock, dueOnIfResumed, type Standing, standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { reckoning } from '#workflows/calendar/reckoning.ts'
import { type ClockName, datedClocks } from '#workflows/kit/clocks.ts'
import type { Side } from '#workflows/kit/seats.ts'
import { asEntry, termsOf } from '../commands/keep-clocks.server.ts'
import { dayText } from '../components/chinese-date.ts'
import type { ClockCardProps } from '../components/clock-card.tsx'
import type { ClockLineProps } from '../components/clock-line.tsx'
import type { DayStripProps } from '../components/day-strip.tsx'
import type { Looking } from '../given/given.server.ts'
import { isPast } from './clock-reading.ts'
import { whose } from './clock-sides.ts'
import { monthsWords, stripOf } from './clock-strip.ts'
import type { Told } from './told.ts'

export type ClockView = {
  id: string
  run: string
  name: string
  title: string
  dueOn: string | null
  provisional: boolean
  /** Absent for validities, which count months. */
  card?: Told<ClockCardProps>
  line?: ClockLineProps
  strip?: Told<DayStripProps>
  /** Validities: 至 2028年3月2日. */
  until?: string
  /** How a limit in months came to that day. */
  why?: string
}

/** Open clocks as cards with their day-by-day reckoning, in the order in which they started. */
export async function viewClocks(
  looking: Looking,
  clocks: readonly Row<'clock'>[],
  now: string,
  suspended: (run: string) => boolean,
): Promise<ClockView[]> {
  const entries = await listClockEntries(
    looking.tx,
    clocks.map(({ id }) => id),
  )
  return clocks
    .filter(({ state }) => state !== 'stopped')
    .map((clock) => {
      const own = entries.filter((entry) => entry.clock === clock.id)
      const { title } = termsOf(looking, clock.name as ClockName, legalDay(now))
      return viewClock(clock, own, {
        title,
        calendars: looking.rulebook.calendars,
        now,
        suspended: suspended(clock.run),
      })
    })
}

const dated: readonly string[] = datedClocks

type Shown = { title: string; calendars: Record<CalendarId, Calendar>; now: string; suspended: boolean }

function viewClock(clock: Row<'clock'>, entries: readonly Row<'clock_entry'>[], shown: Shown): ClockView {
  const provisional = clock.provisional_at !== null
  const view = {
    id: clock.id,
    run: clock.run,
    name: clock.name,
    title: shown.title,
    dueOn: clock.due_on,
    provisional,
  }
  if (clock.unit === 'month')
    return {
      ...view,
      ...(clock.due_on ? { until: untilWords(clock.due_on, provisional), why: monthsWords(clock, entries) } : {}),
    }
  const calendar = shown.calendars[clock.calendar as CalendarId]
  const ledger = { entries: entries.map(asEntry) }
  const stands = standing(ledger, calendar, shown.now)
  const side = clock.side as Side
  const line: ClockLineProps = {
    side,
    state: clock.state === 'running' ? 'running' : shown.suspended ? 'suspended' : 'stopped',
    budget: stands.budget,
    used: Math.min(stands.used, stands.budget),
    over: Math.max(stands.used - stands.budget, 0),
    ...pausedDays(stands),
    past: isPast(clock, shown.now),
    provisional,
  }
  const card: Told<ClockCardProps> = {
    ...line,
    seal: whose[side].seal,
    whose: whose[side].words,
    what: shown.title,
    ...(stands.dueOn ? { due: stands.dueOn } : {}),
    ...noteOf(ledger, calendar, stands, shown.now),
  }
  return {
    ...view,
    line,
    card,
    ...(stands.dueOn && !dated.includes(clock.name) ? { strip: stripOf(clock, ledger, calendar, shown.now) } : {}),
  }
}

const untilWords = (day: string, provisional: boolean): string =>
  `${dayText(day, { year: true, weekday: false })}${provisional ? '（暂定）' : ''}`

/** What an extension gave, what share is used, and what a held clock would come to. */
function noteOf(ledger: Clock, calendar: Calendar, stands: Standing, now: string): { note?: string } {
  const { lines } = reckoning(ledger, calendar, now)
  const extended = lines.reduce((sum, { kind, days }) => (kind === 'extend' ? sum + days : sum), 0)
  const words = [
    ...(extended > 0 ? [`含延期 ${extended} 日`] : []),
    ...(stands.state === 'running' ? shareWords(stands) : []),
    ...(stands.state === 'paused' && stands.remaining > 0
      ? [`若今日恢复，最迟 ${dayText(dueOnIfResumed(ledger, calendar, now), { weekday: false })}`]
      : []),
  ]
  return words.length > 0 ? { note: words.join('，') } : {}
}

/** The share at which those responsible are told (workflows/calendar/escalation.ts). */
function shareWords({ budget, used }: Standing): string[] {
  if (budget === 0 || used >= budget) return []
  if (used * 100 >= budget * 80) return ['已用八成']
  return used * 100 >= budget * 50 ? ['已过半'] : []
}

/** Working days that did not count, and after how many that did. */
function pausedDays({ cells }: Standing): { paused?: { after: number; days: number } } {
  const first = cells.findIndex(({ reason }) => reason === '暂停')
  if (first < 0) return {}
  const after = cells.slice(0, first).filter(({ counts }) => counts).length
  return { paused: { after, days: cells.filter(({ reason }) => reason === '暂停').length } }
}
