import type { Block } from '../blocks.ts'
import { holdsMoreThanWords } from '../runs-in.ts'
import type { Desk } from './desk.ts'
import type { Numbers, Page } from './page.ts'

/** Whether a block calls a footnote, names a page or has a cell over several rows: nothing else waits for the pages. */
export const holdsLater = (block: Block): boolean =>
  (block.kind === 'table' && block.spans !== undefined) || holdsMoreThanWords(block)

/**
 * Footnotes are counted from ① on each page, as readers of Chinese papers find them, and a square number is as wide as
 * any other, so that no line changes with it. Their ids run through the document.
 */
function countNotes(pages: readonly Page[]): void {
  let all = 0
  for (const { placed } of pages) {
    let number = 0
    for (const { slab } of placed)
      for (const note of slab.notes ?? []) {
        number += 1
        all += 1
        note.number = number
        note.node.id = `note-${all}`
      }
  }
}

/** The second pass, when every block has its page: footnotes and pages get their numbers. Throws on a page that nobody has. */
export function setLater({ measure, find }: Desk, pages: readonly Page[]): void {
  countNotes(pages)
  const numbers: Numbers = {
    measure,
    pageOf: (id) => {
      const place = find(`#${id}`)
      if (!place || typeof place === 'string' || place.page === undefined) throw new Error(`nothing to refer to: ${id}`)
      return place.page + 1
    },
  }
  for (const { placed } of pages)
    for (const { slab } of placed) {
      if (slab.marks.every(({ kind }) => kind !== 'later')) continue
      slab.marks = slab.marks.flatMap((mark) => (mark.kind === 'later' ? mark.marks(numbers) : [mark]))
    }
}
