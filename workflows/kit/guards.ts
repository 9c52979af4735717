import type { Given, Stamp } from './stage.ts'

/** Guards read memory, stamp and given; never the body of the event (see the probe in actions.ts). */
type Asked = { context: Record<string, unknown>; event: { stamp: Stamp; given: Given } }

export const kitGuards = {
  /** Another finding or stage says yes. A finding nobody supplied is a no. */
  given: ({ event }: Asked, { key }: { key: string }): boolean => event.given[key]?.ok === true,
  /** No published rule refuses. A finding that was not asked for then refuses nobody: what was decided stays decided. */
  unrefused: ({ event }: Asked, { key }: { key: string }): boolean => event.given[key]?.ok !== false,
  /** Four eyes: who acts is not the person remembered under `of`, whatever seat he comes by. */
  otherThan: ({ context, event }: Asked, { of }: { of: string }): boolean => {
    const before = context[of]
    return before !== null && before !== undefined && before !== event.stamp.by.person
  },
  /** A suspended run returns to the state it left. */
  leftFrom: ({ context }: Asked, { state }: { state: string }): boolean => context.resumeTo === state,
  /** Who acts is the person remembered under `of`. */
  samePerson: ({ context, event }: Asked, { of }: { of: string }): boolean => context[of] === event.stamp.by.person,
}

type Stub = (_: unknown, params: Record<string, string>) => void

/** Declares effects of a machine: names without a body, carried out by the command (design §3 rule 7). */
export function effects<const N extends `${'record' | 'letter' | 'notice' | 'webhook'}.${string}`>(
  ...names: readonly N[]
): Record<N, Stub> {
  return Object.fromEntries(names.map((name): [N, Stub] => [name, () => {}])) as Record<N, Stub>
}

/** One effect a transition asks for; its parameters are words. */
export const effect = <const T extends string>(type: T, params: Record<string, string> = {}) => ({ type, params })
