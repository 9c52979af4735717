import type { FilingDocument } from '../blocks.ts'
import type { Measure, MeasuredText } from './measured-text.ts'
import { naturalWidth } from './measured-text.ts'
import { type Mark, type Page, paper, type Slab, typeArea } from './page.ts'
import { linesOf, type Setting, setLine } from './set-lines.ts'

export const markWords: Record<FilingDocument['marks'][number], string> = { draft: '草稿', sample: '示例' }

const size = 9
/** A long title is first set smaller, then cut. */
const smallest = 7
const sizes = [size, 8.5, 8, 7.5, smallest]
const leading = 14
const headTop = 74
const footTop = typeArea.bottom + 20

/** As much of a title as fits the room, with an ellipsis where it is cut; the whole title stands in the document. */
function shortened(measure: Measure, words: string, room: number): { text: MeasuredText; size: number } {
  const whole = measure(words)
  const size = sizes.find((each) => (naturalWidth(whole) * each) / 1000 <= room) ?? smallest
  const fits = (text: MeasuredText) => (naturalWidth(text) * size) / 1000 <= room
  if (fits(whole)) return { text: whole, size }
  const letters = [...words]
  while (letters.length > 1) {
    letters.pop()
    const cut = measure(`${letters.join('')}\u2026`)
    if (fits(cut)) return { text: cut, size }
  }
  return { text: measure(''), size }
}

function words(text: MeasuredText, align: Setting['align'], top: number, gray = 0.2, ofSize = size): Mark[] {
  const setting: Setting = { size: ofSize, leading, align, x: typeArea.left, measure: typeArea.measure, gray }
  const [line] = linesOf(text, setting)
  return line && line.to > line.from ? [setLine(text, line, setting, top)] : []
}

/**
 * Reference at the left and title at the right over a hairline; 第 x 页 共 y 页 at the foot, counted over all pages so
 * that the printed number is the number a reader types into a viewer. Covers carry only the mark 草稿 or 示例.
 */
export function addRunningHeads(measure: Measure, document: FilingDocument, pages: readonly Page[]): void {
  const reference = measure(document.reference)
  const referenceWidth = (naturalWidth(reference) * size) / 1000
  const title = shortened(measure, document.title, typeArea.measure - referenceWidth - 24)
  const marks = measure(document.marks.map((mark) => markWords[mark]).join('\u3000'))
  const rule = headTop + leading + 4
  const head: Mark[] = [
    ...words(reference, 'left', headTop),
    ...words(title.text, 'right', headTop, 0.2, title.size),
    { kind: 'rule', x1: typeArea.left, y1: rule, x2: typeArea.right, y2: rule, weight: 0.5 },
  ]
  for (const [at, page] of pages.entries()) {
    const foot = page.bare ? [] : words(measure(`第 ${at + 1} 页 共 ${pages.length} 页`), 'center', footTop)
    const slab: Slab = {
      height: paper.height,
      marks: [...(page.bare ? [] : head), ...foot, ...words(marks, 'right', footTop, 0.4)],
    }
    page.placed.push({ top: 0, slab, decoration: true })
  }
}
