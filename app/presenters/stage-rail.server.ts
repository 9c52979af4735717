import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Capacity, Route } from '#workflows/kit/seats.ts'
import type { StageName, StateMeta } from '#workflows/kit/stage.ts'
import { stageFor, stageNames } from '#workflows/stages.ts'
import { dayText } from '../components/chinese-date.ts'
import type { RailStage } from '../components/stage-rail.tsx'
import { stagesSeenBy } from '../run-reach.server.ts'
import { officialWord, stageTitles, stateTitle } from './event-words.ts'
import type { Told } from './told.ts'

type Railed = {
  runs: readonly Row<'run'>[]
  focus: Row<'run'> | undefined
  settled: (run: Row<'run'>) => boolean
  capacity: Capacity
  route: Route
  venue: string
  href: (run: Row<'run'>) => string
}

/** On the way of every bond; the others only if somebody asks for them. */
const optional: readonly StageName[] = ['rating', 'enhancement']

/** The six stages, those a seat is not told of left out; work going on beside the current one is half filled. */
export function stageRail(of: Railed): Told<RailStage>[] {
  const told = stagesSeenBy(of.capacity)
  return stageNames.filter((stage) => told.includes(stage)).map((stage) => railStage(stage, of))
}

function railStage(stage: StageName, of: Railed): Told<RailStage> {
  const title = stageTitles[stage]
  const runs = of.runs.filter((run) => run.stage === stage)
  const last = runs.findLast(({ status }) => status === 'active') ?? runs.at(-1)
  if (!last) return { title, ...unopened(stage, of) }
  const word = officialWord(stage, last.state, of.route, of.venue) ?? stateTitle(stage, last.state, of.route)
  const when = dayText(legalDay(last.changed_at), { weekday: false })
  const lines = [...(word === title ? [] : [word]), runs.length > 1 ? `${runs.length} 项 · ${when}` : when]
  return { title, lines, href: of.href(last), state: railState(runs, of) }
}

function unopened(stage: StageName, of: Railed): Pick<Told<RailStage>, 'state' | 'lines'> {
  const passed = of.runs.some((run) => run.stage === 'issuance' || run.stage === 'outstanding')
  if (!optional.includes(stage)) return { state: 'future', lines: ['尚未开始'] }
  return passed ? { state: 'skipped', lines: ['未安排'] } : { state: 'future', lines: ['按需安排'] }
}

function railState(runs: readonly Row<'run'>[], of: Railed): RailStage['state'] {
  if (of.focus && runs.some(({ id }) => id === of.focus?.id))
    return of.focus.status === 'active' ? 'current' : ended(of.focus, of)
  if (runs.some((run) => !of.settled(run))) return 'half'
  const last = runs.at(-1)
  return last ? ended(last, of) : 'future'
}

/** A run that ended off its main line did not get there: it is not ticked. */
function ended(run: Row<'run'>, { route }: Railed): RailStage['state'] {
  const meta: StateMeta | undefined = stageFor(run.stage as StageName, route).machine.states[run.state]?.meta
  return run.status === 'done' && meta?.lane === 'side' && run.stage !== 'outstanding' ? 'skipped' : 'done'
}
