import { type Passage, passageText } from './passages.ts'

/** Pairs of neighbouring characters with how often each occurs; `size` counts them all. */
export type Grams = { counts: ReadonlyMap<number, number>; size: number }

export function gramsOf(text: string): Grams {
  const counts = new Map<number, number>()
  if (text.length === 1) counts.set(text.charCodeAt(0), 1)
  for (let at = 1; at < text.length; at += 1) {
    const gram = text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return { counts, size: Math.max(text.length - 1, counts.size) }
}

/** Two texts may be versions of one another from here on. */
export const leastLikeness = 0.4

/** Dice's coefficient of bigrams: 1 for the same, 0 for nothing in common. */
function diceOf(a: Grams, b: Grams): number {
  if (a.size + b.size === 0) return 1
  if (2 * Math.min(a.size, b.size) < leastLikeness * (a.size + b.size)) return 0
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [gram, count] of few.counts) {
    const other = many.counts.get(gram)
    if (other !== undefined) shared += Math.min(count, other)
  }
  return (2 * shared) / (a.size + b.size)
}

/** What a row is about: its first cell that is not a mere figure. */
const labelOf = ({ cells }: Passage): string | undefined => cells.find((cell) => /[^\d\s.,%()\u2014-]/.test(cell))

/** A passage that is measured once for all comparisons. */
export type Measured = { passage: Passage; key: string; grams: Grams }

export const measured = (passage: Passage, key: string): Measured => ({
  passage,
  key,
  grams: gramsOf(passageText(passage)),
})

/**
 * How much one passage looks like a version of another. Only passages of one kind are compared. Rows with one label are
 * versions of one another however much their figures changed.
 */
export function likeness(a: Measured, b: Measured): number {
  if (a.key === b.key) return 1
  if (a.passage.kind !== b.passage.kind) return 0
  const dice = diceOf(a.grams, b.grams)
  if (a.passage.kind !== 'row' || a.passage.part !== b.passage.part) return dice
  const label = labelOf(a.passage)
  return label !== undefined && label === labelOf(b.passage) ? Math.max(dice, 0.7) : dice
}
