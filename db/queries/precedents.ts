import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** An opinion is kept once, by the first decision on its registration. */
export async function insertPrecedents(tx: Tx, precedents: NewRow<'precedent'>[]): Promise<void> {
  if (precedents.length === 0) return
  await tx
    .insertInto('precedent')
    .values(precedents)
    .onConflict((conflict) => conflict.column('item').doNothing())
    .execute()
}

/** What one house answered in its other deals, latest first. */
export async function listPrecedents(
  db: Db | Tx,
  organisation: string,
  { notOf, limit }: { notOf: string; limit: number },
): Promise<Row<'precedent'>[]> {
  return db
    .selectFrom('precedent')
    .innerJoin('item', 'item.id', 'precedent.item')
    .innerJoin('round', 'round.id', 'item.round')
    .selectAll('precedent')
    .where('precedent.organisation', '=', organisation)
    .where('round.project', '!=', notOf)
    .orderBy('precedent.at', 'desc')
    .orderBy('precedent.item')
    .limit(limit)
    .execute()
}
