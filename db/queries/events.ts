import { insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const appendEvent = (tx: Tx, event: NewRow<'event'>): Promise<void> => insertRows(tx, 'event', [event])

/** History of a project, newest first, by key: pass the last `seq` seen to go on. */
export async function listEvents(
  db: Db | Tx,
  project: string,
  before: number | null,
  limit: number,
): Promise<Row<'event'>[]> {
  let query = db.selectFrom('event').selectAll().where('project', '=', project).orderBy('seq', 'desc').limit(limit)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

/** The whole chain in order, for verification and replay. */
export async function listChain(db: Db | Tx, project: string): Promise<Row<'event'>[]> {
  return db.selectFrom('event').selectAll().where('project', '=', project).orderBy('seq').execute()
}

export async function listRunEvents(db: Db | Tx, run: string): Promise<Row<'event'>[]> {
  return db.selectFrom('event').selectAll().where('run', '=', run).orderBy('seq').execute()
}
