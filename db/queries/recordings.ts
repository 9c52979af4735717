import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function insertRecording(tx: Tx, recording: NewRow<'recording'>): Promise<void> {
  await tx.insertInto('recording').values(recording).execute()
}

export async function findRecording(db: Db | Tx, id: string): Promise<Row<'recording'> | undefined> {
  return db.selectFrom('recording').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What was entered for seats elsewhere, newest first; those that wait for a second person first of all. */
export async function listRecordings(db: Db | Tx, project: string, limit: number): Promise<Row<'recording'>[]> {
  return db
    .selectFrom('recording')
    .selectAll()
    .where('project', '=', project)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function findWaitingRecording(db: Db | Tx, run: string): Promise<Row<'recording'> | undefined> {
  return db
    .selectFrom('recording')
    .selectAll()
    .where('run', '=', run)
    .where('confirmed_at', 'is', null)
    .where('refused_at', 'is', null)
    .executeTakeFirst()
}

export async function saveRecording(tx: Tx, id: string, change: Partial<Row<'recording'>>): Promise<void> {
  await tx.updateTable('recording').set(change).where('id', '=', id).execute()
}
