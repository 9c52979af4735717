import type { Fen } from '../finance/money.ts'
import type { Route } from '../kit/seats.ts'
import { type Parameter, parameterOn, wholeOf } from '../rules/parameters.ts'

export type ProceedsEntry = { id: string; amount: Fen; tech: number; reverses: string | null }

/** What was used of the proceeds, and how much of it in sci-tech fields. An entry that reverses another takes both out. */
export function proceedsSpent(entries: readonly ProceedsEntry[]): { total: Fen; tech: Fen } {
  const reversed = new Set(entries.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])))
  const standing = entries.filter(({ id, reverses }) => reverses === null && !reversed.has(id))
  const sum = (some: readonly ProceedsEntry[]) => some.reduce((total, { amount }) => total + amount, 0)
  return { total: sum(standing), tech: sum(standing.filter(({ tech }) => tech === 1)) }
}

/** Working days between the announcement of a change of use and the use (parameter notice.use-change; five where no row is). */
export function useChangeLead(parameters: readonly Parameter[], route: Route, on: string): number {
  const row = parameterOn(parameters, 'notice.use-change', { route }, on)
  return row ? wholeOf(row) : 5
}
