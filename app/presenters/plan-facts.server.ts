import { listClockEntries, listProjectClocks } from '#db/queries/clocks.ts'
import { listRuns } from '#db/queries/runs.ts'
import {
  countUnbegunPapers,
  findLastOffering,
  findPinnedIssue,
  hasIssuedPublicly,
  listStateChanges,
} from '#db/queries/timetable.ts'
import type { Row } from '#db/schema.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import type { Capacity, IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import type { OpenClock, PlanFacts, PlannedRun, Visit } from '#workflows/timetable/plan-facts.ts'
import { asEntry } from '../commands/keep-clocks.server.ts'
import type { Room } from './project-room.server.ts'
import { viewRun } from './run-view.server.ts'

const planned: readonly StageName[] = ['reserve', 'rating', 'enhancement', 'registration', 'issuance']

/**
 * What a timetable rests on. It is reckoned from the whole project, so that everybody's dates agree; what of it a seat may see
 * is for the presenter to say. The pinned day is only for those who plan together.
 */
export async function planFactsOf(room: Room, withTarget: boolean): Promise<PlanFacts> {
  const { tx, project, rulebook } = room
  const today = legalDay(room.now)
  const registration = await tx
    .selectFrom('registration')
    .select('accepted_on')
    .where('project', '=', project.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const runs = await listRuns(tx, project.id)
  const offering = await findLastOffering(tx, project.id)
  const pinned = withTarget ? await findPinnedIssue(tx, project.id) : undefined
  return {
    today,
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
    product: project.product,
    green: project.green_at !== null && project.green_until === null,
    privately: project.private_at !== null,
    issuedBefore: await hasIssuedPublicly(tx, project.issuer),
    rulebookOn: registration?.accepted_on ?? today,
    rulebook,
    runs: await runsOf(room, runs),
    papers: await papersOf(tx, runs),
    schedule: scheduleOf(offering),
    target: pinned?.issue_on ?? null,
  }
}

async function runsOf(room: Room, all: readonly Row<'run'>[]): Promise<PlannedRun[]> {
  const { tx, project } = room
  const rows = all.filter(({ stage }) => planned.includes(stage as StageName))
  const ids = rows.map(({ id }) => id)
  const changes = await listStateChanges(tx, ids)
  const clocks = (await listProjectClocks(tx, project.id)).filter(
    ({ run, state }) => ids.includes(run) && state !== 'stopped',
  )
  const entries = await listClockEntries(
    tx,
    clocks.map(({ id }) => id),
  )
  const several = (stage: string) => stage === 'rating' || stage === 'enhancement'
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      stage: row.stage as StageName,
      subject:
        several(row.stage) && room.runs.some(({ id }) => id === row.id) ? (await viewRun(room, row)).subject : '',
      state: row.state,
      resumesAt: resumesAt(row),
      ended: row.status === 'done',
      visits: visitsOf(changes.filter(({ run }) => run === row.id)),
      clocks: clocks
        .filter(({ run }) => run === row.id)
        .map((clock) =>
          openClock(
            room,
            clock,
            entries.filter((entry) => entry.clock === clock.id),
          ),
        ),
    })),
  )
}

/** A stay lasts until the next change of state. */
export const visitsOf = (changes: readonly { at: string; state_after: string | null }[]): Visit[] =>
  changes.flatMap(({ at, state_after }, n): Visit[] => {
    if (state_after === null) return []
    const next = changes[n + 1]
    return [{ state: state_after, from: legalDay(at), to: next ? legalDay(next.at) : null }]
  })

function resumesAt({ state, context }: Row<'run'>): string | null {
  if (state !== 'suspended') return null
  const memory: Record<string, unknown> = JSON.parse(context)
  return typeof memory.resumeTo === 'string' ? memory.resumeTo : null
}

function openClock({ rulebook, now }: Room, clock: Row<'clock'>, entries: readonly Row<'clock_entry'>[]): OpenClock {
  const counted = clock.unit === 'working-day'
  const stands = counted
    ? standing({ entries: entries.map(asEntry) }, rulebook.calendars[clock.calendar as CalendarId], now)
    : null
  return {
    name: clock.name as ClockName,
    dueOn: clock.state === 'running' ? clock.due_on : null,
    left: stands ? stands.budget - stands.used : 0,
    provisional: clock.provisional_at !== null,
  }
}

/** Papers of the filing that nobody has begun, by whoever prepares them; of no matter once it is filed. */
async function papersOf(tx: Room['tx'], runs: readonly Row<'run'>[]): Promise<PlanFacts['papers']> {
  const run = runs.findLast(({ stage }) => stage === 'registration')
  if (run?.state !== 'preparing') return []
  const counted = await countUnbegunPapers(tx, run.subject_id)
  return counted.map(({ prepared_by, missing }) => ({ preparedBy: prepared_by as Capacity, missing }))
}

function scheduleOf(offering: Row<'offering'> | undefined): PlanFacts['schedule'] {
  if (!offering?.book_on || !offering.payment_on || !offering.listing_on) return null
  const { publish_on: publishOn, book_on: bookOn, payment_on: paymentOn, listing_on: listingOn } = offering
  return { publishOn, bookOn, paymentOn, listingOn }
}
