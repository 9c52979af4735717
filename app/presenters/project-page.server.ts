import { listProjectClocks } from '#db/queries/clocks.ts'
import { listSeatedParties } from '#db/queries/parties.ts'
import { listSeats } from '#db/queries/seats.ts'
import { listOpenTasks } from '#db/queries/tasks.ts'
import { type Capacity, capacities, type IssuerKind, issuerKinds, type Route } from '#workflows/kit/seats.ts'
import { stateMeta } from '#workflows/kit/stage.ts'
import { amountText } from '../components/amount-text.ts'
import type { SeatLine } from '../components/seat-list.tsx'
import type { RailStage } from '../components/stage-rail.tsx'
import type { ThreeAnswersProps } from '../components/three-answers.tsx'
import type { TimelineEntry } from '../components/timeline.tsx'
import { maySeeSeat } from '../walls.ts'
import { type ClockView, viewClocks } from './clock-view.server.ts'
import { stageTitles } from './event-words.ts'
import { type FilingLinesView, presentFilingLines } from './filing-lines.server.ts'
import { type FlowStep, flowChart } from './flow-chart.ts'
import { type PredictionView, predictionsOf } from './prediction.server.ts'
import { authorityOf, type FrameView, frameOf, type Room } from './project-room.server.ts'
import { focusOf, isSettled, type RunView, viewRun } from './run-view.server.ts'
import { stageRail } from './stage-rail.server.ts'
import { threeAnswers } from './three-answers.server.ts'
import { namesIn, readableEvents, timelineEntry } from './timeline.server.ts'
import { hasTimetable } from './timetable.server.ts'
import type { Told } from './told.ts'

export type FlowView = ReturnType<typeof flowChart> & { label: string; href: string; state: string }

export type ProjectPage = {
  frame: FrameView
  facts: { label?: string; value: string }[]
  official: string | null
  answers: Told<ThreeAnswersProps>
  rail: Told<RailStage>[]
  flow: FlowView | null
  clocks: ClockView[]
  predictions: PredictionView[]
  filings: FilingLinesView
  seats: Told<SeatLine>[]
  timeline: Told<TimelineEntry>[]
  runs: {
    id: string
    href: string
    stage: string
    subject: string
    state: string
    official: string | null
    open: boolean
    mine: boolean
  }[]
  primary: { href: string; label: string } | null
  asOf: string
}

/** Everything the project page shows one person: where we are, whose turn, what is missing, when it ends, and why. */
export async function presentProject(room: Room): Promise<ProjectPage> {
  const { project, runs } = room
  const focus = focusOf(runs)
  const views = await Promise.all(runs.map((run) => viewRun(room, run)))
  const focused = views.find(({ row }) => row.id === focus?.id)
  const clocks = await clocksOf(room, views)
  return {
    frame: frameOf(room, 'overview'),
    facts: await headerFacts(room),
    official: focused?.official ?? null,
    answers: await threeAnswers(room, focused, clocks),
    rail: stageRail({
      runs,
      focus,
      settled: isSettled,
      capacity: room.who.capacity,
      route: project.route as Route,
      venue: project.venue,
      href: (run) => runHref(room, run.id),
    }),
    flow: focused ? await flowOf(room, focused, clocks) : null,
    clocks,
    predictions: hasTimetable(room.who.capacity) ? await predictionsOf(room) : [],
    filings: await presentFilingLines(room),
    seats: await seatLines(room, views),
    timeline: await recent(room),
    runs: views.map((view) => runLine(room, view)),
    primary: primaryAct(room, views, focused),
    asOf: room.now,
  }
}

export const runHref = ({ project }: Pick<Room, 'project'>, run: string): string =>
  `/projects/${project.id}/runs/${run}`

