/** Fewer finished cases than this say nothing that could be relied on. */
export const fewestCases = 10

/** One finished case: working days from entering the state that is asked about to the end, and the day of the end. */
export type FinishedCase = { days: number; endedOn: string }

export type Remaining =
  | { told: true; cases: number; from: string; to: string; p50: number; p80: number }
  | { told: false; cases: number; because: string }

/**
 * The smallest of the values that at least `percent` in a hundred do not exceed (nearest rank), in whole numbers throughout:
 * no average of two cases, no interpolation. Refuses an empty list.
 */
export function quantile(values: readonly number[], percent: number): number {
  const ordered = values.toSorted((a, b) => a - b)
  const rank = Math.max(Math.ceil((percent * ordered.length) / 100), 1)
  const found = ordered[rank - 1]
  if (found === undefined) throw new RangeError('no values')
  return found
}

/**
 * Working days that remain, from cases that came through the same state. A case that was already over after the days spent
 * here so far tells nothing about one that is not: only those that took longer count.
 */
export function remaining(cases: readonly FinishedCase[], spent: number): Remaining {
  const longer = cases.filter(({ days }) => days > spent)
  const count = longer.length
  if (count < fewestCases) return { told: false, cases: count, because: tooFew(cases.length, count) }
  const days = longer.map((one) => one.days - spent)
  const ends = longer.map(({ endedOn }) => endedOn).toSorted()
  return {
    told: true,
    cases: count,
    from: ends[0] ?? '',
    to: ends.at(-1) ?? '',
    p50: quantile(days, 50),
    p80: quantile(days, 80),
  }
}

function tooFew(all: number, longer: number): string {
  if (all < fewestCases) return `同类项目只办结 ${all} 个，不足 ${fewestCases} 个，不作推算。`
  return `同类项目办结 ${all} 个，其中只有 ${longer} 个在这一环节用时更长，不足 ${fewestCases} 个，不作推算。`
}
