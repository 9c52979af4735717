import type { MeasuredText } from './measured-text.ts'
import { IDEOGRAPH, mayBreakBetween } from './punctuation.ts'

/** Width of the widest part of a text that may not be broken, in thousandths of an em: a figure, a word. */
export function widestWord({ classes, widths, gaps }: MeasuredText): number {
  let widest = 0
  let width = 0
  for (let at = 0; at < classes.length; at++) {
    const kind = classes[at] ?? 0
    width += widths[at] ?? 0
    const next = classes[at + 1]
    if (next === undefined || mayBreakBetween(kind, next) || kind & IDEOGRAPH) {
      widest = Math.max(widest, width)
      width = 0
    } else width += gaps[at] ?? 0
  }
  return widest
}

/**
 * Column widths that add up to `measure`: the author's shares, but no column narrower than its `least`. What narrow
 * columns gain the others give, in proportion to what they have to spare. If even the least widths do not fit, the
 * shares stand and long words are cut.
 */
export function fitColumns(shares: readonly number[], least: readonly number[], measure: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0) || 1
  const widths = shares.map((share) => (share / total) * measure)
  const lacking = widths.map((width, at) => Math.max(0, (least[at] ?? 0) - width))
  const spare = widths.map((width, at) => Math.max(0, width - (least[at] ?? 0)))
  const wanted = lacking.reduce((sum, width) => sum + width, 0)
  const available = spare.reduce((sum, width) => sum + width, 0)
  if (wanted === 0 || wanted > available) return widths
  return widths.map((width, at) => width + (lacking[at] ?? 0) - ((spare[at] ?? 0) * wanted) / available)
}
