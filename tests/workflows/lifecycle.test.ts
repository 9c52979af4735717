import { expect, test } from 'vitest'
import { transitionsOf } from '#tests/support/walk.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { type Reaction, type Relation, reactionsTo } from '#workflows/lifecycle.ts'
import { allStages } from '#workflows/stages.ts'

/** The stage that runs so related are of. */
const stageOf: Record<Relation, StageName> = {
  parent: 'enhancement',
  children: 'enhancement',
  'registration-of-offering': 'registration',
  'offerings-of-registration': 'issuance',
  'arrangements-of-bond': 'enhancement',
  'arrangements-of-offering': 'enhancement',
  'arrangements-of-project': 'enhancement',
  'bonds-of-arrangement': 'outstanding',
  'ratings-of-bond': 'rating',
}

/** What an event of a stage may set off, from whichever state of whichever machine it is taken. */
const setOffBy = (stage: StageName, event: string): Reaction[] =>
  allStages
    .filter(({ name }) => name === stage)
    .flatMap(transitionsOf)
    .filter(({ type }) => type === event)
    .flatMap(({ state, to = state }) => reactionsTo({ stage, event, before: state, after: to }))

type Sent = Extract<Reaction, { do: 'send' }>

/** The longest way on from an event, by the names of the events; a way that comes back to one throws. */
function longest(stage: StageName, event: string, way: readonly string[] = []): readonly string[] {
  const here = `${stage} ${event}`
  if (way.includes(here)) throw new Error(`a cycle: ${[...way, here].join(' → ')}`)
  const sent = setOffBy(stage, event).filter((reaction): reaction is Sent => reaction.do === 'send')
  // Down to the children of a run the same event goes on, and ends where there are none.
  const onward = sent.filter(({ to, type }) => !(to === 'children' && type === event))
  const ways = onward.map(({ to, type }) => longest(stageOf[to], type, [...way, here]))
  return ways.reduce((far, each) => (each.length > far.length ? each : far), [...way, here])
}

const events = [
  ...new Set(allStages.flatMap((stage) => transitionsOf(stage).map(({ type }) => `${stage.name} ${type}`))),
].map((each) => each.split(' ') as [StageName, string])

test('what one stage sets off in others comes back to none of them, and is soon at its end', () => {
  const ways = events.map(([stage, event]) => longest(stage, event))
  expect(Math.max(...ways.map(({ length }) => length))).toBeGreaterThan(1)
  expect(ways.filter(({ length }) => length > 7)).toEqual([])
})

test('every event that is sent is one that the other stage takes', () => {
  const known = new Set(events.map((each) => each.join(' ')))
  const sent = events
    .flatMap(([stage, event]) => setOffBy(stage, event))
    .filter((reaction): reaction is Sent => reaction.do === 'send')
  expect(sent.length).toBeGreaterThan(6)
  expect(sent.map(({ to, type }) => `${stageOf[to]} ${type}`).filter((each) => !known.has(each))).toEqual([])
})
