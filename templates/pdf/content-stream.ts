import { isOpenGap, marksAtGap } from '../layout/justify.ts'
import type { Element, Mark, Page, TextMark } from '../layout/page.ts'
import { paper } from '../layout/page.ts'
import { hex4 } from './hex.ts'
import { codeOf, type PrintedFont } from './printed-font.ts'

/** The words of one page by structure element, in the order of their marked-content numbers; null is decoration. */
export type PageContent = { operators: string; marked: Element[] }

type Pen = { font: number; size: number; gray: number; spacing: number; element: Element | null | undefined }

const number = (value: number): string => String(Math.round(value * 100) / 100)
const upward = (y: number): string => number(paper.height - y)

/**
 * One array for each run of a font. `spacing` is added by the viewer after every character; wherever the wanted gap
 * differs, the array holds the correction (to the left, thousandths of an em).
 */
function showText(mark: TextMark, fonts: readonly PrintedFont[], pen: Pen): string {
  const { text, line, fit, size } = mark
  const { classes, gaps, faces, codePoints } = text
  const { from, to } = line
  const spacing = mostlyOpen(mark) ? fit.stretch : 0
  let out = ''
  if (Math.abs(spacing - pen.spacing) > 1e-9 || size !== pen.size) {
    pen.spacing = spacing
    out += `${Math.round(spacing * size) / 1000} Tc `
  }
  const set = Math.round(spacing * size) / size
  let codes = ''
  for (let at = from; at < to; at++) {
    const face = faces[at] ?? 0
    const font = fonts[face]
    if (!font) throw new Error('a line refers to a face that the document does not have')
    if (face !== pen.font || size !== pen.size) {
      if (codes) out += `[<${codes}>]TJ `
      codes = ''
      out += `/${font.resource} ${number(size)} Tf `
      pen.font = face
      pen.size = size
    }
    codes += hex4[codeOf(font, codePoints[at] ?? 0)]
    if (at === to - 1) break
    let gap = gaps[at] ?? 0
    if (fit.stretch > 0 && isOpenGap(classes[at] ?? 0, classes[at + 1] ?? 0)) gap += fit.stretch
    if (fit.squeeze > 0) gap -= fit.squeeze * marksAtGap(text, at)
    const correction = Math.round(set - gap)
    if (correction !== 0) codes += `>${correction}<`
  }
  return `${out}[<${codes}>]TJ\n`
}

/** Whether most gaps of the line are stretched, so that the stretch is best set once for the line. */
function mostlyOpen({ text, line, fit }: TextMark): boolean {
  if (fit.stretch <= 0) return false
  let open = 0
  for (let at = line.from; at < line.to - 1; at++)
    if (isOpenGap(text.classes[at] ?? 0, text.classes[at + 1] ?? 0)) open++
  return open * 2 > line.to - line.from
}

/** A circle of four Bézier curves, dashed, for a seal. */
function ring(x: number, y: number, radius: number): string {
  const k = radius * 0.5523
  const [cx, cy] = [x, paper.height - y]
  const curve = (...points: number[]) => `${points.map(number).join(' ')} c `
  return (
    `q 0.6 w 0.45 G [4 3] 0 d ${number(cx + radius)} ${number(cy)} m ` +
    curve(cx + radius, cy + k, cx + k, cy + radius, cx, cy + radius) +
    curve(cx - k, cy + radius, cx - radius, cy + k, cx - radius, cy) +
    curve(cx - radius, cy - k, cx - k, cy - radius, cx, cy - radius) +
    curve(cx + k, cy - radius, cx + radius, cy - k, cx + radius, cy) +
    's Q\n'
  )
}

/** The strokes of a revision: red for what went, blue for what came. */
const inks = { deleted: '0.68 0.16 0.11 RG', inserted: '0.10 0.32 0.62 RG' }

function drawShape(mark: Mark, top: number): string {
  if (mark.kind === 'rule') {
    const { x1, y1, x2, y2, weight, gray = 0, ink } = mark
    const line = `${weight} w ${ink ? inks[ink] : `${gray} G`} ${number(x1)} ${upward(top + y1)} m ${number(x2)} ${upward(top + y2)} l S`
    return mark.dotted ? `q 1 J [0 3.6] 0 d ${line} Q\n` : `${line}\n`
  }
  if (mark.kind === 'fill') {
    const { x, y, width, height, gray } = mark
    return `${gray} g ${number(x)} ${upward(top + y + height)} ${number(width)} ${number(height)} re f\n`
  }
  return mark.kind === 'ring' ? ring(mark.x, top + mark.y, mark.radius) : ''
}

/**
 * A page as operators: the watermark under everything, tints and rules next, words last. Each run of words is marked
 * with its place in the structure; everything else is an artifact, which a screen reader skips.
 */
export function pageContent(page: Page, fonts: readonly PrintedFont[], watermark: boolean): PageContent {
  const marked: Element[] = []
  let [fills, shapes, words] = ['', '', '']
  const pen: Pen = { font: -1, size: 0, gray: 0, spacing: 0, element: undefined }
  for (const { top, slab, decoration } of page.placed) {
    for (const mark of slab.marks) {
      if (mark.kind === 'fill') fills += drawShape(mark, top)
      else if (mark.kind !== 'text') shapes += drawShape(mark, top)
      else {
        const element = decoration ? null : (mark.element ?? null)
        if (element !== pen.element) {
          if (pen.element !== undefined) words += 'EMC\n'
          words += element ? `/${element.role} <</MCID ${marked.length}>> BDC\n` : '/Artifact BMC\n'
          if (element) marked.push(element)
          pen.element = element
        }
        const gray = mark.gray ?? 0
        if (gray !== pen.gray) words += `${gray} g `
        pen.gray = gray
        words += `1 0 0 1 ${number(mark.x)} ${upward(top + mark.baseline)} Tm ${showText(mark, fonts, pen)}`
      }
    }
  }
  if (pen.element !== undefined) words += 'EMC\n'
  const under = `/Artifact BMC q\n${watermark ? '/Mark Do\n' : ''}${fills}${shapes}Q EMC\n`
  return { operators: `${under}BT\n${words}ET\n`, marked }
}
