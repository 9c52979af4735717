/** Beyond this many differences two texts have so little in common that a shortest edit tells nobody anything. */
const mostEdits = 2000

/**
 * Which elements of `a` stay, by Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986): for each the place of its
 * twin in `b`, or -1. Twins are equal and in order on both sides. Null when more than `mostEdits` elements differ.
 */
export function shortestEdit(a: readonly number[], b: readonly number[]): Int32Array | null {
  const [n, m] = [a.length, b.length]
  const limit = Math.min(n + m, mostEdits)
  const middle = limit + 1
  const furthest = new Int32Array(2 * limit + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below, above] = [furthest[middle + diagonal - 1]!, furthest[middle + diagonal + 1]!]
      let x = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1
      while (x < n && x - diagonal < m && a[x] === b[x - diagonal]) x += 1
      furthest[middle + diagonal] = x
      if (x >= n && x - diagonal >= m) return walkBack(trace, n, m)
    }
  }
  return null
}

/** From the end to the start: `trace[edits]` is what was reached with one edit less, its middle at `edits + 1`. */
function walkBack(trace: readonly Int32Array[], n: number, m: number): Int32Array {
  const twins = new Int32Array(n).fill(-1)
  let [x, y] = [n, m]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits]!
    const diagonal = x - y
    const middle = edits + 1
    const [below, above] = [reached[middle + diagonal - 1]!, reached[middle + diagonal + 1]!]
    const down = diagonal === -edits || (diagonal !== edits && below < above)
    const fromX = edits === 0 ? 0 : down ? above : below
    const fromY = edits === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1)
    const startX = edits === 0 ? 0 : down ? fromX : fromX + 1
    while (x > startX) {
      x -= 1
      y -= 1
      twins[x] = y
    }
    ;[x, y] = [fromX, fromY]
  }
  return twins
}
