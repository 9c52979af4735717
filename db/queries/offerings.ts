import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findOffering(db: Db | Tx, id: string): Promise<Row<'offering'> | undefined> {
  return db.selectFrom('offering').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function saveOffering(tx: Tx, id: string, change: Partial<Row<'offering'>>): Promise<void> {
  await tx.updateTable('offering').set(change).where('id', '=', id).execute()
}

export async function listLines(db: Db | Tx, offering: string): Promise<Row<'line'>[]> {
  return db.selectFrom('line').selectAll().where('offering', '=', offering).orderBy('ordinal').execute()
}

export async function saveLine(tx: Tx, id: string, change: Partial<Row<'line'>>): Promise<void> {
  await tx.updateTable('line').set(change).where('id', '=', id).execute()
}

/** Bids that stand: not withdrawn and not replaced by a later version. */
export async function listStandingBids(db: Db | Tx, lines: readonly string[]): Promise<Row<'bid'>[]> {
  if (lines.length === 0) return []
  return db
    .selectFrom('bid')
    .selectAll()
    .where('line', 'in', lines)
    .where('withdrawn_at', 'is', null)
    .where('replaced_by', 'is', null)
    .orderBy('placed_at')
    .orderBy('id')
    .execute()
}

/** Every standing bid of a postponed book falls: it was made for another day. */
export async function withdrawBids(tx: Tx, lines: readonly string[], at: string): Promise<void> {
  if (lines.length === 0) return
  await tx
    .updateTable('bid')
    .set({ withdrawn_at: at })
    .where('line', 'in', lines)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function insertAllotments(tx: Tx, allotments: NewRow<'allotment'>[]): Promise<void> {
  if (allotments.length > 0) await tx.insertInto('allotment').values(allotments).execute()
}

export async function saveAllotment(tx: Tx, id: string, change: Partial<Row<'allotment'>>): Promise<void> {
  await tx.updateTable('allotment').set(change).where('id', '=', id).execute()
}

/** The allotments of the proposal that stands, confirmed or not; those of a proposal sent back stay as history. */
export async function listAllotments(db: Db | Tx, offering: string): Promise<Row<'allotment'>[]> {
  const rows = await db
    .selectFrom('allotment')
    .innerJoin('line', 'line.id', 'allotment.line')
    .selectAll('allotment')
    .where('line.offering', '=', offering)
    .where('allotment.released_at', 'is', null)
    .orderBy('allotment.line')
    .orderBy('allotment.id')
    .execute()
  const confirmed = rows.filter(({ confirmed_at }) => confirmed_at !== null)
  if (confirmed.length > 0) return confirmed
  const latest = rows
    .map(({ proposed_at }) => proposed_at)
    .sort()
    .at(-1)
  return rows.filter(({ proposed_at }) => proposed_at === latest)
}

/** What became of each line, and of the issue. */
export async function findOfferingOfLine(db: Db | Tx, line: string): Promise<Row<'offering'> | undefined> {
  return db
    .selectFrom('offering')
    .innerJoin('line', 'line.offering', 'offering.id')
    .selectAll('offering')
    .where('line.id', '=', line)
    .executeTakeFirst()
}
