import { type FilingDocument, heading, paragraph } from '#templates/blocks.ts'
import type { ClauseWording } from '#templates/clauses/clause.ts'
import { compareDocuments } from '#templates/compare/compare.ts'
import { nameChanges } from '../filings/revisions.server.ts'
import { titleWords } from './clause-words.ts'
import { type ChapterView, viewChapters } from './compare-rows.ts'

export type ClauseComparison = { chapters: ChapterView[]; changes: number }

/** As it was written, so that a blank or a condition that came or went is a change like any other. */
const written = ({ title, text }: Pick<ClauseWording, 'title' | 'text'>): FilingDocument => ({
  id: 'clause',
  title,
  issuer: '',
  reference: '',
  date: '2025-05-07',
  marks: [],
  blocks: [
    heading(1, titleWords(title)),
    ...text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => paragraph(line)),
  ],
})

/** Two wordings of a clause line by line, all of both. */
export function compareWordings(
  before: Pick<ClauseWording, 'title' | 'text'>,
  after: Pick<ClauseWording, 'title' | 'text'>,
): ClauseComparison {
  const comparison = compareDocuments(written(before), written(after))
  const named = nameChanges(comparison.changes)
  const shown = { named, answers: new Map(), ofRound: false, whole: true, only: null }
  const chapters = viewChapters(comparison, shown).filter(({ rows }) => rows.length > 0)
  return { chapters, changes: named.length }
}
