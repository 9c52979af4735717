import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The latest revision of every fact of a project, as it stood at `at` (null: now). */
export async function listFacts(db: Db | Tx, project: string, at: string | null = null): Promise<Row<'fact'>[]> {
  let query = db.selectFrom('fact').selectAll().where('project', '=', project).orderBy('revision')
  if (at !== null) query = query.where('at', '<=', at)
  const all = await query.execute()
  return [...new Map(all.map((fact) => [`${fact.scope_kind} ${fact.scope_id} ${fact.key}`, fact])).values()]
}

export async function listFactHistory(
  db: Db | Tx,
  scopeKind: string,
  scopeId: string,
  key: string,
): Promise<Row<'fact'>[]> {
  return db
    .selectFrom('fact')
    .selectAll()
    .where('scope_kind', '=', scopeKind)
    .where('scope_id', '=', scopeId)
    .where('key', '=', key)
    .orderBy('revision', 'desc')
    .execute()
}

export async function insertFacts(tx: Tx, facts: NewRow<'fact'>[]): Promise<void> {
  if (facts.length > 0) await tx.insertInto('fact').values(facts).execute()
}
