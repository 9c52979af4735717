import type { Mark, Place, TextMark } from './page.ts'

/** Resolves the target of a run: `#id` to a place in this document, else an address outside. */
export type FindAnchor = (target: string) => Place | string | null

/** Adds what runs of a line bring with them: links, and the strokes of a revision. */
export function addRunMarks(mark: TextMark, find: FindAnchor, to: Mark[]): void {
  const { links, changes } = mark.text
  if (links.length > 0) to.push(...linkMarks(mark, find))
  if (changes.length > 0) to.push(...changeMarks(mark))
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
