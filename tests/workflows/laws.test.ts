import { describe, expect, test } from 'vitest'
import { at, castOf, givenBut, nodesOf, transitionsOf, walk } from '#tests/support/walk.ts'
import { actionsFor, awaiting } from '#workflows/kit/actions.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { restore, store } from '#workflows/kit/snapshot.ts'
import type { ActionMeta, Stage, StateMeta } from '#workflows/kit/stage.ts'
import { step } from '#workflows/kit/step.ts'
import type { RegistrationContext } from '#workflows/registration/context.ts'
import { registrationStages } from '#workflows/registration/stages.ts'
import { allStages } from '#workflows/stages.ts'

describe.each(
  allStages.map((stage) => [`${stage.name}: ${stage.title}`, stage] as const),
)('%s keeps the laws', (_, stage) => {
  const states = nodesOf(stage)
  const transitions = transitionsOf(stage)

  test('machines are flat: no nesting, no parallel, no history, no timers, no invoked work', () => {
    const astray = states.filter((node) => node.type !== 'atomic' && node.type !== 'final')
    expect(astray.map(({ id }) => id)).toEqual([])
    expect(states.filter(({ after, invoke }) => after.length > 0 || invoke.length > 0).map(({ id }) => id)).toEqual([])
  })

  test('every state has a title, and every open state awaits someone', () => {
    expect(states.filter(({ meta }) => !(meta as StateMeta | undefined)?.title).map(({ id }) => id)).toEqual([])
    expect(states.filter((node) => node.type === 'atomic' && node.tags.length === 0).map(({ id }) => id)).toEqual([])
  })

  test('every transition says who may take it and how it is called', () => {
    expect(
      transitions.filter(({ meta }) => !meta?.by?.length || !meta.label).map(({ state, type }) => `${state} ${type}`),
    ).toEqual([])
  })

  test('one type in one state carries one `by` and one label', () => {
    const words = new Map<string, string>()
    const twice = transitions.filter(({ state, type, meta }) => {
      const word = JSON.stringify([meta?.by, meta?.label])
      const known = words.get(`${state} ${type}`) ?? word
      words.set(`${state} ${type}`, known)
      return known !== word
    })
    expect(twice.map(({ state, type }) => `${state} ${type}`)).toEqual([])
  })

  test('every event has a schema and samples that the schema takes', () => {
    const handled = [...new Set(transitions.map(({ type }) => type))].sort()
    expect(Object.keys(stage.events).sort()).toEqual(handled)
    const unsampled = handled.filter((type) => !stage.samples[type]?.length)
    expect(unsampled).toEqual([])
    const refused = handled.flatMap((type) =>
      (stage.samples[type] ?? []).filter((data) => !stage.events[type]?.safeParse(data).success).map(() => type),
    )
    expect(refused).toEqual([])
  })

  test('every guarded branch that a person can see says why not', () => {
    const silent = states
      .flatMap((node) => [...node.transitions.values()].flat())
      .filter(
        ({ guard, meta }) =>
          guard && !(meta as ActionMeta).blocked && (meta as ActionMeta).by.some((seat) => seat !== 'system'),
      )
    expect(silent.map(({ eventType }) => eventType)).toEqual([])
  })

  test('every state can be reached', () => {
    const reached = new Set(walk(stage).map(({ snapshot }) => snapshot.value))
    expect(states.map(({ key: state }) => state).filter((state) => !reached.has(state))).toEqual([])
  })

  test('no open state is a dead end', () => {
    const stuck = walk(stage).filter(({ snapshot, taken }) => snapshot.status === 'active' && taken.size === 0)
    expect(stuck.map(({ snapshot }) => snapshot.value)).toEqual([])
  })

  test('every reachable state survives storage, within 4 KB', () => {
    for (const { snapshot } of walk(stage)) {
      const text = JSON.stringify(store(snapshot))
      expect(JSON.stringify((JSON.parse(text) as { context: unknown }).context).length).toBeLessThanOrEqual(4096)
      const restored = restore(stage, JSON.parse(text))
      expect(store(restored)).toEqual(store(snapshot))
      expect(awaiting(restored)).toEqual(awaiting(snapshot))
    }
  })

  test('a finished run refuses everything', () => {
    const cast = castOf(stage)
    for (const { snapshot } of walk(stage).filter(({ snapshot: { status } }) => status === 'done')) {
      for (const type of Object.keys(stage.events)) {
        for (const by of cast) {
          expect(
            step(stage, snapshot, {
              type,
              data: stage.samples[type]?.[0] ?? {},
              given: {},
              stamp: { id: 'x', at, by },
            }),
          ).toMatchObject({ ok: false })
        }
      }
    }
  })

  test('who prepared is refused by whatever seat he comes', () => {
    const everySeat = castOf(stage).flatMap(({ seats }) => seats)
    for (const { snapshot } of walk(stage)) {
      for (const [memory, types] of fourEyes(stage, String(snapshot.value))) {
        const before = (snapshot.context as Record<string, unknown>)[memory]
        if (typeof before !== 'string') continue
        const by: Actor = { person: before, organisation: 'any', seats: everySeat }
        const offered = actionsFor(snapshot, by, givenBut(stage, null), at)
        for (const type of types)
          expect(offered.find((action) => action.type === type)?.blocked, `${snapshot.value} ${type}`).not.toBeNull()
      }
    }
  })

  test('suspend, store, resume comes back to the state left', () => {
    for (const { snapshot } of walk(stage)) {
      const left = (snapshot.context as Record<string, unknown>).resumeTo
      if (snapshot.status !== 'active' || typeof left !== 'string') continue
      const by: Actor = { person: 'anybody', organisation: 'any', seats: castOf(stage).flatMap(({ seats }) => seats) }
      const stored = restore(stage, JSON.parse(JSON.stringify(store(snapshot))))
      const resume = actionsFor(stored, by, givenBut(stage, null), at).find(({ type }) => type.endsWith('.resume'))
      const moved = step(stage, stored, {
        type: resume!.type,
        data: stage.samples[resume!.type]?.[0] ?? {},
        given: {},
        stamp: { id: 'r', at, by },
      })
      expect(moved.ok && moved.snapshot.value).toBe(left)
    }
  })
})

