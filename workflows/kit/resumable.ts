import type { ActionMeta } from './stage.ts'

/**
 * Suspension (中止) without XState's history states, which do not survive storage of value, context and status:
 * the state left is kept in memory, and resuming is a list of guarded transitions, one for each state one can return to.
 */
export function resumeTo<const S extends string, A>(states: readonly S[], actions: A, meta: ActionMeta) {
  return states.map((state) => ({
    target: state,
    guard: { type: 'leftFrom' as const, params: { state } },
    actions,
    meta,
  }))
}
