import { type AnyMachineSnapshot, transition } from 'xstate'
import { actionsFor } from './actions.ts'
import type { EnvelopedEvent, Stage } from './stage.ts'

/** A row change (`record.*`) or a message (`letter.*`, `notice.*`, `webhook.*`) that a transition asks for. */
export type Effect = { type: string; params: Record<string, string> }

export type Refusal = {
  ok: false
  reason: 'unavailable' | 'blocked' | 'stale' | 'invalid' | 'finished' | 'conflict'
  message: string
  /** Sentences by field path, where the body was at fault. */
  fields?: Record<string, string[]>
}

export type Step = { ok: true; snapshot: AnyMachineSnapshot; effects: Effect[] } | Refusal

export const refuse = (reason: Refusal['reason'], message: string, fields?: Refusal['fields']): Refusal =>
  fields ? { ok: false, reason, message, fields } : { ok: false, reason, message }

/** Moves a run one event forward. Pure. XState refuses neither a finished run nor an unknown event, so this does. */
export function step(stage: Stage, snapshot: AnyMachineSnapshot, event: EnvelopedEvent): Step {
  if (snapshot.status !== 'active') return refuse('finished', '本阶段已经办结，不能再操作。')
  const action = actionsFor(snapshot, event.stamp.by, event.given, event.stamp.at).find(
    ({ type }) => type === event.type,
  )
  if (!action) return refuse('unavailable', '当前状态下，您的席位不能办理这项操作。')
  if (action.blocked) return refuse('blocked', action.blocked)

  const parsed = stage.events[event.type]?.safeParse(event.data)
  if (!parsed) return refuse('unavailable', '没有这项操作。')
  if (!parsed.success) return refuse('invalid', '填写的内容有误，请按提示更正。', fieldErrors(parsed.error.issues))

  const [next, actions] = transition(stage.machine, snapshot, { ...event, data: parsed.data })
  const effects = actions
    .filter(({ type }) => !type.startsWith('xstate.'))
    .map(({ type, params }) => ({ type, params: texts(params) }))
  return { ok: true, snapshot: next, effects }
}

function fieldErrors(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const field = path.map(String).join('.')
    fields[field] = [...(fields[field] ?? []), message]
  }
  return fields
}

/** Parameters of effects are words; anything else would not survive the log. */
const texts = (params: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([key, value]) => [key, String(value)]))
