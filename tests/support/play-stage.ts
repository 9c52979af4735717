import { actionsFor } from '#workflows/kit/actions.ts'
import type { Actor, Seat } from '#workflows/kit/seats.ts'
import { system } from '#workflows/kit/seats.ts'
import { restore, start, store } from '#workflows/kit/snapshot.ts'
import type { Given, Stage, StageInput } from '#workflows/kit/stage.ts'
import { type Step, step } from '#workflows/kit/step.ts'

/** One step of a played run: who, what, with which body and findings. */
export type Move = { by: Actor; type: string; data?: unknown; given?: Given }

export const person = (name: string, ...seats: Seat[]): Actor => ({ person: name, organisation: `org-${name}`, seats })

export const clockwork = system

export const yes = (...keys: string[]): Given => Object.fromEntries(keys.map((key) => [key, { ok: true, because: '' }]))

export const no = (key: string, because: string): Given => ({ [key]: { ok: false, because } })

/**
 * Plays a run by hand, without a database. Every move goes through storage first, as it would in the product, and must
 * succeed; `ask` says what one move would come to without making it.
 */
export function playStage(stage: Stage, input: Partial<StageInput> = {}) {
  const whole: StageInput = {
    project: 'project-1',
    subject: 'subject-1',
    issuerKind: 'tech-firm',
    venue: 'NAFMII',
    opening: {},
    ...input,
  }
  let snapshot = start(stage, whole)
  let count = 0
  const ask = ({ by, type, data = {}, given = {} }: Move): Step => {
    const at = '2026-04-01T02:00:00.000Z'
    return step(stage, snapshot, { type, data, given, stamp: { id: `event-${count}`, at, by } })
  }
  return {
    ask,
    move(move: Move) {
      const done = ask(move)
      if (!done.ok) throw new Error(`${move.type} refused: ${done.message} ${JSON.stringify(done.fields ?? {})}`)
      count += 1
      snapshot = restore(stage, JSON.parse(JSON.stringify(store(done.snapshot))))
      return done.effects.map(({ type, params }) => [type, ...Object.values(params)].join(' '))
    },
    refusal(move: Move): string {
      const done = ask(move)
      if (done.ok) throw new Error(`${move.type} was possible`)
      return done.message
    },
    offers: (by: Actor, given: Given = {}) =>
      actionsFor(snapshot, by, given, '2026-04-01T02:00:00.000Z').map(({ type }) => type),
    state: () => snapshot.value,
    memory: () => snapshot.context,
    status: () => snapshot.status,
  }
}
