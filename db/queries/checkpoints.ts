import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

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

type Head = { id: string; seq: number; head: string }

/** Keeps the heads that have moved since they were last kept; most projects of a day stand still. */
export async function keepHeads(db: Db, checkpoint: string, heads: readonly Head[]): Promise<void> {
  const rows = await db
    .selectFrom('project')
    .select('id')
    .where('head', '!=', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('checkpoint_head')
            .select('checkpoint_head.project')
            .whereRef('checkpoint_head.project', '=', 'project.id')
            .whereRef('checkpoint_head.head', '=', 'project.head'),
        ),
      ),
    )
    .execute()
  const fresh = new Set(rows.map(({ id }) => id))
  const moved = heads.filter(({ id, head }) => head !== '' && fresh.has(id))
  for (let at = 0; at < moved.length; at += 200)
    await db
      .insertInto('checkpoint_head')
      .values(moved.slice(at, at + 200).map(({ id, seq, head }) => ({ project: id, checkpoint, seq, head })))
      .onConflict((on) =>
        on
          .columns(['project', 'checkpoint'])
          .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), head: eb.ref('excluded.head') })),
      )
      .execute()
}

/** The head of a project at the last checkpoint that it had moved before, with that checkpoint; undefined before the first. */
export async function lastCheckpointOf(
  db: Db | Tx,
  project: string,
): Promise<(Row<'checkpoint'> & Pick<Row<'checkpoint_head'>, 'seq' | 'head'>) | undefined> {
  return db
    .selectFrom('checkpoint_head')
    .innerJoin('checkpoint', 'checkpoint.id', 'checkpoint_head.checkpoint')
    .selectAll('checkpoint')
    .select(['checkpoint_head.seq', 'checkpoint_head.head'])
    .where('checkpoint_head.project', '=', project)
    .orderBy('checkpoint_head.checkpoint', 'desc')
    .executeTakeFirst()
}