describe.each(Object.entries(registrationStages))('an application to suspend or to resume: %s', (_, stage) => {
  const everySeat = castOf(stage).flatMap(({ seats }) => seats)
  const by: Actor = { person: 'anybody', organisation: 'any', seats: everySeat }
  const waiting = walk(stage).filter(
    ({ snapshot: { status, context } }) => status === 'active' && (context as RegistrationContext).applied,
  )
  const offered = (snapshot: (typeof waiting)[number]['snapshot']) =>
    actionsFor(snapshot, by, givenBut(stage, null), at)

  test('one that waits is not sent again, can be answered, and then may be sent anew', () => {
    const applied = waiting.flatMap(({ snapshot }) => {
      const what = snapshot.value === 'suspended' ? 'resumption' : 'suspension'
      const refused = offered(snapshot).find(({ type }) => type === `${what}.apply`)
      return refused ? [{ snapshot, what, refused }] : []
    })
    expect(new Set(applied.map(({ what }) => what)).size).toBe(2)
    expect(applied.length).toBeGreaterThan(4)
    for (const { snapshot, what, refused } of applied) {
      expect(refused.blocked, String(snapshot.value)).toContain('不能再次申请')
      const type = `${what}.decline`
      const data = { reason: '理由' }
      const answer = step(stage, snapshot, { type, data, given: {}, stamp: { id: 'd', at, by } })
      expect(answer.ok && answer.snapshot.value).toBe(snapshot.value)
      expect(
        answer.ok && offered(answer.snapshot).find((action) => action.type === `${what}.apply`)?.blocked,
      ).toBeNull()
    }
  })

  test('suspending or resuming answers it, whatever brought it about', () => {
    const left = walk(stage).filter(({ snapshot }) => snapshot.value === 'suspended')
    expect(left.some(({ snapshot }) => !(snapshot.context as RegistrationContext).applied)).toBe(true)
    const moved = waiting.flatMap(({ snapshot }) => {
      const type = snapshot.value === 'suspended' ? 'review.resume' : 'review.suspend'
      const data = { ...stage.samples[type]?.[0] }
      const done = step(stage, snapshot, { type, data, given: givenBut(stage, null), stamp: { id: 's', at, by } })
      return done.ok ? [{ type, applied: (done.snapshot.context as RegistrationContext).applied }] : []
    })
    expect(new Set(moved.map(({ type }) => type)).size).toBe(2)
    expect(moved.filter(({ applied }) => applied)).toEqual([])
  })
})

/** Which events of a state are guarded by another person than the one remembered. */
function fourEyes(stage: Stage, state: string): [string, string[]][] {
  const found = new Map<string, string[]>()
  for (const transition of [...(stage.machine.states[state]?.transitions.values() ?? [])].flat()) {
    const guard = transition.guard as { type?: string; params?: { of?: string } } | undefined
    if (guard?.type !== 'otherThan' || !guard.params?.of) continue
    found.set(guard.params.of, [...(found.get(guard.params.of) ?? []), transition.eventType])
  }
  return [...found]
}
