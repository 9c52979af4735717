import { sql } from 'kysely'
import { compiled } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export type RulebookHead = { version: number; hash: string }

/** The newest version in force. On the path of every command: one step down an index. */
export const headOfRulebook = compiled((db: Db) =>
  db
    .selectFrom('rulebook_change')
    .select(['version', 'hash'])
    .where('version', 'is not', null)
    .orderBy('version', 'desc')
    .limit(sql<number>`1`),
) as (db: Db | Tx) => Promise<RulebookHead[]>

/** Changes in force, in the order in which they came into it. */
export const listApprovedChanges = (db: Db | Tx): Promise<Row<'rulebook_change'>[]> =>
  db.selectFrom('rulebook_change').selectAll().where('version', 'is not', null).orderBy('version').execute()

export const findChange = (db: Db | Tx, id: string): Promise<Row<'rulebook_change'> | undefined> =>
  db.selectFrom('rulebook_change').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertChange(tx: Tx, row: NewRow<'rulebook_change'>): Promise<void> {
  await tx.insertInto('rulebook_change').values(row).execute()
}

export type Decision = Pick<
  Row<'rulebook_change'>,
  'outcome' | 'decided_by' | 'decided_at' | 'decision' | 'version' | 'previous' | 'hash'
>

/** Whether it was this decision that took: two administrators may decide at the same moment, one of them does. */
export async function decideChange(tx: Tx, id: string, decision: Decision): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rulebook_change')
    .set(decision)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export type ChangeLine = Row<'rulebook_change'> & { proposer: string; decider: string | null }

const changes = (db: Db | Tx) =>
  db
    .selectFrom('rulebook_change as change')
    .innerJoin('person as proposer', 'proposer.id', 'change.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'change.decided_by')
    .selectAll('change')
    .select(['proposer.name as proposer', 'decider.name as decider'])

/** With the names of who proposed and who decided, newest first. `subject`: of one key or calendar only. */
export async function listChanges(
  db: Db | Tx,
  of: { kind?: Row<'rulebook_change'>['kind']; subject?: string; open?: true; before?: string | null },
  limit: number,
): Promise<ChangeLine[]> {
  let query = changes(db).orderBy('change.id', 'desc').limit(limit)
  if (of.kind) query = query.where('change.kind', '=', of.kind)
  if (of.subject) query = query.where('change.subject', '=', of.subject)
  if (of.open) query = query.where('change.outcome', 'is', null)
  if (of.before) query = query.where('change.id', '<', of.before)
  return query.execute()
}

export const findChangeLine = (db: Db | Tx, id: string): Promise<ChangeLine | undefined> =>
  changes(db).where('change.id', '=', id).executeTakeFirst()

export async function countChanges(db: Db | Tx, of: { open?: true } = {}): Promise<number> {
  let query = db.selectFrom('rulebook_change').select((eb) => eb.fn.countAll<number>().as('count'))
  if (of.open) query = query.where('outcome', 'is', null)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Whoever runs the platform. */
export const listPlatforms = (db: Db | Tx): Promise<{ id: string }[]> =>
  db.selectFrom('organisation').select('id').where('kind', '=', 'platform').orderBy('id').execute()

/** Whether the administrators of an organisation were told so before. */
export async function hasNotice(db: Db | Tx, organisation: string, title: string): Promise<boolean> {
  const found = await db
    .selectFrom('notice')
    .select('id')
    .where('organisation', '=', organisation)
    .where('capacity', '=', 'administrator')
    .where('title', '=', title)
    .executeTakeFirst()
  return found !== undefined
}
