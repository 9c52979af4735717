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

/** One page is in; entered again it is of a later version, and keeps its scan unless there is another. */
export async function keepSignature(tx: Tx, row: NewRow<'signature_page'>): Promise<void> {
  const { version, entered_by, entered_at, file, name } = row
  const scan = file ? { file, name } : {}
  await tx
    .insertInto('signature_page')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['filing', 'slot']).doUpdateSet({ version, entered_by, entered_at, ...scan }),
    )
    .execute()
}

/** A page entered by mistake. The log keeps both. */
export async function dropSignature(tx: Tx, filing: string, slot: string): Promise<void> {
  await tx.deleteFrom('signature_page').where('filing', '=', filing).where('slot', '=', slot).execute()
}

export type SignatureScan = Pick<Row<'signature_page'>, 'filing' | 'slot' | 'version' | 'entered_at'> & {
  file: string
  name: string
  bytes: number
  pages: number | null
}

/** The scans of a project's signature pages, with what is known of their bytes. */
export async function listScans(db: Db | Tx, project: string): Promise<SignatureScan[]> {
  const rows = await db
    .selectFrom('signature_page')
    .innerJoin('filing', 'filing.id', 'signature_page.filing')
    .innerJoin('file', 'file.sha256', 'signature_page.file')
    .leftJoin('file_reading', 'file_reading.sha256', 'file.sha256')
    .select([
      'signature_page.filing',
      'signature_page.slot',
      'signature_page.version',
      'signature_page.entered_at',
      'signature_page.name',
      'file.sha256',
      'file.bytes',
      'file_reading.pages',
    ])
    .where('filing.project', '=', project)
    .orderBy('filing.ordinal')
    .orderBy('filing.id')
    .orderBy('signature_page.slot')
    .execute()
  return rows.map(({ sha256, name, bytes, ...row }) => ({
    ...row,
    file: sha256,
    name: name ?? '扫描件',
    bytes: Number(bytes),
  }))
}
