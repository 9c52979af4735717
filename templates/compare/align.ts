import { type Measured, measured } from './likeness.ts'
import { type Pair, pairInOrder, pairMoved } from './pair-passages.ts'
import type { Passage } from './passages.ts'

export type Alignment = {
  /** Passages that stand at the same place, changed or not, in order on both sides. */
  pairs: { a: number; b: number }[]
  /** Passages found at another place, by their place in the old text. */
  moved: ReadonlyMap<number, number>
}

const keyOf = ({ kind, cells }: Passage): string => `${kind}\u0001${cells.join('\u0002')}`

type Range = { a: number; endA: number; b: number; endB: number }

/** Keys that occur once on each side of a range, in order on both: what certainly stayed where it was. */
function anchorsIn(before: readonly string[], after: readonly string[], { a, endA, b, endB }: Range): Pair[] {
  const once = new Map<string, { a: number; b: number }>()
  const twice = -2
  for (let at = a; at < endA; at += 1) {
    const key = before[at]!
    once.set(key, { a: once.has(key) ? twice : at, b: -1 })
  }
  for (let at = b; at < endB; at += 1) {
    const held = once.get(after[at]!)
    if (held) held.b = held.b === -1 ? at : twice
  }
  const found = [...once.values()].filter((pair) => pair.a >= 0 && pair.b >= 0).sort((one, other) => one.a - other.a)
  return longestRising(found.map((pair) => ({ ...pair, likeness: 1 })))
}

/** Patience sorting: the longest sequence whose places in the new text rise. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = []
  const under = new Int32Array(pairs.length).fill(-1)
  for (const [at, { b }] of pairs.entries()) {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[piles[middle]!]!.b < b) low = middle + 1
      else high = middle
    }
    if (low > 0) under[at] = piles[low - 1]!
    piles[low] = at
  }
  const rising: Pair[] = []
  for (let at = piles.at(-1) ?? -1; at >= 0; at = under[at]!) rising.push(pairs[at]!)
  return rising.reverse()
}

/**
 * Which passages of two versions belong together: those that occur once on both sides first, then in each gap between
 * them the likest in order, last those that moved.
 */
export function alignPassages(before: readonly Passage[], after: readonly Passage[]): Alignment {
  const [keysA, keysB] = [before.map(keyOf), after.map(keyOf)]
  const pairs: { a: number; b: number }[] = []
  const gap = (range: Range): void => {
    let { a, endA, b, endB } = range
    while (a < endA && b < endB && keysA[a] === keysB[b]) pairs.push({ a: a++, b: b++ })
    while (a < endA && b < endB && keysA[endA - 1] === keysB[endB - 1]) pairs.push({ a: --endA, b: --endB })
    if (a === endA || b === endB) return
    const anchors = anchorsIn(keysA, keysB, { a, endA, b, endB })
    for (const anchor of anchors) {
      gap({ a, endA: anchor.a, b, endB: anchor.b })
      pairs.push({ a: anchor.a, b: anchor.b })
      a = anchor.a + 1
      b = anchor.b + 1
    }
    if (anchors.length > 0) {
      gap({ a, endA, b, endB })
      return
    }
    const [left, right] = [slice(before, keysA, a, endA), slice(after, keysB, b, endB)]
    for (const pair of pairInOrder(left, right)) pairs.push({ a: a + pair.a, b: b + pair.b })
  }
  gap({ a: 0, endA: before.length, b: 0, endB: after.length })
  pairs.sort((one, other) => one.a - other.a)
  return { pairs, moved: movedIn({ before, after, keysA, keysB, pairs }) }
}

const slice = (passages: readonly Passage[], keys: readonly string[], from: number, to: number): Measured[] =>
  passages.slice(from, to).map((passage, at) => measured(passage, keys[from + at]!))

type Sides = {
  before: readonly Passage[]
  after: readonly Passage[]
  keysA: readonly string[]
  keysB: readonly string[]
  pairs: readonly { a: number; b: number }[]
}

function movedIn({ before, after, keysA, keysB, pairs }: Sides): Map<number, number> {
  const [pairedA, pairedB] = [new Set(pairs.map(({ a }) => a)), new Set(pairs.map(({ b }) => b))]
  const gone = [...before.keys()].filter((at) => !pairedA.has(at))
  const come = [...after.keys()].filter((at) => !pairedB.has(at))
  if (gone.length === 0 || come.length === 0) return new Map()
  const moved = pairMoved(
    gone.map((at) => measured(before[at]!, keysA[at]!)),
    come.map((at) => measured(after[at]!, keysB[at]!)),
  )
  return new Map(moved.map(({ a, b }) => [gone[a]!, come[b]!]))
}
