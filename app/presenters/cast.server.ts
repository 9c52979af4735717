import {
  type CastLine,
  countTasksBySeat,
  findFeaturedProject,
  listCast,
  listSeatedPeople,
  type OpenCount,
} from '#db/queries/cast.ts'
import { listEvents } from '#db/queries/events.ts'
import { listRuns } from '#db/queries/runs.ts'
import { listOpenTasks } from '#db/queries/tasks.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { dutyTitles } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities, type Duty, type Route, type Side } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { allStages, stageNames } from '#workflows/stages.ts'
import { dayText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { seatWords } from './cast-words.ts'
import { eventTitle, officialWord, stageTitles, stateTitle } from './event-words.ts'
import { currentStage } from './stage-progress.ts'

export type CastSeat = { person: string; name: string; organisation: string; duty: string }

export type CastRow = {
  capacity: Capacity
  title: string
  seal: string
  side: Side
  does: string
  /** One for each stage, in order; null where the seat has no part. */
  parts: ({ word: string; inCharge: boolean } | null)[]
  /** Whoever sits on the shown project, else the first of the cast. */
  first: CastSeat | null
  others: CastSeat[]
  /** It is this seat's turn on the shown project. */
  turn: boolean
  open: number
}

export type RoadStep = { at: string; seal: string; side: Side; capacity: string; words: string; now?: boolean }

export type CastView = {
  stages: { title: string; now: boolean }[]
  rows: CastRow[]
  people: number
  project: { name: string; stage: string; turn: string } | null
  road: RoadStep[]
  day: string
}

/** The cast list: every capacity, what it does in each stage, and the people one may sit down as. */
export async function presentCast({ reader, ports }: Pick<LoadContext, 'reader' | 'ports'>): Promise<CastView> {
  const cast = await listCast(reader)
  const counts = await countTasksBySeat(reader)
  const project = await findFeaturedProject(reader)
  const runs = project ? await listRuns(reader, project.id) : []
  const seated = project ? await listSeatedPeople(reader, project.id) : []
  const stage = currentStage(runs)
  const current = new Set(runs.filter((run) => run.stage === stage).map(({ id }) => id))
  const tasks = project ? (await listOpenTasks(reader, project.id)).filter(({ run }) => current.has(run)) : []
  const turn = tasks[0]?.capacity
  const run = runs.findLast((one) => one.stage === stage)
  return {
    stages: stageNames.map((name) => ({ title: stageTitles[name], now: name === stage })),
    rows: (Object.keys(capacities) as Capacity[]).map((capacity) => rowOf(capacity, { cast, counts, seated, turn })),
    people: new Set(cast.map(({ person }) => person)).size,
    project: project && run ? { name: project.name, stage: wordsOf(project, run), turn: turnWords(turn) } : null,
    road: project ? await roadOf(reader, project, run, turn) : [],
    day: legalDay(ports.now()),
  }
}

type Known = {
  cast: CastLine[]
  counts: OpenCount[]
  seated: { capacity: string; organisation: string; person: string | null }[]
  turn: string | undefined
}

function rowOf(capacity: Capacity, { cast, counts, seated, turn }: Known): CastRow {
  const { title, seal, side } = capacities[capacity]
  const sits = (line: CastLine) =>
    seated.some(
      ({ capacity: on, organisation, person }) =>
        on === capacity && organisation === line.organisation && (person === null || person === line.person),
    )
  const lines = cast.filter((line) => line.capacity === capacity)
  const ordered = [...lines.filter(sits), ...lines.filter((line) => !sits(line))].map(seatOf)
  const [first = null, ...others] = ordered
  const organisation = (lines.find(sits) ?? lines[0])?.organisation
  const open = counts.find((one) => one.capacity === capacity && one.organisation === organisation)?.count ?? 0
  const { does } = seatWords[capacity]
  return { capacity, title, seal, side, does, parts: partsOf(capacity), first, others, turn: turn === capacity, open }
}

const seatOf = ({ person, name, organisation_name, duties }: CastLine): CastSeat => ({
  person,
  name,
  organisation: organisation_name,
  duty: dutyTitles[duties.split(' ')[0] as Duty] ?? '',
})

/** In charge where a state of the stage waits for the seat first: the machines say so, on whatever route. */
const partsOf = (capacity: Capacity): CastRow['parts'] =>
  stageNames.map((stage) => {
    const word = seatWords[capacity].in[stage]
    return word ? { word, inCharge: isAwaited(stage, capacity) } : null
  })

function isAwaited(stage: StageName, capacity: Capacity): boolean {
  return allStages
    .filter(({ name }) => name === stage)
    .some(({ machine }) => Object.values(machine.states).some((state) => state.tags[0] === `awaiting:${capacity}`))
}

const turnWords = (capacity: string | undefined): string => (capacity ? capacities[capacity as Capacity].title : '系统')

function wordsOf(project: Row<'project'>, run: Row<'run'>): string {
  const route = project.route as Route
  const state = officialWord(run.stage, run.state, route, project.venue) ?? stateTitle(run.stage, run.state, route)
  return `${stageTitles[run.stage as StageName]} · ${state}`
}

/** The last steps of the shown bond, oldest first, and whose turn it is today. */
async function roadOf(
  reader: LoadContext['reader'],
  project: Row<'project'>,
  run: Row<'run'> | undefined,
  turn: string | undefined,
): Promise<RoadStep[]> {
  const events = await listEvents(reader, project.id, null, 60)
  const steps = events
    .filter(
      (event) => event.state_after !== null && event.state_before !== event.state_after && event.type !== 'run.open',
    )
    .slice(0, 9)
    .reverse()
    .map((event) => ({
      at: dayText(legalDay(event.at), { weekday: false }),
      ...whose(event.by_seats.split(' ')[0]?.split('.')[0] ?? ''),
      words: eventTitle(event, project.route as Route),
    }))
  const now = run && turn ? [{ at: '今天', ...whose(turn), words: `轮到：${wordsOf(project, run)}`, now: true }] : []
  return [...steps, ...now]
}

function whose(capacity: string): Pick<RoadStep, 'seal' | 'side' | 'capacity'> {
  const known = capacities[capacity as Capacity]
  return known
    ? { seal: known.seal, side: known.side, capacity: known.title }
    : { seal: '系', side: 'independent', capacity: '系统' }
}
