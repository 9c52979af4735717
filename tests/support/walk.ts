import type { AnyMachineSnapshot, AnyStateNode } from 'xstate'
import { actionsFor } from '#workflows/kit/actions.ts'
import type { Actor, Seat } from '#workflows/kit/seats.ts'
import { start } from '#workflows/kit/snapshot.ts'
import type { ActionMeta, EnvelopedEvent, Given, Stage, StageInput } from '#workflows/kit/stage.ts'
import { step } from '#workflows/kit/step.ts'

export const at = '2026-03-02T02:00:00.000Z'
const input: StageInput = {
  project: 'project-1',
  subject: 'subject-1',
  issuerKind: 'tech-firm',
  venue: 'NAFMII',
  opening: {},
}

export const nodesOf = (stage: Stage): AnyStateNode[] => Object.values(stage.machine.states)

export const transitionsOf = (stage: Stage) =>
  nodesOf(stage).flatMap((node) =>
    [...node.transitions.values()].flat().map((transition) => ({
      state: node.key,
      type: transition.eventType,
      meta: transition.meta as ActionMeta | undefined,
      to: transition.target?.[0]?.key,
    })),
  )

/** Two persons for every seat that acts, five experts: enough for four eyes and a meeting. */
export function castOf(stage: Stage): Actor[] {
  const seats = new Set<Seat>(transitionsOf(stage).flatMap(({ meta }) => [...(meta?.by ?? [])]))
  return [...seats].flatMap((seat) => {
    if (seat === 'system') return [{ person: 'system', organisation: 'system', seats: ['system' as const] }]
    const count = seat === 'expert' ? 5 : 2
    return Array.from(
      { length: count },
      (_, index): Actor => ({ person: `${seat}-${index + 1}`, organisation: `org-${seat}`, seats: [seat] }),
    )
  })
}

/** All findings ok, or all but one. */
export const givenBut = (stage: Stage, except: string | null): Given =>
  Object.fromEntries(stage.givens.map((key) => [key, { ok: key !== except, because: key === except ? '不符合' : '' }]))

/** The findings that this person's guards look at in this state: only those are worth walking as not ok. */
function looksAt(stage: Stage, snapshot: AnyMachineSnapshot, by: Actor): string[] {
  const looked = new Set<string>()
  const all = givenBut(stage, null)
  const watched = new Proxy(all, {
    get(_, key) {
      looked.add(String(key))
      return all[String(key)]
    },
  })
  actionsFor(snapshot, by, watched, at)
  return [...looked].filter((key) => stage.givens.includes(key))
}

type Walked = { snapshot: AnyMachineSnapshot; taken: Set<string> }

const walks = new Map<Stage, Walked[]>()

/** Every state and memory that matters, found by trying every event of every person with every finding. */
export function walk(stage: Stage): Walked[] {
  const known = walks.get(stage)
  if (known) return known
  const cast = castOf(stage)
  const seen = new Map<string, Walked>()
  const queue: AnyMachineSnapshot[] = [...new Set(openings(stage))].map((opening) =>
    start(stage, { ...input, opening }),
  )
  for (const first of queue) seen.set(key(stage, first), { snapshot: first, taken: new Set() })
  for (let snapshot = queue.shift(); snapshot; snapshot = queue.shift()) {
    const here = seen.get(key(stage, snapshot))!
    for (const event of eventsOf(stage, snapshot, cast)) {
      const moved = step(stage, snapshot, event)
      if (!moved.ok) continue
      here.taken.add(event.type)
      const id = key(stage, moved.snapshot)
      if (seen.has(id)) continue
      seen.set(id, { snapshot: moved.snapshot, taken: new Set() })
      if (seen.size > 20_000) throw new Error(`The essence of ${stage.name} is too fine: the walk does not end`)
      queue.push(moved.snapshot)
    }
  }
  const found = [...seen.values()]
  walks.set(stage, found)
  return found
}

const openings = (stage: Stage): Record<string, string>[] => (stage.openings ? [...stage.openings] : [{}])

const key = (stage: Stage, snapshot: AnyMachineSnapshot) => JSON.stringify([snapshot.status, stage.essence(snapshot)])

function* eventsOf(stage: Stage, snapshot: AnyMachineSnapshot, cast: Actor[]): Generator<EnvelopedEvent> {
  for (const by of people(snapshot, cast)) {
    for (const except of [null, ...looksAt(stage, snapshot, by)]) {
      const given = givenBut(stage, except)
      for (const { type, blocked } of actionsFor(snapshot, by, given, at)) {
        if (blocked) continue
        for (const data of stage.samples[type] ?? []) yield { type, data, given, stamp: { id: 'walk', at, by } }
      }
    }
  }
}

/** A meeting names its experts by id, so the cast sits under those names. */
const people = (snapshot: AnyMachineSnapshot, cast: Actor[]): Actor[] => {
  const named: unknown = (snapshot.context as Record<string, unknown>).experts
  if (!Array.isArray(named) || named.length === 0) return cast
  return [
    ...cast.filter(({ seats }) => !seats.includes('expert')),
    ...named.map((person: string): Actor => ({ person, organisation: 'org-expert', seats: ['expert'] })),
  ]
}
