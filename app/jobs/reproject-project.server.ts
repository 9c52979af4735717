import { appendClockEntry, listOpenClocks, saveClock } from '#db/queries/clocks.ts'
import { type RunningClock, redateClock } from '#db/queries/reprojection.ts'
import { type CalendarId, calendarNames } from '#workflows/calendar/calendar.ts'
import { type ClockEntry, standing } from '#workflows/calendar/clock.ts'
import { type ClockName, datedClocks } from '#workflows/kit/clocks.ts'
import { system } from '#workflows/kit/seats.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import type { Due } from '../commands/clock-due.server.ts'
import { type Desk, log } from '../commands/desk.server.ts'
import { enter, moveTasksDue } from '../commands/keep-clocks.server.ts'
import { budgetTo, dayOfClock } from '../records/clock-day.server.ts'
import type { Project } from './projector.ts'

export type Reprojection = { rulebook: Rulebook; calendar: CalendarId; project: Project; now: string }
type Found = { clocks: readonly RunningClock[]; ledgers: ReadonlyMap<string, readonly ClockEntry[]> }
type Moved = { clock: string; run: string; name: string; from: string | null; to: string | null }

const isDated = ({ name }: RunningClock): boolean => datedClocks.some((dated) => dated === name)

/** What ran out and acts by itself lapses at its own instant, under the edition that held then. */
const leftToLapse = ({ on_due, due_at }: RunningClock, now: string): boolean =>
  on_due !== null && due_at !== null && due_at <= now

/** Whether the new edition may change anything about a clock; a clock with a day in the papers is looked at by its rows. */
export function isToMove(means: Reprojection, clock: RunningClock, ledger: readonly ClockEntry[]): boolean {
  if (leftToLapse(clock, means.now)) return false
  return isDated(clock) || differs(clock, means.project(clock, ledger, means.now))
}

const differs = (clock: RunningClock, due: Due): boolean =>
  clock.due_on !== due.due_on ||
  (clock.provisional_at === null) !== (due.provisional_at === null) ||
  clock.alert_at !== due.alert_at

/** One project, locked: its clocks that move get a line each, its chain gets one for all of them. */
export async function reprojectProject(desk: Desk, { clocks, ledgers }: Found, means: Reprojection): Promise<void> {
  const event = desk.ports.newId()
  const moved: Moved[] = []
  for (const clock of clocks) {
    const ledger = ledgers.get(clock.id) ?? []
    if (leftToLapse(clock, means.now)) continue
    const to = isDated(clock)
      ? await redateByPapers(desk, clock, ledger, means, event)
      : await reckonAnew(desk, clock, ledger, means, event)
    if (to !== undefined) moved.push({ clock: clock.id, run: clock.run, name: clock.name, from: clock.due_on, to })
  }
  if (moved.length === 0) return
  const { version, source, announcedUntil } = means.rulebook.calendars[means.calendar]
  await log(desk, {
    id: event,
    run: null,
    stage: null,
    type: 'clock.reproject',
    data: { calendar: means.calendar, version, source, announcedUntil, clocks: moved },
    given: {},
    by: system,
    cause: null,
    at: means.now,
    before: null,
    after: null,
    revision: null,
  })
}

/** The new due day where it moved; undefined where only what is derived beside it did, or nothing. */
async function reckonAnew(
  desk: Desk,
  clock: RunningClock,
  ledger: readonly ClockEntry[],
  means: Reprojection,
  event: string,
): Promise<string | null | undefined> {
  const due = means.project(clock, ledger, means.now)
  if (!differs(clock, due)) return undefined
  // The day since when it has been provisional stays.
  const provisionalAt = due.provisional_at === null ? null : (clock.provisional_at ?? due.provisional_at)
  await redateClock(desk.tx, due.due_on, due.due_at, provisionalAt, due.alert_at, clock.id)
  if (clock.due_on === due.due_on) return undefined
  await appendClockEntry(desk.tx, {
    id: desk.ports.newId(),
    clock: clock.id,
    ordinal: ledger.length + 1,
    kind: 'reproject',
    at: means.now,
    days: null,
    reason: reasonOf(means, clock.due_on, due.due_on),
    event,
  })
  if (due.due_on !== null) await moveTasksDue(desk.tx, clock, due.due_on)
  return due.due_on
}

/** A day that stands in the papers stays, or is carried over a day off as they say; the count up to it begins anew. */
async function redateByPapers(
  desk: Desk,
  clock: RunningClock,
  ledger: readonly ClockEntry[],
  means: Reprojection,
  event: string,
): Promise<string | undefined> {
  const day = await dayOfClock(desk, clock.run, clock.name as ClockName)
  if (day === null || day === undefined) return undefined
  const counted = standing({ entries: ledger }, means.rulebook.calendars[clock.calendar as CalendarId], means.now).dueOn
  if (clock.due_on === day && counted === day) return undefined
  const row = (await listOpenClocks(desk.tx, clock.run)).find(({ id }) => id === clock.id)
  if (!row) return undefined
  const days = budgetTo(desk, clock.calendar, means.now, day)
  await enter(desk, row, { kind: 'restart', at: means.now, days, reason: reasonOf(means, clock.due_on, day) }, event)
  await saveClock(desk.tx, clock.id, { budget: days })
  return day
}

/** What the ledger says: which edition, from where, and the day before and after. */
function reasonOf({ rulebook, calendar }: Reprojection, from: string | null, to: string | null): string {
  const { version, source } = rulebook.calendars[calendar]
  const edition = `${calendarNames[calendar]}第 ${version} 版（${source}）`
  return from === to ? `${edition}，截止日 ${to} 不变` : `${edition}，截止日由 ${from ?? '未定'} 调整为 ${to ?? '未定'}`
}
