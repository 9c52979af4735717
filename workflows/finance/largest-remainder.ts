/**
 * Parts a whole number by weights so that the parts sum to it exactly: each gets its share cut down, what is left goes one
 * by one to the largest cut-off fractions, among equals to the earlier. All whole numbers, so nothing is lost to floats.
 * Weights of nought get nothing; throws when there is something to part and no weight at all.
 */
export function partByWeights(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (total < 0n || weights.some((weight) => weight < 0n)) throw new RangeError('parts and weights are not negative')
  if (sum === 0n) {
    if (total > 0n) throw new RangeError('nothing to part by')
    return weights.map(() => 0n)
  }
  const parts = weights.map((weight) => (total * weight) / sum)
  const order = weights
    .map((weight, index) => ({ index, cutOff: (total * weight) % sum }))
    .filter(({ cutOff }) => cutOff > 0n)
    .sort((a, b) => (a.cutOff === b.cutOff ? a.index - b.index : a.cutOff > b.cutOff ? -1 : 1))
  let left = total - parts.reduce((a, b) => a + b, 0n)
  for (const { index } of order) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts
}
