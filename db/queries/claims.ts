import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findClaim(db: Db | Tx, id: string): Promise<Row<'claim'> | undefined> {
  return db.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listClaims(db: Db | Tx, arrangement: string): Promise<Row<'claim'>[]> {
  return db
    .selectFrom('claim')
    .selectAll()
    .where('arrangement', '=', arrangement)
    .orderBy('filed_at')
    .orderBy('id')
    .execute()
}

export async function insertClaim(tx: Tx, claim: NewRow<'claim'>): Promise<void> {
  await tx.insertInto('claim').values(claim).execute()
}

export async function saveClaim(tx: Tx, id: string, change: Partial<Row<'claim'>>): Promise<void> {
  await tx.updateTable('claim').set(change).where('id', '=', id).execute()
}

export async function listRecoveries(db: Db | Tx, claim: string): Promise<Row<'recovery'>[]> {
  return db.selectFrom('recovery').selectAll().where('claim', '=', claim).orderBy('received_on').orderBy('id').execute()
}

export async function insertRecovery(tx: Tx, recovery: NewRow<'recovery'>): Promise<void> {
  await tx.insertInto('recovery').values(recovery).execute()
}

export async function insertLossShares(tx: Tx, shares: NewRow<'loss_share'>[]): Promise<void> {
  if (shares.length > 0) await tx.insertInto('loss_share').values(shares).execute()
}

export async function listLossShares(db: Db | Tx, claim: string): Promise<Row<'loss_share'>[]> {
  return db.selectFrom('loss_share').selectAll().where('claim', '=', claim).orderBy('ordinal').execute()
}

/** Obligations of a project that passed their day unpaid, with what is owed. */
export async function listOverdueObligations(
  db: Db | Tx,
  project: string,
): Promise<{ id: string; title: string; amount: number }[]> {
  const rows = await db
    .selectFrom('obligation')
    .select(['id', 'title', 'amount'])
    .where('project', '=', project)
    .where('state', '=', 'overdue')
    .where('amount', 'is not', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const payments = await db
    .selectFrom('payment')
    .select(['obligation', 'amount'])
    .where('project', '=', project)
    .where('source', '!=', 'guarantor')
    .execute()
  return rows.map(({ id, title, amount }) => {
    const paid = payments
      .filter((payment) => payment.obligation === id)
      .reduce((sum, payment) => sum + payment.amount, 0)
    return { id, title, amount: (amount ?? 0) - paid }
  })
}
