import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** Matters reported on a subject, latest first. */
export async function listMatters(db: Db | Tx, kind: string, id: string): Promise<Row<'matter'>[]> {
  return db
    .selectFrom('matter')
    .selectAll()
    .where('scope_kind', '=', kind)
    .where('scope_id', '=', id)
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
