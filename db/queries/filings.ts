import { compiled, insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const insertFilings = (tx: Tx, filings: NewRow<'filing'>[]): Promise<void> => insertRows(tx, 'filing', filings)

export async function listFilings(db: Db | Tx, project: string): Promise<Row<'filing'>[]> {
  return db
    .selectFrom('filing')
    .selectAll()
    .where('project', '=', project)
    .orderBy('ordinal')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export const findFilingAt = async (
  db: Db | Tx,
  scopeKind: string,
  scopeId: string,
  template: string,
): Promise<Row<'filing'> | undefined> => (await filingAt(db, scopeKind, scopeId, template))[0]

const filingAt = compiled((db, scopeKind: string, scopeId: string, template: string) =>
  db
    .selectFrom('filing')
    .selectAll()
    .where('scope_kind', '=', scopeKind)
    .where('scope_id', '=', scopeId)
    .where('template', '=', template),
)

/** Papers of several subjects of one kind. */
export async function listFilingsAt(
  db: Db | Tx,
  scopeKind: string,
  scopeIds: readonly string[],
): Promise<Row<'filing'>[]> {
  if (scopeIds.length === 0) return []
  return db
    .selectFrom('filing')
    .selectAll()
    .where('scope_kind', '=', scopeKind)
    .where('scope_id', 'in', scopeIds)
    .execute()
}

export async function findFiling(db: Db | Tx, id: string): Promise<Row<'filing'> | undefined> {
  return db.selectFrom('filing').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listVersions(db: Db | Tx, filings: readonly string[]): Promise<Row<'filing_version'>[]> {
  if (filings.length === 0) return []
  return db
    .selectFrom('filing_version')
    .selectAll()
    .where('filing', 'in', filings)
    .orderBy('filing')
    .orderBy('number')
    .execute()
}

/**
 * When the last version of a registration's paper was made, by any of these templates; null where there is none. A paper that
 * was waived since, because another stands in its place, does not count.
 */
export async function lastMadeAt(
  db: Db | Tx,
  registration: string,
  templates: readonly string[],
): Promise<string | null> {
  const row = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select('filing_version.made_at')
    .where('filing.scope_kind', '=', 'registration')
    .where('filing.scope_id', '=', registration)
    .where('filing.template', 'in', templates)
    .where('filing.requirement', '<>', 'waived')
    .where('filing_version.state', '=', 'ready')
    .orderBy('filing_version.made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.made_at ?? null
}

export async function findVersion(db: Db | Tx, id: string): Promise<Row<'filing_version'> | undefined> {
  return db.selectFrom('filing_version').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function lastVersionNumber(tx: Tx, filing: string): Promise<number> {
  const [row] = await lastVersion(tx, filing)
  return Number(row?.last ?? 0)
}

const lastVersion = compiled((db, filing: string) =>
  db
    .selectFrom('filing_version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('filing', '=', filing),
)

export const insertVersion = (tx: Tx, version: NewRow<'filing_version'>): Promise<void> =>
  insertRows(tx, 'filing_version', [version])

export async function saveVersion(db: Db | Tx, id: string, change: Partial<Row<'filing_version'>>): Promise<void> {
  await db.updateTable('filing_version').set(change).where('id', '=', id).execute()
}

export async function nextOrdinal(tx: Tx, project: string): Promise<number> {
  const row = await tx
    .selectFrom('filing')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .where('project', '=', project)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}
