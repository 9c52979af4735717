import type { Db, Tx } from '#db/connect.ts'
import { headOfRulebook, listApprovedChanges } from '#db/queries/rulebook.ts'
import type { Row } from '#db/schema.ts'
import { amended, builtInRulebook, type Rulebook, type RulebookChange } from '#workflows/rulebook.ts'

/** By the hash of the newest change, which covers all before it: the same in every process and for every database. */
const known = new Map<string, Rulebook>()
const mostKept = 8

/**
 * The rulebook in force: what the program ships and every approved change on top of it. One tiny query a call; the book
 * itself is made once a version and shared, so that several web nodes follow each other through the database.
 */
export async function rulebookOf(db: Db | Tx): Promise<Rulebook> {
  const [head] = await headOfRulebook(db)
  if (!head) return builtInRulebook
  const kept = known.get(head.hash)
  if (kept) return kept
  const changes = (await listApprovedChanges(db)).filter(({ version }) => version !== null && version <= head.version)
  const book = bookAfter(changes)
  known.set(head.hash, book)
  const [oldest] = known.keys()
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
  return book
}

/** The book after changes in order of their version. */
export const bookAfter = (changes: readonly Row<'rulebook_change'>[]): Rulebook =>
  changes.reduce((book, row) => amended(book, row.version ?? book.version, changeOf(row)), builtInRulebook)

/** Bodies are written by `propose` from checked changes, so they are read as what they were. */
export const changeOf = ({ body }: Pick<Row<'rulebook_change'>, 'body'>): RulebookChange =>
  JSON.parse(body) as RulebookChange
