import { type SelectQueryBuilder, sql } from 'kysely'
import { type Db, isPostgres, type Tx } from '../connect.ts'
import type { Database, NewRow, Row } from '../schema.ts'
import { bigrams, matching } from './search.ts'

/** Keys of a version: its serial times this, and the place of the row in it, from 1. */
export const keysOfVersion = 1_000_000

/** What of an enterprise is searched: its name, its code, its certificate. */
const gramsOf = ({ name, credit_code, certificate }: NewRow<'listed_enterprise'>): string =>
  [name, credit_code, certificate ?? ''].filter(Boolean).map(bigrams).join(' \u0001 ')

/** Writes rows and makes them findable by their words, in the same transaction. */
export async function insertListed(tx: Tx, rows: readonly NewRow<'listed_enterprise'>[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('listed_enterprise').values(rows).execute()
  const words = sql.join(rows.map((row) => sql`(${row.key}, ${gramsOf(row)})`))
  const key = sql.raw(isPostgres(tx) ? 'key' : 'rowid')
  await sql`insert into search_text_listed (${key}, grams) values ${words}`.execute(tx)
}

export async function insertFaults(tx: Tx, rows: readonly NewRow<'list_fault'>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('list_fault').values(rows).execute()
}

/** Forgets the rows with keys above one and up to another, and their words. Faults are kept by row, see `forgetFaults`. */
export async function forgetListed(tx: Tx, after: number, until: number): Promise<void> {
  await forgetWords(tx, after, until)
  await tx.deleteFrom('listed_enterprise').where('key', '>', after).where('key', '<=', until).execute()
}

/** Rows of an earlier version stay to be read; only their words go. */
export async function forgetWords(tx: Tx, after: number, until: number): Promise<void> {
  const key = sql.raw(isPostgres(tx) ? 'key' : 'rowid')
  await sql`delete from search_text_listed where ${key} > ${after} and ${key} <= ${until}`.execute(tx)
}

export async function forgetFaults(tx: Tx, version: string, afterRow: number): Promise<void> {
  await tx.deleteFrom('list_fault').where('version', '=', version).where('row', '>', afterRow).execute()
}

/** The place of the last row written of a version. */
export async function lastKey(db: Db | Tx, version: string): Promise<number | null> {
  const { last } = await db
    .selectFrom('listed_enterprise')
    .select((eb) => eb.fn.max('key').as('last'))
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return last === null ? null : Number(last)
}

/** Which of these codes a version has already, with the row they stand in. */
export async function rowsOfCodes(
  db: Db | Tx,
  version: string,
  codes: readonly string[],
): Promise<Pick<Row<'listed_enterprise'>, 'credit_code' | 'row'>[]> {
  if (codes.length === 0) return []
  return db
    .selectFrom('listed_enterprise')
    .select(['credit_code', 'row'])
    .where('version', '=', version)
    .where('credit_code', 'in', codes)
    .execute()
}

/** Rows of a version by key, to be carried over into another. */
export async function listVersionRows(
  db: Db | Tx,
  version: string,
  after: number,
  limit: number,
): Promise<Row<'listed_enterprise'>[]> {
  return db
    .selectFrom('listed_enterprise')
    .selectAll()
    .where('version', '=', version)
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .execute()
}

export type ListedFilter = {
  /** Name, code or certificate; empty: all. */
  words: string
  kind: string | null
  region: string | null
  /** One list only; null: all lists. */
  list: string | null
}

export type ListedLine = Row<'listed_enterprise'> & {
  list: string
  kind: string
  list_region: string
  year: number
  batch: string
  number: number
}

type Joined = SelectQueryBuilder<
  Database,
  'listed_enterprise' | 'list_version' | 'recommended_list',
  Record<never, never>
>

/** Rows of versions in force only. */
function filtered(db: Db | Tx, { words, kind, region, list }: ListedFilter): Joined {
  let query: Joined = db
    .selectFrom('listed_enterprise')
    .innerJoin('list_version', 'list_version.id', 'listed_enterprise.version')
    .innerJoin('recommended_list', 'recommended_list.current', 'list_version.id')
  const match = matching(db, words)
  if (match) {
    const key = sql.raw(isPostgres(db) ? 'key' : 'rowid')
    query = query.where(
      'listed_enterprise.key',
      'in',
      sql<number>`(select ${key} from search_text_listed where ${match})`,
    )
  }
  if (kind !== null) query = query.where('recommended_list.kind', '=', kind)
  if (list !== null) query = query.where('recommended_list.id', '=', list)
  if (region !== null)
    query = query.where(({ or, eb }) =>
      or([
        eb('listed_enterprise.region', 'like', `${region.replace(/[\\%_]/g, '')}%`),
        eb('recommended_list.region', '=', region),
      ]),
    )
  return query
}

/** Newest lists first, in the order of the list, by key: pass the key of the last line seen to go on. */
export async function listListed(
  db: Db | Tx,
  filter: ListedFilter,
  after: number | null,
  limit: number,
): Promise<ListedLine[]> {
  let query = filtered(db, filter)
    .selectAll('listed_enterprise')
    .select([
      'recommended_list.id as list',
      'recommended_list.kind',
      'recommended_list.region as list_region',
      'recommended_list.year',
      'recommended_list.batch',
      'list_version.number',
    ])
    .orderBy('listed_enterprise.key')
    .limit(limit)
  if (after !== null) query = query.where('listed_enterprise.key', '>', after)
  return query.execute()
}

export async function countListed(db: Db | Tx, filter: ListedFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Every list in force that names an enterprise. */
export async function listListedByCode(db: Db | Tx, codes: readonly string[]): Promise<ListedLine[]> {
  if (codes.length === 0) return []
  return filtered(db, { words: '', kind: null, region: null, list: null })
    .selectAll('listed_enterprise')
    .select([
      'recommended_list.id as list',
      'recommended_list.kind',
      'recommended_list.region as list_region',
      'recommended_list.year',
      'recommended_list.batch',
      'list_version.number',
    ])
    .where('listed_enterprise.credit_code', 'in', codes)
    .orderBy('listed_enterprise.key')
    .execute()
}

/** Faults or remarks of a version, in the order of its file. */
export async function listFaults(
  db: Db | Tx,
  version: string,
  severity: 'fault' | 'remark' | null,
  afterRow: number,
  limit: number,
): Promise<Row<'list_fault'>[]> {
  let query = db
    .selectFrom('list_fault')
    .selectAll()
    .where('version', '=', version)
    .where('row', '>', afterRow)
    .orderBy('row')
    .limit(limit)
  if (severity !== null) query = query.where('severity', '=', severity)
  return query.execute()
}

/** How one version differs from another by the codes in it. */
export async function differenceOf(
  db: Db | Tx,
  before: string,
  after: string,
): Promise<{ added: number; gone: number; changed: number }> {
  const only = async (here: string, there: string) => {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from listed_enterprise a where a.version = ${here}
      and not exists (select 1 from listed_enterprise b where b.version = ${there} and b.credit_code = a.credit_code)`.execute(
      db,
    )
    return Number(rows[0]?.count ?? 0)
  }
  const { rows } = await sql<{ count: number }>`select count(*) as count from listed_enterprise a
    join listed_enterprise b on b.version = ${after} and b.credit_code = a.credit_code
    where a.version = ${before} and (a.name <> b.name or coalesce(a.certificate, '') <> coalesce(b.certificate, '')
      or coalesce(a.valid_from, '') <> coalesce(b.valid_from, '') or coalesce(a.valid_to, '') <> coalesce(b.valid_to, '')
      or coalesce(a.region, '') <> coalesce(b.region, ''))`.execute(db)
  return { added: await only(after, before), gone: await only(before, after), changed: Number(rows[0]?.count ?? 0) }
}
