import type { Tx } from '../connect.ts'

export type Kept = { body: string; answer: string }

/** The answer this person already got for this key, if any. Kept 90 days. */
export async function findRequest(tx: Tx, actor: string, key: string): Promise<Kept | undefined> {
  return tx
    .selectFrom('request')
    .select(['body', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
}

export async function keepRequest(
  tx: Tx,
  row: { actor: string; key: string; body: string; answer: string; at: string },
) {
  await tx.insertInto('request').values(row).execute()
}

export async function sweepRequests(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('request').where('at', '<', before).execute()
}
