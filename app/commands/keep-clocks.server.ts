import { appendClockEntry, insertClock, listClockEntries, listOpenClocks, saveClock } from '#db/queries/clocks.ts'
import type { Row } from '#db/schema.ts'
import { type Clock, type ClockEntry, standing, withEntry } from '#workflows/calendar/clock.ts'
import { endOfDay, legalDay } from '#workflows/calendar/day.ts'
import { calendars } from '#workflows/calendar/tables.ts'
import { validityPeriod } from '#workflows/calendar/validity-period.ts'
import { type ClockTerms, clockTerms } from '#workflows/deadlines.ts'
import { type ClockChange, type ClockName, clockChanges } from '#workflows/kit/clocks.ts'
import type { StateClocks } from '#workflows/kit/stage.ts'
import type { Desk } from './desk.server.ts'

type Moved = { run: string; event: string; at: string; reason: string; entered: StateClocks | undefined }

/** Starts, pauses, resumes and stops the clocks of a run as the entered state says; the due date is derived, never typed. */
export async function keepClocks(desk: Desk, moved: Moved): Promise<void> {
  const open = await listOpenClocks(desk.tx, moved.run)
  const changes = clockChanges(open.map(asOpen(desk)), moved.entered)
  for (const change of changes) await applyChange(desk, moved, change, open)
}

const asOpen = (desk: Desk) => (clock: Row<'clock'>) => ({
  name: clock.name as ClockName,
  state: clock.state === 'paused' ? ('paused' as const) : ('running' as const),
  validity: termsOf(desk, clock.name as ClockName).validity,
})

export const termsOf = (desk: Pick<Desk, 'project'>, name: ClockName): ClockTerms =>
  clockTerms(name, {
    route: desk.project.route as 'interbank',
    venue: desk.project.venue as 'NAFMII',
    green: desk.project.green_at !== null && desk.project.green_until === null,
  })

async function applyChange(desk: Desk, moved: Moved, { name, change }: ClockChange, open: readonly Row<'clock'>[]) {
  if (change === 'start') return startClock(desk, moved, name)
  const clock = open.find((row) => row.name === name)
  if (!clock) return
  await enter(desk, clock, { kind: change, at: moved.at, reason: moved.reason }, moved.event)
}

async function startClock(desk: Desk, moved: Moved, name: ClockName): Promise<void> {
  const terms = termsOf(desk, name)
  const { budget, from } = await begins(desk, moved, terms)
  const id = desk.ports.newId()
  const entry: ClockEntry = { kind: 'start', at: from, days: budget, reason: moved.reason }
  const due = dueOf({ unit: terms.unit, budget, calendar: terms.calendar }, { entries: [entry] }, from)
  await insertClock(desk.tx, {
    id,
    project: desk.project.id,
    run: moved.run,
    name,
    side: terms.side,
    budget,
    unit: terms.unit,
    calendar: terms.calendar,
    state: 'running',
    started_at: from,
    ...due,
    on_due: terms.onDue,
    basis: JSON.stringify(terms.basis),
    stopped_at: null,
  })
  const row = { id: desk.ports.newId(), clock: id, ordinal: 1, kind: 'start', at: from, days: budget }
  await appendClockEntry(desk.tx, { ...row, reason: moved.reason, event: moved.event })
}

/** A registration's validity follows its own notice: the months granted, from the day of the notice. */
async function begins(desk: Desk, moved: Moved, terms: ClockTerms): Promise<{ budget: number; from: string }> {
  if (terms.name !== 'registration') return { budget: terms.budget, from: moved.at }
  const row = await desk.tx
    .selectFrom('registration')
    .innerJoin('run', 'run.subject_id', 'registration.id')
    .select(['registration.months', 'registration.granted_on'])
    .where('run.id', '=', moved.run)
    .executeTakeFirst()
  const from = row?.granted_on && row.granted_on < legalDay(moved.at) ? `${row.granted_on}T01:00:00.000Z` : moved.at
  return { budget: row?.months ?? terms.budget, from }
}

type Counting = Pick<Row<'clock'>, 'unit' | 'budget' | 'calendar'>

/** Due day, due instant and whether it rests on days nobody has announced yet; all null while the clock is held. */
export function dueOf(
  clock: Counting,
  ledger: Clock,
  now: string,
): Pick<Row<'clock'>, 'due_on' | 'due_at' | 'provisional_at'> {
  if (clock.unit === 'month') {
    const first = ledger.entries[0]
    const held = ledger.entries.at(-1)?.kind === 'pause'
    if (!first || held) return { due_on: null, due_at: null, provisional_at: null }
    const { to } = validityPeriod(legalDay(first.at), clock.budget)
    return { due_on: to, due_at: endOfDay(to), provisional_at: null }
  }
  const { dueOn, dueAt, provisional } = standing(ledger, calendars[clock.calendar as 'statutory'], now)
  return { due_on: dueOn, due_at: dueAt, provisional_at: provisional ? now : null }
}

/** Appends one line to a clock's ledger and derives its due date anew. */
export async function enter(desk: Desk, clock: Row<'clock'>, entry: ClockEntry, event: string): Promise<void> {
  const rows = await listClockEntries(desk.tx, [clock.id])
  const ledger = withEntry({ entries: rows.map(asEntry) }, entry)
  const stopped = entry.kind === 'stop'
  const due = stopped ? { due_on: null, due_at: null, provisional_at: null } : dueOf(clock, ledger, entry.at)
  await appendClockEntry(desk.tx, {
    id: desk.ports.newId(),
    clock: clock.id,
    ordinal: rows.length + 1,
    kind: entry.kind,
    at: entry.at,
    days: entry.days ?? null,
    reason: entry.reason,
    event,
  })
  const state = stopped ? ('stopped' as const) : entry.kind === 'pause' ? ('paused' as const) : ('running' as const)
  await saveClock(desk.tx, clock.id, { ...due, state, stopped_at: stopped ? entry.at : null })
}

export const asEntry = (row: Row<'clock_entry'>): ClockEntry => ({
  kind: row.kind as ClockEntry['kind'],
  at: row.at,
  reason: row.reason ?? '',
  ...(row.days === null ? {} : { days: row.days }),
})
