import { type AnyMachineSnapshot, initialTransition } from 'xstate'
import type { Stage, StageInput } from './stage.ts'

/** What we keep: readable columns, not XState's own format. Machines are flat, so the state is one word. */
export type StoredState = { value: string; context: unknown; status: 'active' | 'done' }

export function start(stage: Stage, input: StageInput): AnyMachineSnapshot {
  const [snapshot] = initialTransition(stage.machine, input)
  return snapshot
}

export function store(snapshot: AnyMachineSnapshot): StoredState {
  const { value, context, status } = snapshot
  if (typeof value !== 'string') throw new Error('Machines are flat: one word is the state')
  if (status !== 'active' && status !== 'done') throw new Error(`A ${status} run cannot be stored`)
  return { value, context, status }
}

/** Refuses (throws) a state the machine no longer has and a memory that its schema does not know. */
export function restore(stage: Stage, stored: StoredState): AnyMachineSnapshot {
  const context = stage.context.parse(stored.context)
  return stage.machine.resolveState({ value: stored.value, context, status: stored.status })
}
