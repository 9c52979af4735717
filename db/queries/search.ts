import { type RawBuilder, sql } from 'kysely'
import { type Db, isPostgres, type Tx } from '../connect.ts'

/**
 * What of a name is searched: NFKC, lower case, without blanks and marks, so that 25东方富海PPN001(科创债) is found with
 * brackets of either width or none. Both engines would read marks as gaps between words.
 */
export const plainLetters = (words: string): string[] => [
  ...words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, ''),
]

/** One space-separated text of bigrams: 海州港口 → 海州 州港 港口; a phrase of them is a substring. */
export function bigrams(words: string): string {
  const characters = plainLetters(words)
  return characters.map((character, index) => character + (characters[index + 1] ?? '')).join(' ')
}

export type Named = { kind: string; id: string; project: string; words: string[] }

/** Makes a thing findable by its names; the earlier entry of the same thing is replaced. */
export async function indexNames(tx: Tx, { kind, id, project, words }: Named): Promise<void> {
  await tx.deleteFrom('search_text').where('kind', '=', kind).where('id', '=', id).execute()
  const grams = words.filter(Boolean).map(bigrams).join(' \u0001 ')
  await tx.insertInto('search_text').values({ kind, id, project, grams }).execute()
}

/** The bigrams of what was asked for; one character stays alone and finds by prefix. Null when nothing is left to ask for. */
function asked(words: string): string[] | null {
  const characters = plainLetters(words)
  if (characters.length < 2) return characters.length === 0 ? null : characters
  return characters.slice(0, -1).map((character, index) => character + characters[index + 1])
}

/** The condition that a text of bigrams holds the words, for the table searched; null when nothing is asked. */
export function matching(db: Db | Tx, words: string): RawBuilder<boolean> | null {
  const grams = asked(words)
  if (!grams) return null
  const [first = ''] = grams
  const single = grams.length === 1 && [...first].length === 1
  if (!isPostgres(db)) return sql<boolean>`grams match ${single ? `"${first}"*` : `"${grams.join(' ')}"`}`
  return single
    ? sql<boolean>`tokens @@ to_tsquery('simple', ${`'${first}':*`})`
    : sql<boolean>`tokens @@ phraseto_tsquery('simple', ${grams.join(' ')})`
}

/** Ids of the projects whose names hold the words, to be put into another query's `in (…)`; null when nothing is asked. */
export function namedProjects(db: Db | Tx, words: string): RawBuilder<string> | null {
  const match = matching(db, words)
  return match && sql<string>`(select project from search_text where ${match})`
}

/** Projects whose names hold the words; at most `limit`. One character finds by prefix of a bigram. */
export async function findProjectsByName(db: Db | Tx, words: string, limit: number): Promise<string[]> {
  const named = namedProjects(db, words)
  if (!named) return []
  const { rows } = await sql<{ project: string }>`select project from ${named} as found limit ${limit}`.execute(db)
  return [...new Set(rows.map(({ project }) => project))]
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
