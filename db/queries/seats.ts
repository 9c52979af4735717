import { compiled } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The live seats of a project, the oldest first. */
export async function listSeats(db: Db | Tx, project: string): Promise<Row<'seat'>[]> {
  const seats = await liveSeats(db, project)
  const order = ({ from_at, id }: Row<'seat'>) => `${from_at} ${id}`
  return seats.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const liveSeats = compiled((db, project: string) =>
  db.selectFrom('seat').selectAll().where('project', '=', project).where('until_at', 'is', null),
)

export async function insertSeats(tx: Tx, seats: NewRow<'seat'>[]): Promise<void> {
  if (seats.length > 0) await tx.insertInto('seat').values(seats).execute()
}

/** Live seats of one capacity, with who sits on them. A seat bound to a run counts for that run only. */
export async function listSeatsOf(
  db: Db | Tx,
  project: string,
  capacity: string,
  run: string | null,
): Promise<Row<'seat'>[]> {
  return db
    .selectFrom('seat')
    .selectAll()
    .where('project', '=', project)
    .where('capacity', '=', capacity)
    .where('until_at', 'is', null)
    .where((eb) => (run === null ? eb('run', 'is', null) : eb.or([eb('run', 'is', null), eb('run', '=', run)])))
    .execute()
}

export async function listAssignments(db: Db | Tx, seats: readonly string[], at: string): Promise<Row<'assignment'>[]> {
  if (seats.length === 0) return []
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('seat', 'in', seats)
    .where('from_at', '<=', at)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', at)]))
    .execute()
}

export async function insertAssignment(tx: Tx, assignment: NewRow<'assignment'>): Promise<void> {
  await tx.insertInto('assignment').values(assignment).execute()
}

export async function endAssignment(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('assignment').set({ until_at: at }).where('id', '=', id).execute()
}

/** The organisation that sits for an authority, found by its kind, such as `venue:NAFMII`, `csrc`, `pboc`. */
export async function findOrganisationOfKind(db: Db | Tx, kind: string): Promise<Row<'organisation'> | undefined> {
  return db.selectFrom('organisation').selectAll().where('kind', '=', kind).orderBy('id').executeTakeFirst()
}

export async function findOrganisation(db: Db | Tx, id: string): Promise<Row<'organisation'> | undefined> {
  return db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findPerson(db: Db | Tx, id: string): Promise<Row<'person'> | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findSeat(db: Db | Tx, id: string): Promise<Row<'seat'> | undefined> {
  return db.selectFrom('seat').selectAll().where('id', '=', id).executeTakeFirst()
}

export type SittingPerson = Row<'assignment'> & { name: string; disabled_at: string | null; represented: string | null }

/** Everybody who sits on a seat at an instant or will, stand-ins included, with names. */
export async function listSittingPeople(db: Db | Tx, seat: string, at: string): Promise<SittingPerson[]> {
  return db
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'assignment.person')
    .leftJoin('person as represented', 'represented.id', 'assignment.on_behalf_of')
    .selectAll('assignment')
    .select(['person.name', 'person.disabled_at', 'represented.name as represented'])
    .where('assignment.seat', '=', seat)
    .where((eb) => eb.or([eb('assignment.until_at', 'is', null), eb('assignment.until_at', '>', at)]))
    .orderBy('assignment.from_at')
    .orderBy('assignment.id')
    .execute()
}
