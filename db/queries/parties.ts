import type { Db, Tx } from '../connect.ts'

export type SeatedParty = {
  seat: string
  run: string | null
  capacity: string
  organisation: string
  name: string
  sample_at: string | null
  persons: { name: string; duty: string }[]
}

/** Who sits on a project by name, with the persons of each seat as of `at`; stand-ins are not named. */
export async function listSeatedParties(db: Db | Tx, project: string, at: string): Promise<SeatedParty[]> {
  const seats = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation')
    .select(['seat.id as seat', 'seat.run', 'seat.capacity', 'seat.organisation'])
    .select(['organisation.name', 'organisation.sample_at'])
    .where('seat.project', '=', project)
    .where('seat.until_at', 'is', null)
    .orderBy('seat.from_at')
    .orderBy('seat.id')
    .execute()
  const sitting = await db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat')
    .innerJoin('person', 'person.id', 'assignment.person')
    .select(['assignment.seat', 'assignment.duty', 'person.name'])
    .where('seat.project', '=', project)
    .where('assignment.on_behalf_of', 'is', null)
    .where('assignment.from_at', '<=', at)
    .where((eb) => eb.or([eb('assignment.until_at', 'is', null), eb('assignment.until_at', '>', at)]))
    .orderBy('assignment.from_at')
    .orderBy('assignment.id')
    .execute()
  return seats.map((row) => ({ ...row, persons: sitting.filter(({ seat }) => seat === row.seat) }))
}
