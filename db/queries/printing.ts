import { sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
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

/** Notes how far a printing has come. False when there is no such printing any more: it was called off, or is done. */
export async function notePhase(db: Db, version: string, phase: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into printing_progress (version, phase, at)
    select id, ${phase}, ${at} from filing_version where id = ${version} and state = 'printing'
    on conflict (version) do update set phase = excluded.phase, at = excluded.at`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

export async function forgetPhase(db: Db, version: string): Promise<void> {
  await db.deleteFrom('printing_progress').where('version', '=', version).execute()
}

export async function findPhase(db: Db | Tx, version: string): Promise<string | undefined> {
  const row = await db.selectFrom('printing_progress').select('phase').where('version', '=', version).executeTakeFirst()
  return row?.phase
}

/** Printings that were asked for before this one and are not done. */
export async function countAhead(
  db: Db,
  { id, made_at }: Pick<Row<'filing_version'>, 'id' | 'made_at'>,
): Promise<number> {
  const { count } = await db
    .selectFrom('filing_version')
    .select((eb) => eb.fn.countAll().as('count'))
    // In its own words, so that SQLite may use the index of those alone.
    .where(sql<boolean>`state = 'printing'`)
    .where((eb) => eb.or([eb('made_at', '<', made_at), eb.and([eb('made_at', '=', made_at), eb('id', '<', id)])]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Takes away a version that is still being printed, with its message, and what it says where keeping it had failed before.
 * False when it is done or being kept: whoever asked must then undo the rest.
 */
export async function dropPrinting(tx: Tx, { id, message_id }: Row<'filing_version'>): Promise<boolean> {
  for (const table of ['version_text', 'printed_heading', 'printed_figure'] as const)
    await tx.deleteFrom(table).where('version', '=', id).execute()
  const { numDeletedRows } = await tx
    .deleteFrom('filing_version')
    .where('id', '=', id)
    .where('state', '=', 'printing')
    .where('id', 'not in', (eb) => eb.selectFrom('printing_progress').select('version').where('phase', '=', 'keeping'))
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  if (message_id) await tx.deleteFrom('outbox').where('id', '=', message_id).execute()
  return true
}
