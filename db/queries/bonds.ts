import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findBond(db: Db | Tx, id: string): Promise<Row<'bond'> | undefined> {
  return db.selectFrom('bond').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listBonds(db: Db | Tx, project: string): Promise<Row<'bond'>[]> {
  return db.selectFrom('bond').selectAll().where('project', '=', project).orderBy('created_at').orderBy('id').execute()
}

/** Bonds of an offering: those its lines ended in, an existing one for a 增发. */
export async function listBondsOfOffering(db: Db | Tx, offering: string): Promise<Row<'bond'>[]> {
  return db
    .selectFrom('bond')
    .innerJoin('line', 'line.bond', 'bond.id')
    .selectAll('bond')
    .where('line.offering', '=', offering)
    .orderBy('line.ordinal')
    .execute()
}

export async function insertBond(tx: Tx, bond: NewRow<'bond'>): Promise<void> {
  await tx.insertInto('bond').values(bond).execute()
}

export async function saveBond(tx: Tx, id: string, change: Partial<Row<'bond'>>): Promise<void> {
  await tx.updateTable('bond').set(change).where('id', '=', id).execute()
}

export async function listObligations(db: Db | Tx, bond: string): Promise<Row<'obligation'>[]> {
  return db
    .selectFrom('obligation')
    .selectAll()
    .where('bond', '=', bond)
    .orderBy('due_on')
    .orderBy('kind')
    .orderBy('id')
    .execute()
}

export async function findObligation(db: Db | Tx, id: string): Promise<Row<'obligation'> | undefined> {
  return db.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listObligationsById(db: Db | Tx, ids: readonly string[]): Promise<Row<'obligation'>[]> {
  if (ids.length === 0) return []
  return db.selectFrom('obligation').selectAll().where('id', 'in', ids).execute()
}

/** The run of the life of each bond. */
export async function listRunsOfBonds(
  db: Db | Tx,
  bonds: readonly string[],
): Promise<Pick<Row<'run'>, 'id' | 'project' | 'subject_id'>[]> {
  if (bonds.length === 0) return []
  return db
    .selectFrom('run')
    .select(['id', 'project', 'subject_id'])
    .where('stage', '=', 'outstanding')
    .where('subject_id', 'in', bonds)
    .execute()
}

export async function insertObligations(tx: Tx, obligations: NewRow<'obligation'>[]): Promise<void> {
  for (let n = 0; n < obligations.length; n += 50)
    await tx
      .insertInto('obligation')
      .values(obligations.slice(n, n + 50))
      .execute()
}

export async function saveObligation(tx: Tx, id: string, change: Partial<Row<'obligation'>>): Promise<void> {
  await tx.updateTable('obligation').set(change).where('id', '=', id).execute()
}

export async function listPayments(db: Db | Tx, bond: string): Promise<Row<'payment'>[]> {
  return db.selectFrom('payment').selectAll().where('bond', '=', bond).orderBy('at').orderBy('id').execute()
}

export async function insertPayment(tx: Tx, payment: NewRow<'payment'>): Promise<void> {
  await tx.insertInto('payment').values(payment).execute()
}

/** What each investor put last; an amount of nought takes the declaration back. */
export async function listPutDeclarations(db: Db | Tx, obligation: string): Promise<Row<'put_declaration'>[]> {
  const rows = await db
    .selectFrom('put_declaration')
    .selectAll()
    .where('obligation', '=', obligation)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return [...new Map(rows.map((row) => [row.investor, row])).values()]
}

export async function insertPutDeclaration(tx: Tx, declaration: NewRow<'put_declaration'>): Promise<void> {
  await tx.insertInto('put_declaration').values(declaration).execute()
}

/** The ledger of proceeds in order; an entry that reverses another takes its amount out again. */
export async function listProceeds(db: Db | Tx, bond: string): Promise<Row<'proceeds_entry'>[]> {
  return db.selectFrom('proceeds_entry').selectAll().where('bond', '=', bond).orderBy('at').orderBy('id').execute()
}

export async function insertProceeds(tx: Tx, entries: NewRow<'proceeds_entry'>[]): Promise<void> {
  if (entries.length > 0) await tx.insertInto('proceeds_entry').values(entries).execute()
}

export async function findProceeds(db: Db | Tx, id: string): Promise<Row<'proceeds_entry'> | undefined> {
  return db.selectFrom('proceeds_entry').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Claims of the holders for what this bond owes; what a counter-guarantee pays goes to another arrangement, not to them. */
export async function listClaimsOfBond(db: Db | Tx, bond: string): Promise<Row<'claim'>[]> {
  return db
    .selectFrom('claim')
    .innerJoin('obligation', 'obligation.id', 'claim.obligation')
    .innerJoin('arrangement', 'arrangement.id', 'claim.arrangement')
    .selectAll('claim')
    .where('obligation.bond', '=', bond)
    .where('arrangement.parent', 'is', null)
    .orderBy('claim.filed_at')
    .orderBy('claim.id')
    .execute()
}
