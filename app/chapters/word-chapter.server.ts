import type { Row } from '#db/schema.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { cutChapter } from '#templates/chapters/cut-chapter.ts'
import { blocksOf } from '../word/blocks-of.ts'
import type { MarkedBlock, WordContent, WordLoss, WordRemark, WordRevision } from '../word/marked.ts'
import { unpackWord } from '../word/pack.server.ts'
import { revisionsIn, settleMarks } from '../word/settle.ts'
import { splitChapters } from '../word/split-chapters.ts'
import { type FactChange, type LeftFor, type TakenOver, takeOver } from '../word/take-over.ts'
import type { ChapterNow, PaperChapters } from './read-chapters.server.ts'

type Read = Extract<PaperChapters, { ok: true }>

/** A chapter as a document of its own, for Word; the page to be signed at its end stays with the platform. */
export function chapterDocument({ documentWith }: Read, chapter: ChapterNow): FilingDocument {
  const document = cutChapter(documentWith(chapter.key, chapter.blocks), chapter)
  return { ...document, title: chapter.title, blocks: document.blocks.slice(0, 1 + chapter.kept.length) }
}

/** The chapter as Word was given it, beside how it is kept. */
const leftFor = (read: Read, chapter: ChapterNow): LeftFor => ({
  shown: chapterDocument(read, chapter).blocks.slice(1),
  kept: chapter.kept,
})

export type ReturnedChapter = {
  chapter: ChapterNow
  marked: MarkedBlock[]
  revisions: WordRevision[]
  remarks: WordRemark[]
}
export type ReturnedWord = {
  content: WordContent
  chapters: ReturnedChapter[]
  strangers: string[]
  /** Comments that stand in none of these chapters. */
  unplaced: WordLoss[]
}

/** A Word file that waits, chapter by chapter of its paper. */
export function returnedWord(read: Read, row: Pick<Row<'word_return'>, 'content' | 'chapter'>): ReturnedWord {
  const content = unpackWord(row.content)
  const { found, titles, strangers } = splitChapters(content.blocks, read.chapters, row.chapter)
  const chapters = read.chapters.flatMap((chapter): ReturnedChapter[] => {
    const marked = found.get(chapter.key)
    if (!marked) return []
    const named = revisionsIn(marked)
    const title = titles.get(chapter.key)
    return [
      {
        ...{ chapter, marked },
        revisions: content.revisions.filter(({ id }) => named.has(id)),
        remarks: content.remarks.filter((remark) => title === null || remark.chapter === title),
      },
    ]
  })
  const placed = new Set(chapters.flatMap(({ remarks }) => remarks))
  const unplaced = content.remarks.filter((remark) => !placed.has(remark))
  return { content, chapters, strangers, unplaced: [...Map.groupBy(unplaced, ({ place }) => place)].map(lossOf) }
}

const lossOf = ([place, remarks]: [string, WordRemark[]]): WordLoss => ({
  ...{ what: '批注（不在可带回的章内）', place, times: remarks.length },
})

export type WordDecisions = {
  /** Revisions that are refused; the others are accepted. */
  refused: ReadonlySet<number>
  /** Changed quotes that are put back (`changeKey`). */
  restored: ReadonlySet<string>
}

const none: WordDecisions = { refused: new Set(), restored: new Set() }

/** What a chapter will be under these decisions, without any: with every revision accepted. */
export function decideWord(read: Read, { chapter, marked }: ReturnedChapter, decisions = none): TakenOver {
  const returned = blocksOf(settleMarks(marked, decisions.refused), { byEngine: read.byEngine })
  return takeOver(leftFor(read, chapter), returned, read.facts, decisions.restored)
}

/** What is kept of the decisions on a Word file, beside the text that came of them: what was refused is not lost. */
export type SettledWord = {
  name: string
  revisions: (Omit<WordRevision, 'id' | 'place'> & { accepted: boolean })[]
  facts: (FactChange & { restored: boolean })[]
  losses: WordContent['losses']
}