async function headerFacts({ tx, project }: Room): Promise<ProjectPage['facts']> {
  const issuer = await tx.selectFrom('organisation').select('name').where('id', '=', project.issuer).executeTakeFirst()
  const registration = await tx
    .selectFrom('registration')
    .select(['amount', 'number'])
    .where('project', '=', project.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return [
    { value: issuer?.name ?? '' },
    { value: issuerKinds[project.issuer_kind as IssuerKind] },
    ...(registration?.amount ? [{ label: '注册金额', value: `${amountText(registration.amount, '亿元')} 亿元` }] : []),
    ...(registration?.number ? [{ label: '文号', value: registration.number }] : []),
    { value: `${authorityOf(project)} · ${project.private_at ? '定向（非公开）' : '公开'}` },
    { label: '编号', value: project.number },
    ...(project.green_at && !project.green_until ? [{ value: '绿色通道' }] : []),
  ]
}

export async function clocksOf(room: Room, views: readonly RunView[]): Promise<ClockView[]> {
  const known = new Map(views.map((view) => [view.row.id, view]))
  const rows = (await listProjectClocks(room.tx, room.project.id)).filter(({ run }) => known.has(run))
  const suspended = (run: string) => {
    const view = known.get(run)
    return view?.row.status === 'active' && stateMeta(view.snapshot).clocks?.paused === 'all'
  }
  return viewClocks(room, rows, room.now, suspended)
}

/** The machine as it is drawn for this person; in the current node the clock that runs there. */
export async function flowOf(room: Room, view: RunView, clocks: readonly ClockView[]): Promise<FlowView> {
  const events = await readableEvents(room, { run: view.row.id, limit: 500 })
  const steps = events
    .reverse()
    .map(
      ({ type, state_before, state_after, at }): FlowStep => ({ type, before: state_before, after: state_after, at }),
    )
  const running = clocks.find(({ run, line }) => run === view.row.id && line?.state === 'running')?.line
  const chart = flowChart({
    machine: view.stage.machine,
    state: view.row.state,
    memory: JSON.parse(view.row.context),
    steps,
    actions: view.actions,
    ...(running ? { note: `第 ${running.used} / ${running.budget} 日` } : {}),
  })
  return { ...chart, label: view.stage.title, href: runHref(room, view.row.id), state: view.official ?? view.state }
}

async function seatLines(room: Room, views: readonly RunView[]): Promise<Told<SeatLine>[]> {
  const { tx, project, who, now } = room
  const parties = (await listSeatedParties(tx, project.id, now)).filter((party) => maySeeSeat(who, party))
  const tasks = await listOpenTasks(tx, project.id)
  const recorded = new Set(
    (await listSeats(tx, project.id)).filter(({ mode }) => mode === 'recorded').map(({ id }) => id),
  )
  return parties.map((party) => {
    const capacity = party.capacity as Capacity
    const { seal, side, title } = capacities[capacity]
    const acts = tasks.some((task) => task.capacity === capacity && task.organisation === party.organisation)
    const own = views.find((view) => view.row.id === party.run && view.row.stage !== 'registration')
    const near =
      party.organisation === who.organisation || (side === 'issuer' && side === capacities[who.capacity].side)
    const persons = near ? party.persons.map(({ name }) => name).join('、') : ''
    return {
      id: party.seat,
      seal,
      side,
      capacity: title,
      organisation: party.name,
      ...(persons ? { note: persons } : {}),
      ...(recorded.has(party.seat) ? { recorded: true } : {}),
      turn: acts ? ('acting' as const) : ('idle' as const),
      ...(own && !acts ? { word: own.state } : {}),
    }
  })
}

async function recent(room: Room): Promise<Told<TimelineEntry>[]> {
  const events = await readableEvents(room, { limit: 8 })
  const names = await namesIn(room, events)
  return events.map((event) => timelineEntry(room, names, event))
}

const runLine = (room: Room, view: RunView): ProjectPage['runs'][number] => ({
  id: view.row.id,
  href: runHref(room, view.row.id),
  stage: stageTitles[view.stage.name],
  subject: view.subject,
  state: view.state,
  official: view.official,
  open: view.row.status === 'active',
  mine: view.awaiting.includes(room.who.capacity),
})

/** The one thing to press: what is mine to do on the run in focus, else on any other. */
function primaryAct(room: Room, views: readonly RunView[], focus: RunView | undefined): ProjectPage['primary'] {
  const ordered = focus ? [focus, ...views.filter((view) => view !== focus)] : views
  for (const view of ordered) {
    const act = view.actions.find(({ tone, blocked }) => tone === 'primary' && blocked === null)
    if (act) return { href: `${runHref(room, view.row.id)}?act=${act.type}#act`, label: act.label }
  }
  return focus ? { href: runHref(room, focus.row.id), label: '办理' } : null
}
