import type { FilingDocument } from '../blocks.ts'
import type { Measure, MeasuredText } from './measured-text.ts'
import { naturalWidth } from './measured-text.ts'
import { type Area, areaOf, type Mark, type Page, paper, type Slab, typeArea, wideArea } from './page.ts'
import { linesOf, type Setting, setLine } from './set-lines.ts'

export const markWords: Record<FilingDocument['marks'][number], string> = { draft: '草稿', sample: '示例' }

const size = 9
/** A long title is first set smaller, then cut. */
const smallest = 7
const sizes = [size, 8.5, 8, 7.5, smallest]
const leading = 14
const headAbove = typeArea.top - 74
const footBelow = 20

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

function words(text: MeasuredText, setting: Setting, top: number): Mark[] {
  const [line] = linesOf(text, setting)
  return line && line.to > line.from ? [setLine(text, line, setting, top)] : []
}

/**
 * Reference at the left and title at the right over a hairline; 第 x 页 共 y 页 at the foot, counted over all pages so
 * that the printed number is the number a reader types into a viewer. Covers carry only the mark 草稿 or 示例.
 */
export function addRunningHeads(measure: Measure, document: FilingDocument, pages: readonly Page[]): void {
  const marks = measure(document.marks.map((mark) => markWords[mark]).join('\u3000'))
  const heads = new Map([typeArea, wideArea].map((area) => [area, runningHead(measure, document, area)]))
  for (const [at, page] of pages.entries()) {
    const area = areaOf(page)
    const setting = { size, leading, x: area.left, measure: area.measure }
    const foot = measure(`第 ${at + 1} 页 共 ${pages.length} 页`)
    const footTop = area.bottom + footBelow
    const numbered = page.bare
      ? []
      : [...(heads.get(area) ?? []), ...words(foot, { ...setting, align: 'center', gray: 0.2 }, footTop)]
    const slab: Slab = {
      height: paper.height,
      marks: [...numbered, ...words(marks, { ...setting, align: 'right', gray: 0.4 }, footTop)],
    }
    page.placed.push({ top: 0, slab, decoration: true })
  }
}

function runningHead(measure: Measure, document: FilingDocument, area: Area): Mark[] {
  const reference = measure(document.reference)
  const referenceWidth = (naturalWidth(reference) * size) / 1000
  const title = shortened(measure, document.title, area.measure - referenceWidth - 24)
  const top = area.top - headAbove
  const y = top + leading + 4
  const setting = { size, leading, x: area.left, measure: area.measure, gray: 0.2 }
  return [
    ...words(reference, { ...setting, align: 'left' }, top),
    ...words(title.text, { ...setting, size: title.size, align: 'right' }, top),
    { kind: 'rule', x1: area.left, y1: y, x2: area.right, y2: y, weight: 0.5 },
  ]
}
