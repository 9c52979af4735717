import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One line of a bench: `ratio` is ours ÷ theirs in the same run, the median of interleaved rounds; `limit` its most. */
export type Line = {
  bench: string
  case: string
  value: number
  unit: string
  ratio?: number
  limit?: number
  against?: string
  n: number
}

const columns = ['bench', 'case', 'value', 'unit', 'ratio', 'limit', 'against', 'n'] as const satisfies (keyof Line)[]

export const print = (line: Line): void => console.log(JSON.stringify(line, [...columns]))

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Runs work and gives its rate per second. */
export async function rate(count: number, work: () => Promise<void> | void): Promise<number> {
  const started = process.hrtime.bigint()
  await work()
  return (count * 1e9) / Number(process.hrtime.bigint() - started)
}

export const round = (value: number, digits = 3): number => Number(value.toPrecision(digits))

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Sweeps the heap of this process, so that what is timed next does not pay for what was done before. */
export const sweep = (): void => collect()
