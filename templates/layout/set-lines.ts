import { breakLines, type Line } from './break-lines.ts'
import { asSet, justify } from './justify.ts'
import type { MeasuredText } from './measured-text.ts'
import { type Area, type Element, type Footnote, type Mark, type Slab, type TextMark, typeArea } from './page.ts'
import { addRunMarks, type FindAnchor } from './run-marks.ts'
import { laterSetter } from './set-later.ts'
import { wordEnds } from './word-ends.ts'

/** Size and distance of baselines in points; indents in em. */
export type Setting = {
  size: number
  leading: number
  align: 'justified' | 'left' | 'center' | 'right'
  x?: number
  /** Room for the lines in points; the type area's measure by default. */
  measure?: number
  first?: number
  rest?: number
  gray?: number
}

/**
 * Where the baseline lies below the top of a line: the middle of an ideograph, 0.38 em above the baseline in our
 * faces, comes to the middle of the line.
 */
export const baselineIn = (leading: number, size: number): number => leading / 2 + 0.38 * size

export function linesOf(text: MeasuredText, setting: Setting): Line[] {
  const { size, align, measure = typeArea.measure, first = 0, rest = 0 } = setting
  const room = (measure / size) * 1000
  const lines = breakLines(text, room, first * 1000, rest * 1000)
  return align === 'center' && lines.length > 1 ? balance(text, room, lines) : lines
}

/**
 * Centred lines of about one length, not full ones over a short last one: as narrow as the same count allows. They end
 * where words do, if that asks for no more than one line more.
 */
function balance(text: MeasuredText, room: number, lines: Line[]): Line[] {
  const ends = wordEnds(text)
  const byWords = breakLines(text, room, 0, 0, ends)
  const within = byWords.length <= lines.length + 1 ? ends : null
  let balanced = within ? byWords : lines
  const most = balanced.length
  for (let narrower = room - 500; narrower > room / 2; narrower -= 500) {
    const tried = breakLines(text, narrower, 0, 0, within)
    if (tried.length > most) break
    balanced = tried
  }
  return balanced.map((line) => ({ ...line, measure: room }))
}

/** One line as a mark, `top` points below the top of its slab. */
export function setLine(text: MeasuredText, line: Line, setting: Setting, top: number, element?: Element): TextMark {
  const { size, align, leading } = setting
  const room = Math.max(0, line.measure - line.width)
  const slack = align === 'right' ? room : align === 'center' ? room / 2 : 0
  const mark: TextMark = {
    kind: 'text',
    text,
    line,
    fit: align === 'justified' || line.width > line.measure ? justify(text, line) : asSet,
    size,
    x: (setting.x ?? typeArea.left) + ((line.indent + slack) * size) / 1000,
    baseline: top + baselineIn(leading, size),
  }
  if (setting.gray !== undefined) mark.gray = setting.gray
  if (element) mark.element = element
  return mark
}

/** Adds the marks of one line, `top` points below the top of its slab, to others; gives the footnotes that it calls. */
export type LineSetter = (line: Line, top: number, to: Mark[]) => readonly Footnote[]

const noNotes: readonly Footnote[] = []

/** How the lines of one text become marks: at once, or later where it holds places open. */
export function lineSetter(
  text: MeasuredText,
  setting: Setting,
  element: Element,
  find: FindAnchor,
  area: Area = typeArea,
): LineSetter {
  if (text.later) return laterSetter(text, setting, element, find, area)
  return (line, top, to) => {
    const mark = setLine(text, line, setting, top, element)
    to.push(mark)
    addRunMarks(mark, find, to)
    return noNotes
  }
}

function plainSlab(mark: TextMark, { leading }: Setting, find: FindAnchor): Slab {
  const slab: Slab = { height: leading, marks: [mark] }
  addRunMarks(mark, find, slab.marks)
  return slab
}

function laterSlab(set: LineSetter, line: Line, { leading }: Setting): Slab {
  const slab: Slab = { height: leading, marks: [] }
  const notes = set(line, 0, slab.marks)
  if (notes.length > 0) slab.notes = notes
  return slab
}

/**
 * A text as one slab per line. The first two and the last two lines of a paragraph stay together, so that no line of
 * it stands alone at the foot or head of a page.
 */
export function setLines(
  text: MeasuredText,
  setting: Setting,
  element: Element,
  find: FindAnchor = () => null,
): Slab[] {
  const lines = linesOf(text, setting)
  const later = text.later ? laterSetter(text, setting, element, find, typeArea) : null
  return lines.map((line, at) => {
    const slab = later
      ? laterSlab(later, line, setting)
      : plainSlab(setLine(text, line, setting, 0, element), setting, find)
    if (lines.length > 1 && (at === 0 || at === lines.length - 2)) slab.keep = true
    return slab
  })
}

/** Space around a group of slabs, for the first and the last of them. */
export function spaced(slabs: Slab[], before: number, after: number): Slab[] {
  const first = slabs[0]
  const last = slabs.at(-1)
  if (first) first.before = before
  if (last) last.after = after
  return slabs
}

export const keepAll = (slabs: Slab[]): Slab[] => {
  for (const slab of slabs) slab.keep = true
  return slabs
}
