import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function insertReplyChanges(tx: Tx, changes: NewRow<'reply_change'>[]): Promise<void> {
  if (changes.length > 0) await tx.insertInto('reply_change').values(changes).execute()
}

export async function listReplyChanges(db: Db | Tx, replies: readonly string[]): Promise<Row<'reply_change'>[]> {
  if (replies.length === 0) return []
  return db
    .selectFrom('reply_change')
    .selectAll()
    .where('reply', 'in', replies)
    .orderBy('reply')
    .orderBy('ordinal')
    .execute()
}

/** Which answers name the changes of one paper, with the version of the answer; the latest of an item counts. */
export async function listAnswersTo(db: Db | Tx, filing: string) {
  return db
    .selectFrom('reply_change')
    .innerJoin('reply', 'reply.id', 'reply_change.reply')
    .innerJoin('item', 'item.id', 'reply.item')
    .innerJoin('round', 'round.id', 'item.round')
    .select([
      'reply_change.change',
      'reply.item',
      'reply.version',
      'reply.submitted_at',
      'item.number',
      'item.title',
      'round.id as round',
      'round.ordinal',
      'round.origin',
    ])
    .where('reply_change.filing', '=', filing)
    .orderBy('round.ordinal')
    .orderBy('item.number')
    .execute()
}
