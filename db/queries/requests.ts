import { compiled, insertRows } from '../compiled.ts'
import type { Tx } from '../connect.ts'
import type { NewRow } from '../schema.ts'

export type Kept = { body: string; answer: string }

/** The answer this person already got for this key, if any. Kept 90 days. */
export const findRequest = async (tx: Tx, actor: string, key: string): Promise<Kept | undefined> =>
  (await requestBy(tx, actor, key))[0]

const requestBy = compiled((db, actor: string, key: string) =>
  db.selectFrom('request').select(['body', 'answer']).where('actor', '=', actor).where('key', '=', key),
)

export const keepRequest = (tx: Tx, row: NewRow<'request'>): Promise<void> => insertRows(tx, 'request', [row])

export async function sweepRequests(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('request').where('at', '<', before).execute()
}
