import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function appendAccess(db: Db | Tx, entry: NewRow<'access_log'>): Promise<void> {
  await db.insertInto('access_log').values(entry).execute()
}

/** Newest first, by key; of one organisation's people, or of everybody. Ids are in order of time. */
export async function listAccess(
  db: Db | Tx,
  of: { organisation: string | null; before: string | null },
  limit: number,
): Promise<(Row<'access_log'> & { name: string | null })[]> {
  let query = db
    .selectFrom('access_log')
    .leftJoin('person', 'person.id', 'access_log.person')
    .selectAll('access_log')
    .select('person.name')
    .orderBy('access_log.id', 'desc')
    .limit(limit)
  if (of.organisation !== null) query = query.where('person.organisation', '=', of.organisation)
  if (of.before !== null) query = query.where('access_log.id', '<', of.before)
  return query.execute()
}

export async function countAccess(db: Db | Tx, organisation: string | null): Promise<number> {
  let query = db
    .selectFrom('access_log')
    .leftJoin('person', 'person.id', 'access_log.person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
  if (organisation !== null) query = query.where('person.organisation', '=', organisation)
  const { count } = await query.executeTakeFirstOrThrow()
  return Number(count)
}
