import type { Block, FilingDocument } from '../blocks.ts'
import { settled } from '../settled.ts'
import { bareTitle } from './bare-title.ts'
import type { PaperChapter } from './chapter.ts'

const isChapter = (block: Block): boolean => block.kind === 'heading' && block.level === 1

/** Where a chapter stands among the blocks of its paper, numbered already or not; -1 where it does not. */
const placeOf = ({ blocks }: FilingDocument, { heading }: Pick<PaperChapter, 'heading'>): number =>
  blocks.findIndex(
    (block) =>
      block.kind === 'heading' &&
      block.level === 1 &&
      (heading.id === undefined ? bareTitle(block.text) === bareTitle(heading.text) : block.id === heading.id),
  )

/** One chapter as a document of its own, with the numbers that its headings and tables have in the whole paper. */
export function cutChapter(whole: FilingDocument, chapter: Pick<PaperChapter, 'heading'>): FilingDocument {
  const from = placeOf(whole, chapter)
  if (from < 0) throw new Error(`No chapter ${chapter.heading.text}`)
  const { cover: _, attachments: __, ...document } = settled(whole)
  const until = document.blocks.findIndex((block, at) => at > from && isChapter(block))
  return { ...document, blocks: document.blocks.slice(from, until < 0 ? document.blocks.length : until) }
}

/** The headings of chapters as the paper prints them, number and all. */
export function chapterTitles(whole: FilingDocument, chapters: readonly PaperChapter[]): string[] {
  const printed = settled(whole).blocks
  return chapters.map((chapter) => {
    const block = printed[placeOf(whole, chapter)]
    return block?.kind === 'heading' ? block.text : chapter.heading.text
  })
}
