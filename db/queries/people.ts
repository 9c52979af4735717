import { sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findPersonByEmail(db: Db | Tx, email: string): Promise<Row<'person'> | undefined> {
  return db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst()
}

export async function hasPeople(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function insertPerson(tx: Tx, person: NewRow<'person'>): Promise<void> {
  await tx.insertInto('person').values(person).execute()
}

export async function savePerson(tx: Tx, id: string, change: Partial<Row<'person'>>): Promise<void> {
  await tx.updateTable('person').set(change).where('id', '=', id).execute()
}

/** Capacities a person holds at an instant, in a steady order. */
export async function listMemberships(db: Db | Tx, person: string, at: string): Promise<Row<'membership'>[]> {
  return db
    .selectFrom('membership')
    .selectAll()
    .where('person', '=', person)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .orderBy('since')
    .orderBy('capacity')
    .execute()
}

/** Grants a capacity, or changes the duties of one held before. */
export async function saveMembership(tx: Tx, membership: NewRow<'membership'>): Promise<void> {
  await tx
    .insertInto('membership')
    .values(membership)
    .onConflict((on) =>
      on
        .columns(['person', 'capacity'])
        .doUpdateSet({ duties: membership.duties, venue: membership.venue, until: null }),
    )
    .execute()
}

export async function endMembership(tx: Tx, person: string, capacity: string, at: string): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ until: at })
    .where('person', '=', person)
    .where('capacity', '=', capacity)
    .execute()
}

export async function insertOrganisation(tx: Tx, organisation: NewRow<'organisation'>): Promise<void> {
  await tx.insertInto('organisation').values(organisation).execute()
}

export async function findOrganisationByCode(db: Db | Tx, code: string): Promise<Row<'organisation'> | undefined> {
  return db.selectFrom('organisation').selectAll().where('credit_code', '=', code).executeTakeFirst()
}

export type PersonLine = Row<'person'> & { organisation_name: string; sample_at: string | null }

type Which = { organisation: string | null; words: string; after: string | null }

function peopleOf(db: Db | Tx, { organisation, words }: Omit<Which, 'after'>) {
  let query = db.selectFrom('person').innerJoin('organisation', 'organisation.id', 'person.organisation')
  if (organisation !== null) query = query.where('person.organisation', '=', organisation)
  if (words === '') return query
  const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return query.where(({ or, ref }) =>
    or(
      (['person.name', 'person.email', 'organisation.name'] as const).map(
        (column) => sql<boolean>`${ref(column)} like ${like} escape '\\'`,
      ),
    ),
  )
}

/** People by id, in the order they were entered, newest first; of one organisation or of all. */
export async function listPeople(db: Db | Tx, which: Which, limit: number): Promise<PersonLine[]> {
  let query = peopleOf(db, which)
    .selectAll('person')
    .select(['organisation.name as organisation_name', 'organisation.sample_at'])
    .orderBy('person.id', 'desc')
    .limit(limit)
  if (which.after !== null) query = query.where('person.id', '<', which.after)
  return query.execute()
}

export async function countPeople(db: Db | Tx, which: Omit<Which, 'after'>): Promise<number> {
  const { count } = await peopleOf(db, which)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Live memberships of several people at once. */
export async function listMembershipsOf(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<Row<'membership'>[]> {
  if (people.length === 0) return []
  return db
    .selectFrom('membership')
    .selectAll()
    .where('person', 'in', people)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .orderBy('capacity')
    .execute()
}

export async function listOrganisations(db: Db | Tx): Promise<Row<'organisation'>[]> {
  return db.selectFrom('organisation').selectAll().orderBy('kind').orderBy('name').execute()
}
