import { type AnyMachineSnapshot, transition } from 'xstate'
import { start, store } from './snapshot.ts'
import type { EnvelopedEvent, Stage, StageInput } from './stage.ts'

export type Replayed = { ok: true; state: string; context: unknown } | { ok: false; at: string; because: string }

/**
 * Plays a run's log again from its opening: stamp and given are in each event, so nothing else is needed. A line that the
 * machine would not take today, or that leads elsewhere than the log says, is named. Holds within one stage version.
 */
export function replay(
  stage: Stage,
  input: StageInput,
  log: readonly { event: EnvelopedEvent; after: string }[],
): Replayed {
  let snapshot: AnyMachineSnapshot = start(stage, input)
  for (const { event, after } of log) {
    const parsed = stage.events[event.type]?.safeParse(event.data)
    if (!parsed?.success) return { ok: false, at: event.stamp.id, because: `${event.type} 的内容不合当时的格式` }
    if (!snapshot.can({ ...event, data: parsed.data }))
      return { ok: false, at: event.stamp.id, because: `${event.type} 在 ${String(snapshot.value)} 不能办理` }
    ;[snapshot] = transition(stage.machine, snapshot, { ...event, data: parsed.data })
    if (snapshot.value !== after)
      return {
        ok: false,
        at: event.stamp.id,
        because: `${event.type} 之后应为 ${after}，重放为 ${String(snapshot.value)}`,
      }
  }
  const { value, context } = store(snapshot)
  return { ok: true, state: value, context }
}
