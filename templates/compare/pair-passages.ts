import { leastLikeness, likeness, type Measured } from './likeness.ts'

export type Pair = { a: number; b: number; likeness: number }

/** Bigrams of half the passages (公司, 的) lead nowhere; so many passages at most are asked for each. */
const mostShared = 48

/** Passages worth looking at for each one of `before`: those that share rare bigrams with it, found through an index. */
function candidates(before: readonly Measured[], after: readonly Measured[]): Pair[] {
  const byGram = new Map<number, number[]>()
  for (const [at, { grams }] of after.entries())
    for (const gram of grams.counts.keys()) {
      const places = byGram.get(gram)
      if (!places) byGram.set(gram, [at])
      else if (places.length <= mostShared) places.push(at)
    }
  const byKey = new Map<string, number[]>()
  for (const [at, { key }] of after.entries()) byKey.set(key, [...(byKey.get(key) ?? []), at].slice(0, mostShared))
  const shared = new Int32Array(after.length)
  return before.flatMap((each, a) => {
    const seen = new Set(byKey.get(each.key))
    shared.fill(0)
    for (const gram of each.grams.counts.keys()) {
      const places = byGram.get(gram)
      if (!places || places.length > mostShared) continue
      for (const b of places) {
        shared[b]! += 1
        if (shared[b] === 2 || each.grams.size < 6) seen.add(b)
      }
    }
    return [...seen].flatMap((b) => {
      const like = likeness(each, after[b]!)
      return like >= leastLikeness ? [{ a, b, likeness: like }] : []
    })
  })
}

/**
 * Pairs of passages in order on both sides whose likenesses sum up highest: the heaviest increasing sequence, by a tree
 * of prefix maxima. Few candidates make it quick however long both sides are.
 */
export function pairInOrder(before: readonly Measured[], after: readonly Measured[]): Pair[] {
  const found = candidates(before, after).sort((one, other) => one.a - other.a || other.b - one.b)
  const best = new Float64Array(found.length)
  const previous = new Int32Array(found.length).fill(-1)
  const tree = new Int32Array(after.length + 1).fill(-1)
  let top = -1
  for (const [at, { b, likeness: like }] of found.entries()) {
    let under = -1
    for (let node = b; node > 0; node -= node & -node) {
      const held = tree[node]!
      if (held >= 0 && (under < 0 || best[held]! > best[under]!)) under = held
    }
    previous[at] = under
    best[at] = like + (under < 0 ? 0 : best[under]!)
    if (top < 0 || best[at]! > best[top]!) top = at
    for (let node = b + 1; node < tree.length; node += node & -node) {
      const held = tree[node]!
      if (held < 0 || best[at]! > best[held]!) tree[node] = at
    }
  }
  const pairs: Pair[] = []
  for (let at = top; at >= 0; at = previous[at]!) pairs.push(found[at]!)
  return pairs.reverse()
}

/** Shorter passages occur in many places by chance and are never called moved. */
const shortestMoved = 12
const leastMoved = 0.75

/** Passages that went from one place to another, likest first; each takes part once. */
export function pairMoved(before: readonly Measured[], after: readonly Measured[]): Pair[] {
  const long = ({ grams }: Measured) => grams.size + 1 >= shortestMoved
  const found = candidates(before, after)
    .filter(({ a, b, likeness: like }) => like >= leastMoved && long(before[a]!) && long(after[b]!))
    .sort((one, other) => other.likeness - one.likeness || one.a - other.a || one.b - other.b)
  const [left, right] = [new Set<number>(), new Set<number>()]
  return found.filter(({ a, b }) => {
    if (left.has(a) || right.has(b)) return false
    left.add(a)
    right.add(b)
    return true
  })
}
