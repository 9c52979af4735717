import { compiled } from '#db/compiled.ts'
import { appendClockEntry, insertClock, listLedger, listOpenClocks, moveClock } from '#db/queries/clocks.ts'
import type { Row } from '#db/schema.ts'
import { type Calendar, type CalendarId, workingDayOnOrAfter } from '#workflows/calendar/calendar.ts'
import { type Clock, type ClockEntry, standing, withEntry } from '#workflows/calendar/clock.ts'
import { addDays, daysBetween, endOfDay, legalDay, startOfDay } from '#workflows/calendar/day.ts'
import { limitInMonths, validityPeriod } from '#workflows/calendar/validity-period.ts'
import { type ClockTerms, clockTerms } from '#workflows/deadlines.ts'
import { type ClockChange, type ClockName, clockChanges } from '#workflows/kit/clocks.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { StateClocks } from '#workflows/kit/stage.ts'
import { budgetTo, dayOfClock } from '../records/clock-day.server.ts'
import type { Desk } from './desk.server.ts'

type Moved = { run: string; event: string; at: string; reason: string; entered: StateClocks | undefined }

/** Starts, pauses, resumes and stops the clocks of a run as the entered state says; the due date is derived, never typed. */
export async function keepClocks(desk: Desk, moved: Moved): Promise<void> {
  const open = await listOpenClocks(desk.tx, moved.run)
  const changes = clockChanges(open.map(asOpen(desk, moved.at)), moved.entered)
  for (const change of changes) await applyChange(desk, moved, change, open)
}

const asOpen = (desk: Desk, at: string) => (clock: Row<'clock'>) => ({
  name: clock.name as ClockName,
  state: clock.state === 'paused' ? ('paused' as const) : ('running' as const),
  validity: termsOf(desk, clock.name as ClockName, legalDay(at)).validity,
})

/** Budgets follow the day of acceptance once there is one, else the day asked on (design §4: never re-judged). */
type Bound = Pick<Desk, 'project' | 'rulebook'>

export const termsOf = ({ project, rulebook }: Bound, name: ClockName, on: string): ClockTerms =>
  clockTerms(name, {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
    green: project.green_at !== null && project.green_until === null,
    on,
    parameters: rulebook.parameters,
  })

async function applyChange(desk: Desk, moved: Moved, { name, change }: ClockChange, open: readonly Row<'clock'>[]) {
  if (change === 'start') return startClock(desk, moved, name)
  const clock = open.find((row) => row.name === name)
  if (!clock) return
  await enter(desk, clock, { kind: change, at: moved.at, reason: moved.reason }, moved.event)
}

async function startClock(desk: Desk, moved: Moved, name: ClockName): Promise<void> {
  const terms = termsOf(desk, name, await rulebookDay(desk, moved))
  const day = await dayOfClock(desk, moved.run, name)
  if (day === null) return
  const { budget, from } =
    day === undefined
      ? await begins(desk, moved, terms)
      : { budget: budgetTo(desk, terms.calendar, moved.at, day), from: moved.at }
  const id = desk.ports.newId()
  const entry: ClockEntry = { kind: 'start', at: from, days: budget, reason: moved.reason }
  const due = dueOf(desk, { name, unit: terms.unit, budget, calendar: terms.calendar }, { entries: [entry] }, from)
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

const registrationOf = async (desk: Desk, run: string) => (await registrationOfRun(desk.tx, run))[0]

const registrationOfRun = compiled((db, run: string) =>
  db
    .selectFrom('run')
    .innerJoin('registration', 'registration.id', 'run.subject_id')
    .select(['registration.months', 'registration.granted_on', 'registration.accepted_on'])
    .where('run.id', '=', run),
)

const rulebookDay = async (desk: Desk, moved: Moved): Promise<string> =>
  (await registrationOf(desk, moved.run))?.accepted_on ?? legalDay(moved.at)

/** A validity runs from its own notice for the months granted; the authority's three months from the exchange's acceptance. */
async function begins(desk: Desk, moved: Moved, terms: ClockTerms): Promise<{ budget: number; from: string }> {
  if (terms.name !== 'registration' && terms.name !== 'authority') return { budget: terms.budget, from: moved.at }
  const row = await registrationOf(desk, moved.run)
  const day = terms.name === 'registration' ? row?.granted_on : row?.accepted_on
  const from = day && day < legalDay(moved.at) ? startOfDay(day) : moved.at
  return { budget: terms.name === 'registration' ? (row?.months ?? terms.budget) : terms.budget, from }
}

type Counting = Pick<Row<'clock'>, 'name' | 'unit' | 'budget' | 'calendar'>

/** Due day, due instant and whether it rests on days nobody has announced yet; all null while the clock is held. */
export function dueOf(
  { rulebook }: Pick<Desk, 'rulebook'>,
  clock: Counting,
  ledger: Clock,
  now: string,
): Pick<Row<'clock'>, 'due_on' | 'due_at' | 'provisional_at'> {
  const calendar = rulebook.calendars[clock.calendar as CalendarId]
  if (clock.unit === 'month') return dueInMonths(calendar, clock, ledger, now)
  const { dueOn, dueAt, provisional } = standing(ledger, calendar, now)
  return { due_on: dueOn, due_at: dueAt, provisional_at: provisional ? now : null }
}

/** A limit in months runs through days off; what it was held for is added to its end. A validity is never held. */
function dueInMonths(calendar: Calendar, clock: Counting, { entries }: Clock, now: string): ReturnType<typeof dueOf> {
  const first = entries[0]
  if (!first || entries.at(-1)?.kind === 'pause') return { due_on: null, due_at: null, provisional_at: null }
  if (clock.name === 'registration') {
    const { to, endsAt } = validityPeriod(legalDay(first.at), clock.budget)
    return { due_on: to, due_at: endsAt, provisional_at: null }
  }
  const held = entries.reduce((days, entry, index) => {
    const before = entries[index - 1]
    return entry.kind === 'resume' && before ? days + daysBetween(legalDay(before.at), legalDay(entry.at)) : days
  }, 0)
  const limit = limitInMonths(calendar, legalDay(first.at), clock.budget)
  const dueOn = held === 0 ? limit.dueOn : workingDayOnOrAfter(calendar, addDays(limit.dueOn, held))
  return { due_on: dueOn, due_at: endOfDay(dueOn), provisional_at: limit.provisional ? now : null }
}

/** Appends one line to a clock's ledger and derives its due date anew. */
export async function enter(desk: Desk, clock: Row<'clock'>, entry: ClockEntry, event: string): Promise<void> {
  const rows = await listLedger(desk.tx, clock.id)
  const ledger = withEntry({ entries: rows.map(asEntry) }, entry)
  const stopped = entry.kind === 'stop'
  const due = stopped ? { due_on: null, due_at: null, provisional_at: null } : dueOf(desk, clock, ledger, entry.at)
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
  await moveClock(desk.tx, state, due.due_on, due.due_at, due.provisional_at, stopped ? entry.at : null, clock.id)
}

export const asEntry = (row: Row<'clock_entry'>): ClockEntry => ({
  kind: row.kind as ClockEntry['kind'],
  at: row.at,
  reason: row.reason ?? '',
  ...(row.days === null ? {} : { days: row.days }),
})
