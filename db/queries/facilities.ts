import { sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The quota an operator manages; of several, the oldest. */
export async function findFacilityOf(db: Db | Tx, operator: string): Promise<Row<'facility'> | undefined> {
  return db
    .selectFrom('facility')
    .selectAll()
    .where('operator', '=', operator)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
}

export async function findFacility(db: Db | Tx, id: string): Promise<Row<'facility'> | undefined> {
  return db.selectFrom('facility').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertFacility(db: Db | Tx, facility: NewRow<'facility'>): Promise<void> {
  await db.insertInto('facility').values(facility).execute()
}

/**
 * Moves a facility's sums in one statement, which is also its lock: whoever comes second waits and is judged by what the
 * first left. Undefined when the cap does not hold it. Called with the project's lock held, never the other way round.
 */
export async function moveFacility(
  tx: Tx,
  id: string,
  { reserved, committed }: { reserved: number; committed: number },
): Promise<Row<'facility'> | undefined> {
  return tx
    .updateTable('facility')
    .set({ reserved: sql<number>`reserved + ${reserved}`, committed: sql<number>`committed + ${committed}` })
    .where('id', '=', id)
    .where(sql<number>`reserved + committed + ${reserved + committed}`, '<=', sql<number>`cap`)
    .where(sql<number>`reserved + ${reserved}`, '>=', 0)
    .where(sql<number>`committed + ${committed}`, '>=', 0)
    .returningAll()
    .executeTakeFirst()
}

export async function appendFacilityEntry(tx: Tx, entry: NewRow<'facility_entry'>): Promise<void> {
  await tx.insertInto('facility_entry').values(entry).execute()
}

/** What one arrangement did to the quota, in order. */
export async function listEntriesOfArrangement(db: Db | Tx, arrangement: string): Promise<Row<'facility_entry'>[]> {
  return db
    .selectFrom('facility_entry')
    .selectAll()
    .where('arrangement', '=', arrangement)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** A facility's ledger, newest first, by key: pass `at` and `id` of the last line seen to go on. */
export async function listFacilityEntries(
  db: Db | Tx,
  facility: string,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<Row<'facility_entry'>[]> {
  let query = db.selectFrom('facility_entry').selectAll().where('facility', '=', facility)
  if (before) {
    query = query.where((eb) =>
      eb.or([eb('at', '<', before.at), eb.and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
    )
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
