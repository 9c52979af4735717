import type { Db } from '../connect.ts'
import type { Row } from '../schema.ts'

/** The outcome of a printing, written once: a version that is no longer `printing` stays as it is. Says whether it was. */
export async function finishVersion(db: Db, id: string, change: Partial<Row<'filing_version'>>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('filing_version')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'printing')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The event that a version's message was sent by, where there was one. */
export async function findEventOfMessage(db: Db, message: string): Promise<Row<'event'> | undefined> {
  return db
    .selectFrom('outbox')
    .innerJoin('event', 'event.id', 'outbox.event')
    .selectAll('event')
    .where('outbox.id', '=', message)
    .executeTakeFirst()
}
