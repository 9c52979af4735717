import { compiled, insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function listRounds(db: Db | Tx, run: string): Promise<Row<'round'>[]> {
  return db.selectFrom('round').selectAll().where('run', '=', run).orderBy('ordinal').execute()
}

export async function listItems(db: Db | Tx, rounds: readonly string[]): Promise<Row<'item'>[]> {
  if (rounds.length === 0) return []
  return db.selectFrom('item').selectAll().where('round', 'in', rounds).orderBy('round').orderBy('number').execute()
}

/** The latest reply of each item, whether submitted or still a draft. */
export async function listReplies(db: Db | Tx, items: readonly string[]): Promise<Row<'reply'>[]> {
  if (items.length === 0) return []
  const all = await db
    .selectFrom('reply')
    .selectAll()
    .where('item', 'in', items)
    .orderBy('item')
    .orderBy('version')
    .execute()
  return [...new Map(all.map((reply) => [reply.item, reply])).values()]
}

export async function saveItem(tx: Tx, id: string, change: Partial<Row<'item'>>): Promise<void> {
  await tx.updateTable('item').set(change).where('id', '=', id).execute()
}

export async function insertReply(tx: Tx, reply: NewRow<'reply'>): Promise<void> {
  await tx.insertInto('reply').values(reply).execute()
}

export const insertRound = (tx: Tx, round: NewRow<'round'>): Promise<void> => insertRows(tx, 'round', [round])

export const insertItems = (tx: Tx, items: NewRow<'item'>[]): Promise<void> => insertRows(tx, 'item', items)

/** The latest round of a run; its number is 0 while there is none. */
export const findLastRound = async (db: Db | Tx, run: string): Promise<Row<'round'> | undefined> =>
  (await roundsOf(db, run)).at(-1)

export const lastRoundNumber = async (db: Db | Tx, run: string): Promise<number> =>
  (await findLastRound(db, run))?.ordinal ?? 0

/** The rounds of a run in order, on the path of a command: a run has few, so they are put in order here. */
export const roundsOf = async (db: Db | Tx, run: string): Promise<Row<'round'>[]> =>
  (await allRounds(db, run)).sort((a, b) => a.ordinal - b.ordinal)

const allRounds = compiled((db, run: string) => db.selectFrom('round').selectAll().where('run', '=', run))
