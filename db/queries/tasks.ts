import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function closeTasks(tx: Tx, run: string, at: string, by: string): Promise<void> {
  await tx
    .updateTable('task')
    .set({ done_at: at, done_by: by })
    .where('run', '=', run)
    .where('done_at', 'is', null)
    .execute()
}

export async function insertTasks(tx: Tx, tasks: NewRow<'task'>[]): Promise<void> {
  if (tasks.length > 0) await tx.insertInto('task').values(tasks).execute()
}

export async function listOpenTasks(db: Db | Tx, project: string): Promise<Row<'task'>[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('project', '=', project)
    .where('done_at', 'is', null)
    .orderBy('since')
    .execute()
}
