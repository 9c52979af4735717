import type { Db, Tx } from '../connect.ts'
import type { NewRow } from '../schema.ts'

/** The end of every project's chain, in order of id: what a checkpoint stands for. */
export async function listHeads(db: Db | Tx): Promise<{ id: string; seq: number; head: string }[]> {
  return db.selectFrom('project').select(['id', 'seq', 'head']).orderBy('id').execute()
}

/** Whether a checkpoint of this name (a legal day) has been kept. */
export async function hasCheckpoint(db: Db | Tx, id: string): Promise<boolean> {
  return (await db.selectFrom('checkpoint').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function insertCheckpoint(db: Db, row: NewRow<'checkpoint'>): Promise<void> {
  await db
    .insertInto('checkpoint')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
}
