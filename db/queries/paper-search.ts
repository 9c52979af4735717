import { sql } from 'kysely'
import { type Db, isPostgres, type Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import { bigrams, plainLetters } from './search.ts'

/** The newest version whose words cannot be searched yet: what was filed today comes before what an upgrade brought. */
export async function nextUnindexed(db: Db): Promise<Row<'filing_version'> | undefined> {
  return (
    db
      .selectFrom('filing_version')
      .selectAll()
      // In its own words: SQLite uses an index of some rows only where the statement itself says which.
      .where(sql<boolean>`state = 'ready'`)
      .where('indexed_at', 'is', null)
      .orderBy('made_at', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
  )
}

/** One node at a time puts sections in; SQLite has but one. Readers are not held up. */
export async function lockSections(tx: Tx): Promise<void> {
  if (isPostgres(tx)) await sql`lock table paper_section in share row exclusive mode`.execute(tx)
}

/** How many sections of a version are in. They come in order, so this is also the ordinal of the next. */
export async function countSections(db: Db | Tx, version: string): Promise<number> {
  const { count } = await db
    .selectFrom('paper_section')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A word that no pair of letters is: which project a section belongs to. */
const projectWord = (project: string): string => `p${project.replace(/[^0-9a-zA-Z]/g, '').toLowerCase()}`

/** Each pair once: which section holds it is asked, not where. */
const gramsOf = (project: string, words: string): string =>
  [...new Set(bigrams(words).split(' '))].filter(Boolean).concat(projectWord(project)).join(' ')

type NewSection = Omit<NewRow<'paper_section'>, 'key'>

type Paper = { project: string; version: Pick<Row<'filing_version'>, 'made_at'> }

/**
 * Where sections of a version begin so that keys ascend with the time of papers: above all others, or below them where a
 * later version is in already, as when a database with papers is brought up to date.
 */
async function firstKey(tx: Tx, { made_at }: Paper['version'], count: number): Promise<number> {
  const later = await tx
    .selectFrom('filing_version')
    .select('id')
    .where('indexed_at', 'is not', null)
    .where('made_at', '>', made_at)
    .limit(1)
    .executeTakeFirst()
  const { first, last } = await tx
    .selectFrom('paper_section')
    .select((eb) => [eb.fn.min('key').as('first'), eb.fn.max('key').as('last')])
    .executeTakeFirstOrThrow()
  return later ? Number(first ?? 0) - count : Number(last ?? 0) + 1
}

/** Puts sections of one project's paper in. */
export async function insertSections(
  tx: Tx,
  { project, version }: Paper,
  sections: readonly NewSection[],
): Promise<void> {
  if (sections.length === 0) return
  const first = await firstKey(tx, version, sections.length)
  const rows = sections.map((section, at) => ({ ...section, key: first + at }))
  await tx.insertInto('paper_section').values(rows).execute()
  for (const { key, words } of rows) {
    const grams = gramsOf(project, words)
    await (isPostgres(tx)
      ? sql`insert into search_text_paper (key, tokens) values (${key}, array_to_tsvector(string_to_array(${grams}, ' ')))`
      : sql`insert into search_text_paper (rowid, grams) values (${key}, ${grams})`
    ).execute(tx)
  }
}

export async function markIndexed(tx: Tx, version: string, at: string): Promise<void> {
  await tx.updateTable('filing_version').set({ indexed_at: at }).where('id', '=', version).execute()
}

/** Hits to be asked for at once: SQLite gives them as it finds them, PostgreSQL finds all each time it is asked. */
export const hitsAtOnce = (db: Db): number => (isPostgres(db) ? 1000 : 250)

export type FoundSection = { key: number; version: string; ordinal: number; filing: string }

/** `before` goes on below the key of the last one seen. With `projects`, at most a few dozen of them, only theirs. */
export type Asked = { words: string; projects?: readonly string[] | undefined; before?: number; limit: number }

/**
 * Sections that hold every pair of letters of what is asked for, the latest read first; none for less than two letters.
 * Whether the pairs stand together is for the caller to see, and who may read it.
 */
export async function findSections(
  db: Db,
  { words, projects, before = Number.MAX_SAFE_INTEGER, limit }: Asked,
): Promise<FoundSection[]> {
  const letters = plainLetters(words)
  if (letters.length < 2 || projects?.length === 0) return []
  const pairs = [...new Set(letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]))]
  return isPostgres(db)
    ? onPostgres(db, tsquery(pairs, projects?.map(projectWord)), before, limit)
    : onSqlite(db, ftsQuery(pairs, projects?.map(projectWord)), before, limit)
}

/** Letters and digits only: a quote around each is all that either engine needs. */
const ftsQuery = (pairs: readonly string[], projects: readonly string[] = []): string =>
  pairs.map((one) => `"${one}"`).join(' AND ') +
  (projects.length > 0 ? ` AND (${projects.map((one) => `"${one}"`).join(' OR ')})` : '')

const tsquery = (pairs: readonly string[], projects: readonly string[] = []): string =>
  pairs.map((one) => `'${one}'`).join(' & ') +
  (projects.length > 0 ? ` & (${projects.map((one) => `'${one}'`).join(' | ')})` : '')

/** FTS5 gives hits one by one in the order of keys, so that a common word costs no more than what is shown of it. */
async function onSqlite(db: Db, match: string, before: number, limit: number): Promise<FoundSection[]> {
  const { rows } = await sql<FoundSection>`
    select section.key, section.version, section.ordinal, version.filing
    from search_text_paper as found
    join paper_section as section on section.key = found.rowid
    join filing_version as version on version.id = section.version
    where search_text_paper match ${match} and found.rowid < ${before}
    order by found.rowid desc limit ${limit}`.execute(db)
  return rows
}

/**
 * The planner does not count what it costs to unpack a long row and would look at every one of them: here only the index is
 * asked, and all of it first (measured on 18,000 sections: 0.3 to 40 ms instead of 900).
 */
async function onPostgres(db: Db, match: string, before: number, limit: number): Promise<FoundSection[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<FoundSection>`
      with found as materialized (select key from search_text_paper where tokens @@ ${match}::tsquery)
      select section.key, section.version, section.ordinal, version.filing
      from found
      join paper_section as section on section.key = found.key
      join filing_version as version on version.id = section.version
      where found.key < ${before}
      order by found.key desc limit ${limit}`.execute(tx)
    return rows
  })
}

export type VersionHead = Pick<
  Row<'filing_version'>,
  'id' | 'filing' | 'number' | 'source' | 'state' | 'filed_at' | 'made_at'
>

/** Versions of papers by their numbers, without what they were printed from. */
export async function listVersionHeads(db: Db | Tx, filings: readonly string[]): Promise<VersionHead[]> {
  if (filings.length === 0) return []
  return db
    .selectFrom('filing_version')
    .select(['id', 'filing', 'number', 'source', 'state', 'filed_at', 'made_at'])
    .where('filing', 'in', [...filings])
    .orderBy('filing')
    .orderBy('number')
    .execute()
}

/** Sections with their words, in the order of each version. */
export async function readSections(db: Db | Tx, keys: readonly number[]): Promise<Row<'paper_section'>[]> {
  if (keys.length === 0) return []
  return db
    .selectFrom('paper_section')
    .selectAll()
    .where('key', 'in', [...keys])
    .orderBy('version')
    .orderBy('ordinal')
    .execute()
}
