import type { MeasuredText } from './measured-text.ts'
import { CLOSING, halfEm, LINE_FEED, mayBreakBetween, OPENING, SPACE, WORD } from './punctuation.ts'

/**
 * One line of a text: characters `from` (in) to `to` (out). `width` is its natural width and `measure` the room it has,
 * both in thousandths of an em; `indent` is empty room before it. `ends` says that the paragraph or a forced line ends
 * here, so the line is not stretched.
 */
export type Line = { from: number; to: number; width: number; measure: number; indent: number; ends: boolean }

type Cut = { to: number; next: number; ends: boolean }

/** How much of a mark's blank may be given up to bring one more character onto the line. */
const give = halfEm / 2

/** An unbroken word that no line could hold may be cut anywhere. */
function isOverlong(text: MeasuredText, at: number, measure: number): boolean {
  const { classes, widths } = text
  if (!((classes[at] ?? 0) & WORD)) return false
  let from = at
  while (from > text.from && (classes[from - 1] ?? 0) & WORD) from--
  let width = 0
  for (let i = from; i < text.to && (classes[i] ?? 0) & WORD; i++) {
    width += widths[i] ?? 0
    if (width > measure) return true
  }
  return false
}

/**
 * Greedy: takes characters while the line, with its marks squeezed as far as allowed, is within `room`, then goes
 * back to the last place where a break is permitted. Where there is none, it cuts before the first character too many.
 */
function cutLine(text: MeasuredText, start: number, room: number, measure: number): Cut {
  const { classes, widths, gaps, to } = text
  let width = 0
  let squeezable = 0
  let permitted = -1
  for (let at = start; at < to; at++) {
    const kind = classes[at] ?? 0
    if (kind & LINE_FEED) return { to: at, next: at + 1, ends: true }
    width += widths[at] ?? 0
    if (kind & OPENING && at > start && (gaps[at - 1] ?? 0) >= 0) squeezable += give
    // The blank of a closing mark may vanish whole at the end of a line.
    const atEnd = kind & CLOSING ? halfEm : 0
    if (!(kind & SPACE) && width - squeezable - atEnd > room) {
      const back = permitted > start && !isOverlong(text, at, measure) ? permitted : Math.max(at, start + 1)
      return { to: back, next: back, ends: false }
    }
    if (kind & CLOSING && (gaps[at] ?? 0) >= 0) squeezable += give
    const next = at + 1 < to ? (classes[at + 1] ?? 0) : LINE_FEED
    if (!(next & LINE_FEED) && mayBreakBetween(kind, next)) permitted = at + 1
    width += gaps[at] ?? 0
  }
  return { to, next: to, ends: true }
}

function widthOf(text: MeasuredText, from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at++) width += (text.widths[at] ?? 0) + (at < to - 1 ? (text.gaps[at] ?? 0) : 0)
  return width
}

/** Goes back to where a line would rather end; a line that has no such place ends where it must. */
function preferred(cut: Cut, start: number, ends: ReadonlySet<number>): Cut {
  if (cut.ends) return cut
  for (let at = cut.to; at > start; at--) if (ends.has(at)) return { to: at, next: at, ends: false }
  return cut
}

/** The line that begins at `start`, and where the next one begins. */
function lineFrom(
  text: MeasuredText,
  start: number,
  { measure, indent, ends }: { measure: number; indent: number; ends: ReadonlySet<number> | null },
): { line: Line; next: number } {
  const room = measure - indent
  const full = cutLine(text, start, room, measure)
  const cut = ends ? preferred(full, start, ends) : full
  let { to, next } = cut
  while (to > start && (text.classes[to - 1] ?? 0) & SPACE) to--
  if (!cut.ends) while (next < text.to && (text.classes[next] ?? 0) & SPACE) next++
  const width = widthOf(text, start, to)
  return { line: { from: start, to, width, measure: room, indent, ends: cut.ends }, next }
}

/**
 * Breaks a text into lines of `measure` thousandths of an em, the first after an indent of `first`, the others of
 * `rest`. Spaces at the end of a line are left out; every other character is on exactly one line, in order. Lines end at
 * `ends` where there is one to end at.
 */
export function breakLines(
  text: MeasuredText,
  measure: number,
  first = 0,
  rest = 0,
  ends: ReadonlySet<number> | null = null,
): Line[] {
  const opening = lineFrom(text, text.from, { measure, indent: first, ends })
  const lines = [opening.line]
  for (let start = opening.next; start < text.to; ) {
    const { line, next } = lineFrom(text, start, { measure, indent: rest, ends })
    lines.push(line)
    start = next
  }
  return lines
}
