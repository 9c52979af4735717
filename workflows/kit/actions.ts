import { type AnyMachineSnapshot, getNextTransitions } from 'xstate'
import type { Basis } from './finding.ts'
import { type Actor, type Capacity, type Seat, sitsOn } from './seats.ts'
import { actionMeta, type EnvelopedEvent, type Given, type Tag } from './stage.ts'

export type Action = {
  type: string
  label: string
  tone: 'primary' | 'secondary' | 'danger'
  by: readonly Seat[]
  basis: Basis | null
  /** Why not now; null when it can be done. */
  blocked: string | null
}

/**
 * The one answer to "what may this person do now?", for screens and commands alike.
 * Blocked actions are listed with their reason. `at` is the instant of asking (ISO, UTC).
 */
export function actionsFor(snapshot: AnyMachineSnapshot, actor: Actor, given: Given, at: string): Action[] {
  if (snapshot.status !== 'active') return []
  const actions = new Map<string, Action>()
  for (const transition of getNextTransitions(snapshot)) {
    const type = transition.eventType
    const meta = actionMeta(transition)
    if (!meta || !sitsOn(actor, meta.by)) continue
    const earlier = actions.get(type)
    if (earlier && earlier.blocked === null) continue
    const blocked = snapshot.can(probe(type, actor, given, at)) ? null : sentence(meta.blocked, given)
    actions.set(
      type,
      earlier ? { ...earlier, blocked: blocked && earlier.blocked } : describeAction(type, meta, blocked),
    )
  }
  return [...actions.values()]
}

function describeAction(
  type: string,
  meta: NonNullable<ReturnType<typeof actionMeta>>,
  blocked: string | null,
): Action {
  return { type, label: meta.label, tone: meta.tone ?? 'secondary', by: meta.by, basis: meta.basis ?? null, blocked }
}

/** `{key}` in a blocked sentence is filled with what the finding of that name says. */
function sentence(blocked: string | undefined, given: Given): string {
  return (blocked ?? '现在还不能办理。').replace(/\{([^}]+)\}/g, (_, key: string) => given[key]?.because ?? '')
}

/** Guards never read the body of an event: a probe with an unreadable body proves it on every screen. */
function probe(type: string, actor: Actor, given: Given, at: string): EnvelopedEvent {
  return { type, data: unreadable, stamp: { id: 'probe', at, by: actor }, given }
}

const unreadable: unknown = new Proxy(
  {},
  {
    get(_, key) {
      throw new Error(`A guard read event.data.${String(key)}`)
    },
  },
)

/** Whose turn it is, from the state's tags. */
export function awaiting(snapshot: AnyMachineSnapshot): (Capacity | 'system')[] {
  if (snapshot.status !== 'active') return []
  return ([...snapshot.tags] as Tag[]).map((tag) => tag.slice('awaiting:'.length) as Capacity | 'system')
}
