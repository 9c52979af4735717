import type { PrintedFont } from '../fonts/printed-font.ts'
import { isOpenGap, marksAtGap } from '../layout/justify.ts'
import type { Element, Page, TextMark } from '../layout/page.ts'
import { paper } from '../layout/page.ts'
import {
  type ByteWriter,
  byteWriter,
  write,
  writeAll,
  writeCode,
  writeHundredths,
  writeInteger,
  writeNumber,
} from './byte-writer.ts'
import { clearShapes, drawFill, drawRing, drawRule, endShapes, type Shapes } from './draw-shapes.ts'

/**
 * The words of one page by structure element, in the order of their marked-content numbers; null is decoration.
 * `operators` is a view that holds until the next page is written on the same sheet.
 */
export type PageContent = { operators: Buffer; marked: Element[] }

/** What pages are written on, one after the other: shapes and words come apart and are put together at the end. */
export type Sheet = { page: ByteWriter; shapes: Shapes; words: ByteWriter }

export const blankSheet = (): Sheet => ({
  page: byteWriter(),
  shapes: { strokes: byteWriter(), fills: byteWriter(), weight: -1, ink: '', tint: -1, upright: [] },
  words: byteWriter(),
})

type Pen = {
  tags: boolean
  font: number
  size: number
  gray: number
  spacing: number
  /** Where the last line began, in hundredths of a point. */
  x: number
  y: number
  element: Element | null | undefined
}

/**
 * One array for each run of a font. `spacing` is added by the viewer after every character; wherever the wanted gap
 * differs, the array holds the correction (to the left, thousandths of an em).
 */
function showText(to: ByteWriter, mark: TextMark, fonts: readonly PrintedFont[], pen: Pen): void {
  const { text, line, fit, size } = mark
  const { classes, gaps, faces, codes } = text
  const { stretch, squeeze } = fit
  const spacing = mostlyOpen(mark) ? stretch : 0
  if (Math.abs(spacing - pen.spacing) > 1e-9 || size !== pen.size) {
    pen.spacing = spacing
    write(to, `${Math.round(spacing * size) / 1000} Tc `)
  }
  const set = Math.round(spacing * size) / size
  let open = false
  for (let at = line.from; at < line.to; at++) {
    const face = faces[at] ?? 0
    const font = fonts[face]
    if (!font) throw new Error('a line refers to a face that the document does not have')
    if (face !== pen.font || size !== pen.size) {
      if (open) write(to, ')]TJ ')
      open = false
      write(to, `/${font.resource} `)
      writeNumber(to, size)
      write(to, 'Tf ')
      pen.font = face
      pen.size = size
    }
    if (!open) write(to, '[(')
    open = true
    writeCode(to, codes[at] ?? 0)
    if (at === line.to - 1) break
    let gap = gaps[at] ?? 0
    if (stretch > 0 && isOpenGap(classes[at] ?? 0, classes[at + 1] ?? 0)) gap += stretch
    if (squeeze > 0) gap -= squeeze * marksAtGap(text, at)
    const correction = Math.round(set - gap)
    if (correction !== 0) {
      write(to, ')')
      writeInteger(to, correction)
      write(to, '(')
    }
  }
  write(to, open ? ')]TJ\n' : '[]TJ\n')
}

/** Whether most gaps of the line are stretched, so that the stretch is best set once for the line. */
function mostlyOpen({ text, line, fit }: TextMark): boolean {
  if (fit.stretch <= 0) return false
  let open = 0
  for (let at = line.from; at < line.to - 1; at++)
    if (isOpenGap(text.classes[at] ?? 0, text.classes[at + 1] ?? 0)) open++
  return open * 2 > line.to - line.from
}

function drawWords(to: ByteWriter, mark: TextMark, top: number, pen: Pen, fonts: readonly PrintedFont[]): void {
  const gray = mark.gray ?? 0
  if (gray !== pen.gray) write(to, `${gray} g `)
  pen.gray = gray
  // From where the line before began. In whole hundredths, so that no page adds up to another place than its lines say.
  const x = Math.round(mark.x * 100)
  const y = Math.round((paper.height - top - mark.baseline) * 100)
  writeHundredths(to, x - pen.x)
  writeHundredths(to, y - pen.y)
  write(to, 'Td ')
  pen.x = x
  pen.y = y
  showText(to, mark, fonts, pen)
}

/** Marks the words that follow as those of an element of the structure, or as an artifact. */
function beginElement(to: ByteWriter, element: Element | null, pen: Pen, marked: Element[]): void {
  if (element === pen.element || !pen.tags) return
  if (pen.element !== undefined) write(to, 'EMC\n')
  write(to, element ? `/${element.role} <</MCID ${marked.length}>> BDC\n` : '/Artifact BMC\n')
  if (element) marked.push(element)
  pen.element = element
}

/** The mark is drawn for an upright sheet; on one that lies it is moved to the middle. */
function watermarkOn({ wide }: Page): string {
  const shift = (paper.height - paper.width) / 2
  return wide ? `q 1 0 0 1 ${shift} ${-shift} cm /Mark Do Q\n` : '/Mark Do\n'
}

/**
 * A page as operators: the watermark under everything, tints and rules next, words last. Each run of words is marked
 * with its place in the structure; everything else is an artifact, which a screen reader skips. Without `tags` nothing is.
 */
export function pageContent(
  page: Page,
  fonts: readonly PrintedFont[],
  { watermark, tags }: { watermark: boolean; tags: boolean },
  sheet: Sheet = blankSheet(),
): PageContent {
  const { shapes, words } = sheet
  clearShapes(shapes)
  sheet.page.length = 0
  words.length = 0
  const marked: Element[] = []
  const pen: Pen = { tags, font: -1, size: 0, gray: 0, spacing: 0, x: 0, y: 0, element: undefined }
  const lower = page.wide ? paper.height - paper.width : 0
  for (const { top: above, slab, decoration } of page.placed) {
    // y is measured down from the upper edge of an upright sheet; one that lies is lower by the difference.
    const top = above + lower
    for (const mark of slab.marks) {
      if (mark.kind === 'fill') drawFill(shapes, mark, top)
      else if (mark.kind === 'rule') drawRule(shapes, mark, top)
      else if (mark.kind === 'ring') drawRing(shapes, mark.x, top + mark.y, mark.radius)
      else if (mark.kind === 'text') {
        beginElement(words, decoration ? null : (mark.element ?? null), pen, marked)
        drawWords(words, mark, top, pen, fonts)
      }
    }
  }
  endShapes(shapes)
  if (pen.element !== undefined) write(words, 'EMC\n')
  write(sheet.page, `${tags ? '/Artifact BMC ' : ''}q\n${watermark ? watermarkOn(page) : ''}`)
  writeAll(sheet.page, shapes.fills)
  writeAll(sheet.page, shapes.strokes)
  write(sheet.page, tags ? 'Q EMC\nBT\n' : 'Q\nBT\n')
  writeAll(sheet.page, words)
  write(sheet.page, 'ET\n')
  return { operators: sheet.page.bytes.subarray(0, sheet.page.length), marked }
}
