/** Round places for an axis from 0 to at least `most`, in fen: steps of 1, 2 or 5 with noughts, about five of them. */
export function axisSteps(most: number): number[] {
  const rough = Math.max(most, 1) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? power
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => Math.round(at * step))
}
