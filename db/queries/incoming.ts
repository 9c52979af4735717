import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function insertIncoming(tx: Tx, rows: readonly NewRow<'incoming_file'>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('incoming_file').values(rows).execute()
}

/** What one organisation handed in to a project and has not filed yet, in the order it came. */
export async function listWaiting(db: Db | Tx, project: string, organisation: string): Promise<Row<'incoming_file'>[]> {
  return db
    .selectFrom('incoming_file')
    .selectAll()
    .where('project', '=', project)
    .where('organisation', '=', organisation)
    .where('state', '=', 'waiting')
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
}

export async function endIncoming(
  tx: Tx,
  id: string,
  ended: Pick<Row<'incoming_file'>, 'state' | 'version' | 'ended_at'>,
): Promise<void> {
  await tx.updateTable('incoming_file').set(ended).where('id', '=', id).execute()
}

/** Versions of a project's papers that are made of one of these files. */
export async function listSameFiles(
  db: Db | Tx,
  project: string,
  files: readonly string[],
): Promise<{ file: string | null; title: string; number: number }[]> {
  if (files.length === 0) return []
  return db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing_version.file', 'filing.title', 'filing_version.number'])
    .where('filing.project', '=', project)
    .where('filing_version.file', 'in', [...files])
    .orderBy('filing_version.made_at')
    .execute()
}
