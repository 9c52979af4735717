import type { MeasuredText } from './measured-text.ts'
import { IDEOGRAPH, mayBreakBetween } from './punctuation.ts'

/** Width of the widest part of a text that may not be broken, in thousandths of an em: a figure, a word. */
export function widestWord({ classes, widths, gaps, from, to }: MeasuredText): number {
  let widest = 0
  let width = 0
  for (let at = from; at < to; at++) {
    const kind = classes[at] ?? 0
    width += widths[at] ?? 0
    const ends = at + 1 === to || mayBreakBetween(kind, classes[at + 1] ?? 0)
    if (ends || kind & IDEOGRAPH) {
      widest = Math.max(widest, width)
      width = 0
    } else width += gaps[at] ?? 0
  }
  return widest
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What a column may need: `least` so that no figure or word is cut, `natural` so that nothing wraps. Points. */
export type Need = { least: number; natural: number }

/** Moves room from columns that have it to spare to those that lack it, in proportion on both sides. */
function shift(widths: readonly number[], spare: readonly number[], lacking: readonly number[]): number[] {
  const moved = Math.min(sum(spare), sum(lacking))
  if (moved <= 0) return [...widths]
  return widths.map(
    (width, at) => width + ((lacking[at] ?? 0) * moved) / sum(lacking) - ((spare[at] ?? 0) * moved) / sum(spare),
  )
}

/** A cell that would run over this many lines takes the room that other columns leave empty. */
const crowded = 3

/**
 * Column widths that add up to `measure`: the author's shares, with two corrections. No column is narrower than its
 * least width, if the others can spare the room; and where a column is crowded while others stand empty, it takes
 * what they do not use. If even the least widths do not fit, the shares stand and long words are cut.
 */
export function fitColumns(shares: readonly number[], needs: readonly Need[], measure: number): number[] {
  const total = sum(shares) || 1
  const wanted = shares.map((share) => (share / total) * measure)
  const least = (at: number) => needs[at]?.least ?? 0
  const natural = (at: number) => needs[at]?.natural ?? 0
  const lacking = wanted.map((width, at) => Math.max(0, least(at) - width))
  const spare = wanted.map((width, at) => Math.max(0, width - least(at)))
  if (sum(lacking) > sum(spare)) return wanted
  const widths = shift(wanted, spare, lacking)
  const hungry = widths.map((width, at) => (natural(at) > width * crowded ? natural(at) / crowded - width : 0))
  const idle = widths.map((width, at) => Math.max(0, width - Math.max(least(at), natural(at))))
  return shift(widths, idle, hungry)
}
