import { sql } from 'kysely'
import { compiled, compiledChange } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Takes the project's lock by touching its row; every command begins with it. `seq` is the next free number of the chain. */
export const lockProject = async (tx: Tx, id: string): Promise<Row<'project'> | undefined> => (await lock(tx, id))[0]

const lock = compiled((db, id: string) =>
  db.updateTable('project').set({ seq: sql<number>`seq` }).where('id', '=', id).returningAll(),
)

export const saveProjectHead = compiledChange((db, seq: number, head: string, id: string) =>
  db.updateTable('project').set({ seq, head }).where('id', '=', id),
)

export async function insertProject(tx: Tx, project: NewRow<'project'>): Promise<void> {
  await tx.insertInto('project').values(project).execute()
}

export async function findProject(db: Db | Tx, id: string): Promise<Row<'project'> | undefined> {
  return db.selectFrom('project').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function saveProject(tx: Tx, id: string, change: Partial<Row<'project'>>): Promise<void> {
  await tx.updateTable('project').set(change).where('id', '=', id).execute()
}
