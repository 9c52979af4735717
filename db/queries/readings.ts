import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The same bytes are read the same: what is known of them stays. */
export async function keepReading(db: Db | Tx, reading: NewRow<'file_reading'>): Promise<void> {
  await db
    .insertInto('file_reading')
    .values(reading)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listReadings(db: Db | Tx, files: readonly string[]): Promise<Row<'file_reading'>[]> {
  if (files.length === 0) return []
  return db
    .selectFrom('file_reading')
    .selectAll()
    .where('sha256', 'in', [...files])
    .execute()
}

/** What a file is and how many pages it has, without its words. */
export async function findPages(
  db: Db,
  sha256: string,
): Promise<Pick<Row<'file_reading'>, 'kind' | 'pages'> | undefined> {
  return db.selectFrom('file_reading').select(['kind', 'pages']).where('sha256', '=', sha256).executeTakeFirst()
}
