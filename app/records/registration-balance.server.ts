import type { Db, Tx } from '#db/connect.ts'
import { type Balance, type BalanceEntry, openBalance, withBalanceEntry } from '#workflows/finance/balance.ts'
import { type Desk, refused } from '../commands/desk.server.ts'

/** The balance of a registration as its ledger says; the used part of an adopted one stands under its own id. */
export async function balanceOf(db: Db | Tx, registration: string): Promise<Balance> {
  const { amount } = await db
    .selectFrom('registration')
    .select('amount')
    .where('id', '=', registration)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('balance_entry')
    .selectAll()
    .where('registration', '=', registration)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.reduce((balance, row) => {
    const entry: BalanceEntry =
      row.kind === 'release'
        ? { kind: 'release', of: row.held ?? 'reserved', subject: row.offering ?? registration, fen: row.amount }
        : { kind: row.kind, subject: row.offering ?? registration, fen: row.amount }
    const next = withBalanceEntry(balance, entry)
    if (!next.ok) throw new Error(`The ledger of registration ${registration} does not add up: ${next.message}`)
    return next.value
  }, openBalance(amount))
}

/** Appends one line under the project's lock; refuses what the cap does not hold. */
export async function writeBalance(
  desk: Desk,
  registration: string,
  entry: BalanceEntry,
  stamp: { id: string; at: string },
): Promise<void> {
  const next = withBalanceEntry(await balanceOf(desk.tx, registration), entry)
  if (!next.ok) throw refused(next.message)
  await desk.tx
    .insertInto('balance_entry')
    .values({
      id: desk.ports.newId(),
      registration,
      offering: entry.subject === registration ? null : entry.subject,
      kind: entry.kind,
      held: entry.kind === 'release' ? entry.of : null,
      amount: entry.fen,
      at: stamp.at,
      event: stamp.id,
    })
    .execute()
}
