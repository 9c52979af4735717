import type { Db, Tx } from '#db/connect.ts'
import { listAssignments, listSeatsOf } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import type { Actor, Capacity, Duty, Seat } from '#workflows/kit/seats.ts'

/** Who is signed in, acting in one capacity at a time. */
export type SignedIn = {
  session: string
  person: string
  name: string
  organisation: string
  organisationName: string
  capacity: Capacity
  /** Duties this person may take on a seat of the capacity. */
  duties: readonly Duty[]
}

/** Seats on which only the persons named may act; elsewhere the team may, or, where none is named, any member. */
const byName: readonly Capacity[] = ['venue-review', 'expert']

/**
 * Tenancy is here and nowhere else: a project exists for those whose organisation holds a live seat on it in the capacity
 * they act in. Experts reach only the meetings they sit in. Anything else is a 404.
 */
export async function reachProject(db: Db | Tx, who: SignedIn, project: string): Promise<Row<'project'> | undefined> {
  const found = await reachable(db, who).where('project.id', '=', project).executeTakeFirst()
  return found
}

/** The query of every project this person may see, to be narrowed, ordered and limited by its caller. */
export function reachable(db: Db | Tx, who: SignedIn) {
  return db
    .selectFrom('project')
    .selectAll('project')
    .where('project.id', 'in', (eb) => {
      const seats = eb
        .selectFrom('seat')
        .select('seat.project')
        .where('seat.organisation', '=', who.organisation)
        .where('seat.capacity', '=', who.capacity)
        .where('seat.until_at', 'is', null)
        // A recorded seat is filled in by the underwriter: whoever it stands for is not told of the project by it.
        .where('seat.mode', '=', 'platform')
      if (who.capacity !== 'expert') return seats
      return seats.where((inner) =>
        inner.exists(
          inner
            .selectFrom('assignment')
            .select('assignment.id')
            .whereRef('assignment.seat', '=', 'seat.id')
            .where('assignment.person', '=', who.person)
            .where('assignment.until_at', 'is', null),
        ),
      )
    })
}

/** The ids alone, to be put into another query's `in (…)`. */
export const reachableIds = (db: Db | Tx, who: SignedIn) => reachable(db, who).clearSelect().select('project.id')

type Sitting = Pick<SignedIn, 'person' | 'organisation' | 'capacity'>

/** The seats a person holds on a project (and run) at an instant, stand-ins included; none means looking on only. */
export async function actorOn(
  db: Db | Tx,
  who: Sitting,
  project: string,
  run: string | null,
  at: string,
): Promise<Actor> {
  const seats = (await listSeatsOf(db, project, who.capacity, run)).filter(
    (seat) => seat.organisation === who.organisation && seat.mode === 'platform',
  )
  const assignments = await listAssignments(
    db,
    seats.map(({ id }) => id),
    at,
  )
  const held = seats.flatMap((seat): Seat[] => {
    const team = assignments.filter((assignment) => assignment.seat === seat.id)
    const mine = team.filter((assignment) => assignment.person === who.person)
    if (mine.length > 0) return mine.map(({ duty }): Seat => `${who.capacity}.${duty as Duty}`)
    return team.length > 0 || byName.includes(who.capacity) ? [] : [who.capacity]
  })
  return { person: who.person, organisation: who.organisation, seats: [...new Set(held)] }
}
