import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The signature and seal pages of papers that are in. */
export async function listSignatures(db: Db | Tx, filings: readonly string[]): Promise<Row<'signature_page'>[]> {
  if (filings.length === 0) return []
  return db
    .selectFrom('signature_page')
    .selectAll()
    .where('filing', 'in', [...filings])
    .execute()
}

/** One page is in; entered again it is of a later version. */
export async function keepSignature(tx: Tx, row: NewRow<'signature_page'>): Promise<void> {
  const { version, entered_by, entered_at } = row
  await tx
    .insertInto('signature_page')
    .values(row)
    .onConflict((conflict) => conflict.columns(['filing', 'slot']).doUpdateSet({ version, entered_by, entered_at }))
    .execute()
}

/** A page entered by mistake. The log keeps both. */
export async function dropSignature(tx: Tx, filing: string, slot: string): Promise<void> {
  await tx.deleteFrom('signature_page').where('filing', '=', filing).where('slot', '=', slot).execute()
}
