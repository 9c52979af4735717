import type { Row } from '#db/schema.ts'
import type { WordRemark } from '../word/marked.ts'

type Kept = Pick<Row<'chapter_remark'>, 'author' | 'words' | 'about'>

const sign = ({ author, words, about }: Kept): string => JSON.stringify([author, words, about])

/** Those that a chapter does not have yet: a file that was brought back before brings its comments again. */
export function freshRemarks(remarks: readonly WordRemark[], kept: readonly Kept[]): WordRemark[] {
  const known = new Set(kept.map(sign))
  return remarks.filter(({ by, words, about }) => !known.has(sign({ author: by, words, about })))
}
