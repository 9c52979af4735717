import { insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const enqueue = (tx: Tx, messages: NewRow<'outbox'>[]): Promise<void> => insertRows(tx, 'outbox', messages)

export async function listUnsent(db: Db, limit: number): Promise<Row<'outbox'>[]> {
  return (
    db
      .selectFrom('outbox')
      .selectAll()
      .where('sent_at', 'is', null)
      // Mail has a line of its own (mail.ts): a mail server that is down holds up no paper.
      .where('type', 'not like', 'mail.%')
      .where('attempts', '<', 8)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

export async function markSent(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('outbox').set({ sent_at: at }).where('id', '=', id).execute()
}

/** A failed delivery stays in line, up to eight attempts; the failure is kept for the administrator. */
export async function markFailed(db: Db, id: string, attempts: number, failure: string): Promise<void> {
  await db.updateTable('outbox').set({ attempts, failure }).where('id', '=', id).execute()
}
