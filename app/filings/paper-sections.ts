import type { Row } from '#db/schema.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { headingAnchors } from '#templates/html/heading-anchors.ts'
import { pageBreak } from '../gate/inspection.ts'
import { headingPath } from './heading-path.ts'
import { type PrintedLine, printedLines } from './printed-headings.server.ts'

export type PaperSection = Pick<Row<'paper_section'>, 'ordinal' | 'heading' | 'anchor' | 'page' | 'words'>

/** Letters of one section at most: what is shown around a hit is cut from it, and a longer one would say less of where it is. */
const mostLetters = 1500

type Headed = Pick<Row<'printed_heading'>, 'ordinal' | 'title' | 'level' | 'page'>

/**
 * A paper that was printed here, by its headings, with their numbers and pages as they were printed. What stands on the cover
 * is under no heading, on the first page.
 */
export function sectionsOfDocument(document: FilingDocument, printed: readonly Headed[]): PaperSection[] {
  const anchors = headingAnchors(document)
  const headings = document.blocks
    .filter((block) => block.kind === 'heading')
    .map(({ text, level }, at) => ({ level, title: printed[at]?.title ?? text, page: printed[at]?.page ?? null }))
  const runs = Map.groupBy(printedLines(document), ({ heading }: PrintedLine) => heading)
  return [...runs]
    .flatMap(([at, lines]) => {
      const place = {
        heading: headingPath(headings, at),
        anchor: anchors[at] ?? null,
        page: at < 0 ? 1 : (headings[at]?.page ?? null),
      }
      return inPieces(lines.map(({ words }) => words)).map((words) => ({ ...place, words }))
    })
    .map((section, ordinal) => ({ ...section, ordinal }))
}

/**
 * A paper that came from outside, page by page where the gate could tell the pages apart; each page under the last heading
 * that whoever uploaded it named before it.
 */
export function sectionsOfText(text: string, headings: readonly Headed[]): PaperSection[] {
  const pages = text.split(pageBreak)
  const paged = pages.length > 1
  return pages
    .flatMap((words, at) => {
      const last = paged ? headings.findLastIndex(({ page }) => page !== null && page <= at + 1) : -1
      const place = { heading: headingPath(headings, last), anchor: null, page: paged ? at + 1 : null }
      return inPieces(words.split('\n')).map((piece) => ({ ...place, words: piece }))
    })
    .map((section, ordinal) => ({ ...section, ordinal }))
}

/** Lines put together up to the most letters; a longer line is cut with an overlap, so that words across the cut are found. */
function inPieces(lines: readonly string[]): string[] {
  const pieces: string[] = []
  let held = ''
  for (const line of lines.flatMap(cut)) {
    if (held !== '' && held.length + line.length > mostLetters) {
      pieces.push(held)
      held = ''
    }
    held = held === '' ? line : `${held}\n${line}`
  }
  return [...pieces, held].filter((piece) => piece.trim() !== '')
}

const overlap = 60

function cut(line: string): string[] {
  if (line.length <= mostLetters) return [line]
  const pieces: string[] = []
  for (let at = 0; at < line.length - overlap; at += mostLetters - overlap)
    pieces.push(line.slice(at, at + mostLetters).toWellFormed())
  return pieces
}
