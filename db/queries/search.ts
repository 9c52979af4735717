import { sql } from 'kysely'
import { type Db, isPostgres, type Tx } from '../connect.ts'

/** One space-separated text of bigrams: 海州港口 → 海州 州港 港口. Lower case, NFKC, blanks dropped; a phrase of them is a substring. */
export function bigrams(words: string): string {
  const characters = [...words.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')]
  return characters.map((character, index) => character + (characters[index + 1] ?? '')).join(' ')
}

export type Named = { kind: string; id: string; project: string; words: string[] }

/** Makes a thing findable by its names; the earlier entry of the same thing is replaced. */
export async function indexNames(tx: Tx, { kind, id, project, words }: Named): Promise<void> {
  await tx.deleteFrom('search_text').where('kind', '=', kind).where('id', '=', id).execute()
  const grams = words.filter(Boolean).map(bigrams).join(' \u0001 ')
  await tx.insertInto('search_text').values({ kind, id, project, grams }).execute()
}

/** Projects whose names hold the words; at most `limit`. One character finds by prefix of a bigram. */
export async function findProjectsByName(db: Db | Tx, words: string, limit: number): Promise<string[]> {
  const characters = [
    ...words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s"'*:()^\u0001]+/gu, ''),
  ]
  if (characters.length === 0) return []
  const grams =
    characters.length === 1
      ? characters
      : characters.slice(0, -1).map((character, index) => character + characters[index + 1])
  const rows = isPostgres(db) ? await inPostgres(db, grams, limit) : await inSqlite(db, grams, limit)
  return [...new Set(rows.map(({ project }) => project))]
}

type Found = { project: string }

async function inSqlite(db: Db | Tx, grams: string[], limit: number): Promise<Found[]> {
  const query = grams.length === 1 && [...grams[0]!].length === 1 ? `"${grams[0]}"*` : `"${grams.join(' ')}"`
  const { rows } = await sql<Found>`select project from search_text where grams match ${query} limit ${limit}`.execute(
    db,
  )
  return rows
}

async function inPostgres(db: Db | Tx, grams: string[], limit: number): Promise<Found[]> {
  const single = grams.length === 1 && [...grams[0]!].length === 1
  const query = single
    ? sql`to_tsquery('simple', ${`'${grams[0]}':*`})`
    : sql`phraseto_tsquery('simple', ${grams.join(' ')})`
  const { rows } = await sql<Found>`select project from search_text where tokens @@ ${query} limit ${limit}`.execute(db)
  return rows
}

/** Projects of a bond or an issue by its code, or by part of its name. */
export async function findProjectsByBond(db: Db | Tx, words: string, limit: number): Promise<string[]> {
  const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const bonds = await db
    .selectFrom('bond')
    .select('project')
    .where((eb) => eb.or([eb('code', '=', words.trim()), sql<boolean>`name like ${like} escape '\\'`]))
    .limit(limit)
    .execute()
  const offerings = await db
    .selectFrom('offering')
    .select('project')
    .where(sql<boolean>`name like ${like} escape '\\'`)
    .limit(limit)
    .execute()
  return [...new Set([...bonds, ...offerings].map(({ project }) => project))]
}
