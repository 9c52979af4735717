import type { Db } from '#db/connect.ts'
import type { Actor, Seat } from '#workflows/kit/seats.ts'

/** Somebody who sits on this seat of the project, in the duty he sits in. */
export async function sitter(db: Db, project: string, capacity: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('seat')
    .innerJoin('assignment', 'assignment.seat', 'seat.id')
    .select(['assignment.person', 'assignment.duty', 'seat.organisation'])
    .where('seat.project', '=', project)
    .where('seat.capacity', '=', capacity)
    .where('seat.mode', '=', 'platform')
    .where('seat.until_at', 'is', null)
    .where('assignment.until_at', 'is', null)
    .orderBy('assignment.duty')
    .executeTakeFirst()
  return row && { person: row.person, organisation: row.organisation, seats: [`${capacity}.${row.duty}` as Seat] }
}
