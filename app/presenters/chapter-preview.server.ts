import type { Block } from '#templates/blocks.ts'
import { withoutNumbers } from '#templates/chapters/bare-title.ts'
import { cutChapter } from '#templates/chapters/cut-chapter.ts'
import { readNotation } from '#templates/chapters/read-notation.ts'
import { escapeHtml } from '#templates/html/escape-html.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { quoteProblem } from '../chapters/quote-problem.ts'
import { sayFrom, sayQuotes } from '../chapters/say-quotes.ts'
import { chapterDocument } from '../chapters/word-chapter.server.ts'
import { wordCopy } from '../filings/word-copy.server.ts'
import { type ChapterRoom, chapterIn } from './chapter-room.server.ts'
import { factHref, factsOf, projectFacts } from './facts-page.server.ts'
import { mayReadFacts } from './project-room.server.ts'

/** The chapter as it stands, with the numbers it has in the whole paper; every quote leads to its fact. */
export const previewChapter = (chapters: ChapterRoom, key: string | undefined): Promise<string> =>
  pages(chapters, key, chapterIn(chapters, key).blocks)

/** The same of a text that is not saved, or what is wrong with it, line by line. */
export async function previewTyped(chapters: ChapterRoom, key: string | undefined, typed: string): Promise<string> {
  const { read } = chapters
  const facts = read.ok ? read.facts : () => null
  const done = readNotation(typed, (ref) => quoteProblem(ref, facts))
  if (done.ok) {
    const blocks = read.ok && read.byEngine ? withoutNumbers(done.blocks) : done.blocks
    return pages(chapters, key, sayQuotes(blocks, sayFrom(facts)))
  }
  const faults = done.errors.map(({ line, message }) => `<li>第 ${line} 行：${escapeHtml(message)}</li>`)
  return `<h2 class="doc-h1">有 ${faults.length} 处没有写对</h2><ul class="doc-list">${faults.join('')}</ul>`
}

async function pages({ room, read }: ChapterRoom, key: string | undefined, blocks: readonly Block[]): Promise<string> {
  const chapter = read.ok ? read.chapters.find((one) => one.key === key) : undefined
  if (!read.ok || !chapter) return ''
  const held = mayReadFacts(room.who) ? await projectFacts(room) : new Map()
  const known = new Set(factsOf(room, held).map((fact) => fact.key as string))
  return previewHtml(cutChapter(read.documentWith(chapter.key, blocks), chapter), (fact) =>
    known.has(fact) && held.has(fact) ? factHref(room.project.id, fact) : null,
  )
}

/** The chapter as it stands, to be worked on in Word and brought back. */
export function wordOfChapter(chapters: ChapterRoom, key: string | undefined): { name: string; bytes: Uint8Array } {
  const { room, read } = chapters
  const chapter = chapterIn(chapters, key)
  if (!read.ok) throw new Error('A chapter was found in a paper that cannot be written')
  return { name: `${room.project.name} ${chapter.title}.docx`, bytes: wordCopy(chapterDocument(read, chapter)) }
}
