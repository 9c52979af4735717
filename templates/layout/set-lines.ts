import { breakLines, type Line } from './break-lines.ts'
import { asSet, justify } from './justify.ts'
import type { MeasuredText } from './measured-text.ts'
import { type Anchor, type Element, type Mark, type Slab, type TextMark, typeArea } from './page.ts'

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

/** Resolves the target of a run: `#id` to a heading of this document, else an address outside. */
export type FindAnchor = (target: string) => Anchor | string | null

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

/** Centred lines of about one length, not full ones over a short last one: as narrow as the same count allows. */
function balance(text: MeasuredText, room: number, lines: Line[]): Line[] {
  let balanced = lines
  for (let narrower = room - 500; narrower > room / 2; narrower -= 500) {
    const tried = breakLines(text, narrower)
    if (tried.length > lines.length) break
    balanced = tried
  }
  return balanced.map((line) => ({ ...line, measure: room }))
}

/** One line as a mark, `top` points below the top of its slab. */
export function setLine(text: MeasuredText, line: Line, setting: Setting, top: number, element?: Element): TextMark {
  const { size, align, leading } = setting
  const room = Math.max(0, line.measure - line.width)
  const slack = align === 'right' ? room : align === 'center' ? room / 2 : 0
  return {
    kind: 'text',
    text,
    line,
    fit: align === 'justified' || line.width > line.measure ? justify(text, line) : asSet,
    size,
    x: (setting.x ?? typeArea.left) + ((line.indent + slack) * size) / 1000,
    baseline: top + baselineIn(leading, size),
    ...(setting.gray === undefined ? {} : { gray: setting.gray }),
    ...(element ? { element } : {}),
  }
}

/** What runs of a line bring with them: links, and the strokes of a revision. */
export function runMarks(mark: TextMark, find: FindAnchor): Mark[] {
  const { links, changes } = mark.text
  return links.length + changes.length === 0 ? [] : [...linkMarks(mark, find), ...changeMarks(mark)]
}

type Span = { left: number; width: number }

/** Where a run stands on a line, null when none of it does. Justification shifts it by less than a character. */
function spanOf({ text, line, size, x, fit }: TextMark, { from, to }: { from: number; to: number }): Span | null {
  const [first, end] = [Math.max(from, line.from), Math.min(to, line.to)]
  if (first >= end) return null
  let left = x
  let width = 0
  for (let at = line.from; at < end; at++) {
    const advance = (((text.widths[at] ?? 0) + (text.gaps[at] ?? 0) + fit.stretch) * size) / 1000
    if (at < first) left += advance
    else width += advance
  }
  return { left, width }
}

/** What was taken out is struck through, what was put in is underlined: the two differ in black and white as well. */
function changeMarks(mark: TextMark): Mark[] {
  const { text, size, baseline } = mark
  return text.changes.flatMap((run) => {
    const span = spanOf(mark, run)
    if (!span) return []
    const y = baseline + (run.change === 'deleted' ? -0.36 : 0.16) * size
    const { left, width } = span
    return [{ kind: 'rule', x1: left, y1: y, x2: left + width, y2: y, weight: 0.8, ink: run.change }] satisfies Mark[]
  })
}

/** Link areas and their underlines for the linked runs on a line. */
function linkMarks(mark: TextMark, find: FindAnchor): Mark[] {
  const { text, size, baseline } = mark
  return text.links.flatMap(({ from, to, target }) => {
    const span = spanOf(mark, { from, to })
    const found = span ? find(target) : null
    if (!span || !found) return []
    const { left, width } = span
    const y = baseline + 0.14 * size
    return [
      { kind: 'rule', x1: left, y1: y, x2: left + width, y2: y, weight: 0.4, gray: 0.35 },
      {
        kind: 'link',
        x: left,
        y: baseline - size * 0.9,
        width,
        height: size * 1.1,
        to: found,
        ...(mark.element ? { element: mark.element } : {}),
      },
    ] satisfies Mark[]
  })
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
  return lines.map((line, at) => {
    const mark = setLine(text, line, setting, 0, element)
    const keep = lines.length > 1 && (at === 0 || at === lines.length - 2)
    const marks: Mark[] = [mark, ...runMarks(mark, find)]
    return keep ? { height: setting.leading, marks, keep } : { height: setting.leading, marks }
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
