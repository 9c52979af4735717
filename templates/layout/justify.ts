import type { Line } from './break-lines.ts'
import type { MeasuredText } from './measured-text.ts'
import { CLOSING, halfEm, JOINED, OPENING, WORD } from './punctuation.ts'

/**
 * How a line is fitted to its measure: `stretch` is added to each open gap, or `squeeze` is taken out of the blank of
 * each mark; thousandths of an em, at most one of them positive.
 */
export type Fit = { stretch: number; squeeze: number }

export const asSet: Fit = { stretch: 0, squeeze: 0 }

/** Beyond this a stretched line looks torn; it is then left ragged. */
const widestStretch = 330

/** Gaps inside western words and inside —— and …… stay closed. */
export const isOpenGap = (left: number, right: number): boolean => !(left & right & (WORD | JOINED))

/** The mark's blank lies in the gap after `at` (closing mark) or in the gap before the next (opening mark). */
export function marksAtGap(text: MeasuredText, at: number): number {
  if ((text.gaps[at] ?? 0) < 0) return 0
  return ((text.classes[at] ?? 0) & CLOSING ? 1 : 0) + ((text.classes[at + 1] ?? 0) & OPENING ? 1 : 0)
}

/** Fits a line to both edges. The last line of a paragraph is only ever squeezed, never stretched. */
export function justify(text: MeasuredText, line: Line): Fit {
  let slack = line.measure - line.width
  if (slack < 0 && (text.classes[line.to - 1] ?? 0) & CLOSING) slack = Math.min(0, slack + halfEm)
  if (slack === 0 || (slack > 0 && line.ends)) return asSet
  let places = 0
  for (let at = line.from; at < line.to - 1; at++) {
    places += slack < 0 ? marksAtGap(text, at) : isOpenGap(text.classes[at] ?? 0, text.classes[at + 1] ?? 0) ? 1 : 0
  }
  if (places === 0) return asSet
  if (slack < 0) return { stretch: 0, squeeze: -slack / places }
  const stretch = slack / places
  return stretch > widestStretch ? asSet : { stretch, squeeze: 0 }
}
