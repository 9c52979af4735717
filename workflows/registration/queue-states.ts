/** States before the filing: for the reviewing side the project does not exist yet. */
export const beforeFiling: readonly string[] = [
  'preparing',
  'internal-review',
  'seeking-opinion',
  'answering',
  'cleared',
]

/** Decided as far as the review goes: sealing, the authority's decision, the letter. */
export const afterReview: readonly string[] = ['passed', 'authority', 'relaying', 'granting']

type Drawn = { states: Record<string, { type?: string }> }

/** The states of a route in which a registration is a case on a reviewer's desk: filed, and not yet registered or ended. */
export function queueStates(machines: readonly Drawn[]): string[] {
  const all = new Set(
    machines.flatMap(({ states }) =>
      Object.entries(states)
        .filter(([, { type }]) => type !== 'final')
        .map(([name]) => name),
    ),
  )
  return [...all].filter((name) => !beforeFiling.includes(name) && name !== 'registered')
}
