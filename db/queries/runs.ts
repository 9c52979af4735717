import { compiled, compiledChange } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const findRun = async (db: Db | Tx, id: string): Promise<Row<'run'> | undefined> => (await runById(db, id))[0]

const runById = compiled((db, id: string) => db.selectFrom('run').selectAll().where('id', '=', id))

export async function insertRun(tx: Tx, run: NewRow<'run'>): Promise<void> {
  await tx.insertInto('run').values(run).execute()
}

export type RunChange = Pick<Row<'run'>, 'state' | 'context' | 'status' | 'awaiting' | 'changed_at'>

/** Saves the run only if nobody moved it since `revision`; says whether it did. */
export async function saveRun(tx: Tx, id: string, revision: number, change: RunChange): Promise<boolean> {
  const { state, context, status, awaiting, changed_at } = change
  return (await moveRun(tx, state, context, status, awaiting, changed_at, revision + 1, id, revision)) === 1
}

const moveRun = compiledChange(
  (
    db,
    state: string,
    context: string,
    status: RunChange['status'],
    awaiting: string,
    at: string,
    next: number,
    id: string,
    seen: number,
  ) =>
    db
      .updateTable('run')
      .set({ state, context, status, awaiting, changed_at: at, revision: next })
      .where('id', '=', id)
      .where('revision', '=', seen),
)

export async function listRuns(db: Db | Tx, project: string): Promise<Row<'run'>[]> {
  return db.selectFrom('run').selectAll().where('project', '=', project).orderBy('opened_at').orderBy('id').execute()
}

export async function listRunsOn(db: Db | Tx, kind: string, id: string): Promise<Row<'run'>[]> {
  return db.selectFrom('run').selectAll().where('subject_kind', '=', kind).where('subject_id', '=', id).execute()
}
