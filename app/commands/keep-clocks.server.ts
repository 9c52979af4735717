import { compiled } from '#db/compiled.ts'
import type { Tx } from '#db/connect.ts'
import { appendClockEntry, insertClock, listLedger, listOpenClocks, moveClock } from '#db/queries/clocks.ts'
import { moveTaskDues } from '#db/queries/tasks.ts'
import type { Row } from '#db/schema.ts'
import { type ClockEntry, fold, withEntry } from '#workflows/calendar/clock.ts'
import { legalDay, startOfDay } from '#workflows/calendar/day.ts'
import { type ClockTerms, clockTerms } from '#workflows/deadlines.ts'
import { type ClockChange, type ClockName, clockChanges } from '#workflows/kit/clocks.ts'
import { type Capacity, capacities, type IssuerKind, type Route, type Side, type Venue } from '#workflows/kit/seats.ts'
import type { StateClocks } from '#workflows/kit/stage.ts'
import { budgetTo, dayOfClock } from '../records/clock-day.server.ts'
import { dueOf, notDue } from './clock-due.server.ts'
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
    alerted: 0,
  })
  const row = { id: desk.ports.newId(), clock: id, ordinal: 1, kind: 'start', at: from, days: budget }
  await appendClockEntry(desk.tx, { ...row, reason: moved.reason, event: moved.event })
}

const registrationOf = async (desk: Desk, run: string) => (await registrationOfRun(desk.tx, run))[0]

const registrationOfRun = compiled((db, run: string) =>
  db
    .selectFrom('registration')
    .select(['months', 'granted_on', 'accepted_on'])
    .where('id', '=', (eb) => eb.selectFrom('run').select('subject_id').where('id', '=', run)),
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

/** Appends one line to a clock's ledger and derives its due date anew; open tasks that were due with it move with it. */
export async function enter(desk: Desk, clock: Row<'clock'>, entry: ClockEntry, event: string): Promise<void> {
  const rows = await listLedger(desk.tx, clock.id)
  const ledger = withEntry({ entries: rows.map(asEntry) }, entry)
  const alerted = entry.kind === 'restart' ? 0 : clock.alerted
  const due = entry.kind === 'stop' ? notDue : dueOf(desk, clock, ledger, entry.at, alerted)
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
  const state = fold(ledger.entries).mode
  const stoppedAt = state === 'stopped' ? entry.at : null
  const { due_on, due_at, provisional_at, alert_at } = due
  await moveClock(desk.tx, state, due_on, due_at, provisional_at, stoppedAt, alert_at, alerted, clock.id)
  if (clock.due_on !== null && due_on !== null && clock.due_on !== due_on) await moveTasksDue(desk.tx, clock, due_on)
}

export const asEntry = (row: Row<'clock_entry'>): ClockEntry => ({
  kind: row.kind as ClockEntry['kind'],
  at: row.at,
  reason: row.reason ?? '',
  ...(row.days === null ? {} : { days: row.days }),
})

const seatsOf = (side: Side) => (Object.keys(capacities) as Capacity[]).filter((seat) => capacities[seat].side === side)

const movers: Record<Side, ReturnType<typeof moveTaskDues>> = {
  issuer: moveTaskDues(seatsOf('issuer')),
  review: moveTaskDues(seatsOf('review')),
  enhancement: moveTaskDues(seatsOf('enhancement')),
  independent: moveTaskDues(seatsOf('independent')),
}

/** What the side of a clock was asked to do by its due day is asked by the new one. */
export const moveTasksDue = (
  tx: Tx,
  { run, side, due_on }: Pick<Row<'clock'>, 'run' | 'side' | 'due_on'>,
  to: string,
): Promise<number> => movers[side as Side](tx, to, run, due_on ?? '')
