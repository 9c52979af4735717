import { compiledChange, insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const closeTasks = compiledChange((db, at: string, by: string, run: string) =>
  db
    .updateTable('task')
    .set({ done_at: at, done_by: by })
    .where('run', '=', run)
    .where('done_at', 'is', null)
    .where('watch', 'is', null),
)

export const insertTasks = (tx: Tx, tasks: NewRow<'task'>[]): Promise<void> => insertRows(tx, 'task', tasks)

/** Open tasks of one run, of these capacities, that were due on a day: they are due on another. */
export const moveTaskDues = (capacities: readonly string[]) =>
  compiledChange((db, to: string, run: string, from: string) =>
    db
      .updateTable('task')
      .set({ due_on: to })
      .where('run', '=', run)
      .where('done_at', 'is', null)
      .where('due_on', '=', from)
      // A title that ends has a day of its own.
      .where('watch', 'is', null)
      .where('capacity', 'in', capacities),
  )

export async function listOpenTasks(db: Db | Tx, project: string): Promise<Row<'task'>[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('project', '=', project)
    .where('done_at', 'is', null)
    .orderBy('since')
    .execute()
}

export async function findTask(db: Db | Tx, id: string): Promise<Row<'task'> | undefined> {
  return db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function giveTask(tx: Tx, id: string, organisation: string): Promise<void> {
  await tx.updateTable('task').set({ organisation }).where('id', '=', id).execute()
}
