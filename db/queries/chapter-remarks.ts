import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Those of one chapter in the order they came in. */
export async function listRemarks(db: Db | Tx, filing: string, chapter: string): Promise<Row<'chapter_remark'>[]> {
  return db
    .selectFrom('chapter_remark')
    .selectAll()
    .where('filing', '=', filing)
    .where('chapter', '=', chapter)
    .orderBy('brought_at')
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
}

export async function findRemark(db: Db | Tx, id: string): Promise<Row<'chapter_remark'> | undefined> {
  return db.selectFrom('chapter_remark').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertRemarks(tx: Tx, rows: readonly NewRow<'chapter_remark'>[]): Promise<void> {
  // A row has fourteen values, and one statement of an engine takes some thirty thousand.
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('chapter_remark')
      .values(rows.slice(at, at + 500))
      .execute()
}

export async function saveRemarkDone(tx: Tx, id: string, done: { by: string; at: string }): Promise<void> {
  await tx.updateTable('chapter_remark').set({ done_by: done.by, done_at: done.at }).where('id', '=', id).execute()
}

/** How many of each chapter of a paper are not dealt with; chapters without any are left out. */
export async function countWaitingRemarks(db: Db | Tx, filing: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('chapter_remark')
    .select((eb) => ['chapter', eb.fn.countAll<number>().as('count')])
    .where('filing', '=', filing)
    .where('done_at', 'is', null)
    .groupBy('chapter')
    .execute()
  return new Map(rows.map(({ chapter, count }) => [chapter, Number(count)]))
}
