import { sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The same bytes put again are the same row; its day is renewed, so that a sweep leaves what was just put. */
export async function keepFile(db: Db, file: NewRow<'file'>): Promise<void> {
  await db
    .insertInto('file')
    .values(file)
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet({ created_at: file.created_at, sm3: file.sm3 ?? null }),
    )
    .execute()
}

export async function findFile(db: Db, sha256: string): Promise<Row<'file'> | undefined> {
  return db.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

/** Files that were put before their SM3 was kept. */
export async function listFilesWithoutSm3(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('file').select('sha256').where('sm3', 'is', null).execute()
  return rows.map(({ sha256 }) => sha256)
}

export async function saveSm3(db: Db, sha256: string, sm3: string): Promise<void> {
  await db.updateTable('file').set({ sm3 }).where('sha256', '=', sha256).execute()
}

/** The SM3 of files by their SHA-256, as far as it is known. */
export async function sm3Of(db: Db | Tx, files: readonly string[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['sha256', 'sm3'])
    .where('sha256', 'in', [...files])
    .execute()
  return new Map(rows.flatMap(({ sha256, sm3 }) => (sm3 === null ? [] : [[sha256, sm3] as const])))
}

/** The kept files that versions of a project's papers are made of. */
export async function listFilesOf(db: Db, project: string): Promise<Row<'file'>[]> {
  return db
    .selectFrom('file')
    .selectAll()
    .where('sha256', 'in', (eb) =>
      eb
        .selectFrom('filing_version')
        .innerJoin('filing', 'filing.id', 'filing_version.filing')
        .select('filing_version.file')
        .where('filing.project', '=', project)
        .where('filing_version.file', 'is not', null)
        .$castTo<{ file: string }>(),
    )
    .execute()
}

/**
 * Forgets files put before an instant that no version, list, fact, use of proceeds, recorded step, chapter, scan of a
 * signature page or paper waiting to be sorted refers to; says which.
 */
export async function forgetUnusedFiles(db: Db, before: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('file')
    .where('created_at', '<', before)
    .where('sha256', 'not in', (eb) =>
      eb.selectFrom('filing_version').select('file').where('file', 'is not', null).$castTo<{ file: string }>(),
    )
    .where('sha256', 'not in', (eb) =>
      eb.selectFrom('fact').select('evidence').where('evidence', 'is not', null).$castTo<{ evidence: string }>(),
    )
    .where('sha256', 'not in', (eb) =>
      eb
        .selectFrom('proceeds_entry')
        .select('evidence')
        .where('evidence', 'is not', null)
        .$castTo<{ evidence: string }>(),
    )
    .where('sha256', 'not in', (eb) => eb.selectFrom('list_version').select('file'))
    .where('sha256', 'not in', (eb) =>
      eb.selectFrom('chapter_text').select('file').where('file', 'is not', null).$castTo<{ file: string }>(),
    )
    .where('sha256', 'not in', (eb) => eb.selectFrom('word_return').select('file').where('ended_at', 'is', null))
    .where('sha256', 'not in', (eb) => eb.selectFrom('incoming_file').select('file').where('state', '=', 'waiting'))
    .where('sha256', 'not in', (eb) =>
      eb.selectFrom('signature_page').select('file').where('file', 'is not', null).$castTo<{ file: string }>(),
    )
    // The proof of a 代录: its name on one line, its hash on the next.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recording')
            .select('recording.id')
            .where('recording.document', 'like', sql<string>`'%' || file.sha256`),
        ),
      ),
    )
    .returning('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
