import { listSeatsOf } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Action, actionsFor } from '#workflows/kit/actions.ts'
import type { Actor, Capacity, Duty, Seat } from '#workflows/kit/seats.ts'
import { givenFor, type Looking } from '../given/given.server.ts'
import { snapshotOf, stageOf } from './perform.server.ts'

/** What a seat elsewhere could do now, and as which of its persons: whoever is not stopped by four eyes. */
export type RecordedAct = { action: Action; actor: Actor; duty: Duty | null }

/**
 * The persons of a seat that is not on the platform are nobody we know by name. Two stand for it, so that what needs two
 * persons there (双人负责) is two here as well.
 */
function personsOf(capacity: Capacity, organisation: string): { actor: Actor; duty: Duty | null }[] {
  const named = (duty: Duty | null): { actor: Actor; duty: Duty | null } => {
    const seats: Seat[] = duty ? [`${capacity}.${duty}`] : [capacity]
    return { actor: { person: ['recorded', capacity, duty].filter(Boolean).join('-'), organisation, seats }, duty }
  }
  return capacity === 'venue-review' ? [named('first'), named('second')] : [named(null)]
}

/** Every act open to a recorded seat on a run, with the person it would be done by. */
export async function recordableActs(
  looking: Looking,
  run: Row<'run'>,
  capacity: Capacity,
  at: string,
): Promise<RecordedAct[]> {
  const seats = await listSeatsOf(looking.tx, looking.project.id, capacity, run.id)
  const seat = seats.find(({ mode }) => mode === 'recorded')
  if (!seat || run.status !== 'active') return []
  const given = await givenFor(looking, run, at)
  const snapshot = snapshotOf(stageOf(looking, run), run)
  const found = new Map<string, RecordedAct>()
  for (const { actor, duty } of personsOf(capacity, seat.organisation)) {
    for (const action of actionsFor(snapshot, actor, given, at)) {
      const known = found.get(action.type)
      if (!known || (known.action.blocked !== null && action.blocked === null))
        found.set(action.type, { action, actor, duty })
    }
  }
  return [...found.values()]
}

/**
 * The instant a recorded step is dated to. Of its day only the day is known: the close of business there, never before the
 * run's last step; today it is now.
 */
export function recordedInstant(day: string, run: Pick<Row<'run'>, 'changed_at'>, now: string): string {
  if (day === legalDay(now)) return now
  const close = `${day}T10:00:00.000Z`
  return close < run.changed_at ? run.changed_at : close
}

/** Why a day cannot be the day of the next step of a run; null when it can. */
export function dayProblem(day: string, run: Pick<Row<'run'>, 'changed_at'>, now: string): string | null {
  if (day > legalDay(now)) return '不能晚于今天'
  if (day < legalDay(run.changed_at)) return `不能早于上一步的日期 ${legalDay(run.changed_at)}`
  return null
}
