import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import type { StageName, StateMeta } from '#workflows/kit/stage.ts'
import { stageFor, stageNames } from '#workflows/stages.ts'
import { stageTitles } from './event-words.ts'

export type RoadStage = { title: string; seals: { seal: string; side: Side; title: string }[]; steps: string[] }

/** The road of a bond as its machines have it: the main line of each stage, and whose turn it is on the way. */
export const road = (): RoadStage[] => stageNames.map(stageOfRoad)

function stageOfRoad(stage: StageName): RoadStage {
  const states = Object.values(stageFor(stage, 'interbank').machine.states)
  const main = states.filter((state) => (state.meta as StateMeta).lane === 'main')
  const awaited = new Set(main.flatMap((state) => state.tags.map((tag) => tag.slice('awaiting:'.length))))
  return {
    title: stageTitles[stage],
    seals: [...awaited].flatMap((name) => {
      const known = capacities[name as Capacity]
      return known ? [{ seal: known.seal, side: known.side, title: known.title }] : []
    }),
    steps: main.map((state) => (state.meta as StateMeta).title),
  }
}
