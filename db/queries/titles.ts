import { compiled } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

const titlesFact = compiled((db, project: string) =>
  db
    .selectFrom('fact')
    .select(['value', 'evidence', 'revision'])
    .where('scope_kind', '=', 'project')
    .where('scope_id', '=', project)
    .where('key', '=', 'science.titles'),
)

/** The titles as they were last recorded for a project, as text; undefined where nobody said. On the path of commands. */
export async function findTitles(
  db: Db | Tx,
  project: string,
): Promise<{ value: string; evidence: string | null } | undefined> {
  return (await titlesFact(db, project)).sort((a, b) => b.revision - a.revision)[0]
}

/** Projects on their way that hold titles: in reserve, or with a registration not yet granted. */
export async function listProjectsWithTitles(db: Db | Tx): Promise<string[]> {
  const rows = await db
    .selectFrom('run')
    .innerJoin('fact', 'fact.project', 'run.project')
    .select('run.project')
    .where('run.status', '=', 'active')
    .where('run.stage', 'in', ['reserve', 'registration'])
    .where('fact.key', '=', 'science.titles')
    .groupBy('run.project')
    .execute()
  return rows.map(({ project }) => project)
}

export async function listOpenWatches(db: Db | Tx, project: string): Promise<Row<'title_watch'>[]> {
  return db
    .selectFrom('title_watch')
    .selectAll()
    .where('project', '=', project)
    .where('settled_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export async function findWatches(db: Db | Tx, ids: readonly string[]): Promise<Row<'title_watch'>[]> {
  return ids.length === 0 ? [] : db.selectFrom('title_watch').selectAll().where('id', 'in', ids).execute()
}

export async function insertWatch(tx: Tx, watch: NewRow<'title_watch'>): Promise<void> {
  await tx.insertInto('title_watch').values(watch).execute()
}

/** A watch follows its project into the next run, and its tasks with it. */
export async function changeWatch(
  tx: Tx,
  id: string,
  change: Partial<Pick<Row<'title_watch'>, 'run' | 'phase' | 'blocks_at'>>,
): Promise<void> {
  await tx.updateTable('title_watch').set(change).where('id', '=', id).execute()
  if (change.run)
    await tx.updateTable('task').set({ run: change.run }).where('watch', '=', id).where('done_at', 'is', null).execute()
}

export async function settleWatch(tx: Tx, id: string, at: string, by: string): Promise<void> {
  await tx.updateTable('title_watch').set({ settled_at: at }).where('id', '=', id).execute()
  await tx
    .updateTable('task')
    .set({ done_at: at, done_by: by })
    .where('watch', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

/** Open tasks of a watch. */
export async function listWatchTasks(tx: Tx, watch: string): Promise<Row<'task'>[]> {
  return tx.selectFrom('task').selectAll().where('watch', '=', watch).where('done_at', 'is', null).execute()
}
