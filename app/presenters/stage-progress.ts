import type { Row } from '#db/schema.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { stageNames } from '#workflows/stages.ts'
import type { StageState } from '../components/stage-rail.tsx'
import { stageTitles } from './event-words.ts'

type Walked = Pick<Row<'run'>, 'stage' | 'state' | 'status'>

/** One after the other; rating and enhancement go on beside them. */
const mainLine: readonly StageName[] = ['reserve', 'registration', 'issuance', 'outstanding']

/** Open runs that have done what they were opened for and only keep watch. */
const settled: Partial<Record<StageName, readonly string[]>> = {
  rating: ['tracking'],
  enhancement: ['in-force'],
}

/** The same, as `stage:state`: nobody is waited for in them. */
export const quietStates: readonly string[] = Object.entries(settled).flatMap(([stage, states]) =>
  states.map((state) => `${stage}:${state}`),
)

/** The stage of the main line that is under way: the furthest one that has begun; else, to whoever sees only those, the one beside it. */
export function currentStage(runs: readonly Walked[]): StageName | undefined {
  const begun = (stage: StageName) => runs.some((run) => run.stage === stage)
  return mainLine.findLast(begun) ?? stageNames.findLast(begun)
}

/** How far a project has come, stage by stage, from its runs. A stage that a later one has passed by was not needed. */
export function stageProgress(runs: readonly Walked[]): { stage: StageName; title: string; state: StageState }[] {
  const current = currentStage(runs)
  const reached = current ? stageNames.indexOf(current) : -1
  return stageNames.map((stage, at) => {
    const own = runs.filter((run) => run.stage === stage)
    return { stage, title: stageTitles[stage], state: stateOf(stage, own, stage === current, at < reached) }
  })
}

function stateOf(stage: StageName, own: readonly Walked[], isCurrent: boolean, passed: boolean): StageState {
  if (own.length === 0) return passed && stage !== 'reserve' ? 'skipped' : passed ? 'done' : 'future'
  const open = own.filter((run) => run.status === 'active')
  if (isCurrent) return open.length > 0 ? 'current' : 'done'
  return mainLine.includes(stage) || open.every((run) => settled[stage]?.includes(run.state)) ? 'done' : 'half'
}
