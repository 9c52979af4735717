import type { AnyStateMachine } from 'xstate'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Action } from '#workflows/kit/actions.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { type ActionMeta, actionMeta, type StateMeta } from '#workflows/kit/stage.ts'
import type { ChartEdge, ChartNode } from '../components/chart-node.ts'
import { dayText } from '../components/chinese-date.ts'

export type FlowStep = { type: string; before: string | null; after: string | null; at: string }

export type Flow = {
  machine: AnyStateMachine
  state: string
  /** What the run remembers: a guarded way leads where memory points, such as `returnTo`. */
  memory: Readonly<Record<string, unknown>>
  /** Steps of the log, oldest first. */
  steps: readonly FlowStep[]
  /** What the person looking may do now. */
  actions: readonly Action[]
  /** Second line of the current node, such as 第 3 / 10 日. */
  note?: string
}

type Way = { from: string; to: string; type: string; meta: ActionMeta | undefined }

const mostOnMainLine = 7

/**
 * The flow as it is drawn: walked, here, what I may do now, what is possible. Of a long main line at most seven nodes are
 * shown around the current one and always its end; below it only where the run has been or can go next.
 */
export function flowChart(flow: Flow): { nodes: ChartNode[]; edges: ChartEdge[] } {
  const ways = waysOf(flow.machine)
  const walked = walkedPairs(flow.steps)
  const shown = shownStates(flow, ways, walked)
  const nodes = [...shown].map((id) => nodeOf(flow, ways, id))
  return { nodes, edges: edgesOf(flow, ways, walked, shown) }
}

const metaOf = (machine: AnyStateMachine, id: string): StateMeta | undefined => machine.states[id]?.meta

function waysOf(machine: AnyStateMachine): Way[] {
  return Object.entries(machine.states).flatMap(([from, state]) =>
    [...state.transitions].flatMap(([type, transitions]) =>
      transitions.flatMap((transition) => {
        const to = transition.target?.[0]?.key
        return to && to !== from ? [{ from, to, type, meta: actionMeta(transition) }] : []
      }),
    ),
  )
}

const pair = (from: string, to: string) => `${from}→${to}`

/** Steps of the log that changed the state, by pair, in order. */
function walkedPairs(steps: readonly FlowStep[]): Set<string> {
  return new Set(
    steps.flatMap(({ before, after }) => (before && after && before !== after ? [pair(before, after)] : [])),
  )
}

function shownStates(flow: Flow, ways: readonly Way[], walked: ReadonlySet<string>): Set<string> {
  const ids = Object.keys(flow.machine.states)
  const main = ids.filter((id) => metaOf(flow.machine, id)?.lane === 'main')
  const been = new Set(flow.steps.flatMap(({ after }) => (after ? [after] : [])))
  const next = new Set(waysOn(flow, ways).map(({ to }) => to))
  const onMain = mainWindow(main, standingOn(flow, main))
  const below = ids.filter(
    (id) => metaOf(flow.machine, id)?.lane === 'side' && (id === flow.state || been.has(id) || next.has(id)),
  )
  // A way walked in from a hidden node would hang in the air.
  const anchored = below.filter(
    (id) =>
      id === flow.state ||
      next.has(id) ||
      [...onMain, flow.state].some((other) => walked.has(pair(other, id)) || walked.has(pair(id, other))),
  )
  return new Set([...onMain, ...anchored])
}

/** Where on the main line the run stands, or stood last. */
function standingOn({ state, steps }: Flow, main: readonly string[]): number {
  const last = [...steps.map(({ after }) => after), state].filter((id) => id !== null && main.includes(id)).at(-1)
  return Math.max(main.indexOf(last ?? ''), 0)
}

function mainWindow(main: readonly string[], at: number): string[] {
  if (main.length <= mostOnMainLine) return [...main]
  const from = Math.min(Math.max(at - 2, 0), main.length - mostOnMainLine)
  const window = main.slice(from, from + mostOnMainLine)
  const end = main.at(-1)
  return end === undefined || window.includes(end) ? window : [...window.slice(0, -1), end]
}

function nodeOf(flow: Flow, ways: readonly Way[], id: string): ChartNode {
  const meta = metaOf(flow.machine, id)
  const entered = flow.steps.filter(({ before, after }) => after === id && before !== id)
  const who = actorOf(flow.machine, id)
  const last = entered.at(-1)
  const status = id === flow.state ? 'current' : isMine(flow, ways, id) ? 'mine' : last ? 'walked' : 'possible'
  const remark = remarkOf(flow, ways, id)
  return {
    id,
    title: meta?.title ?? id,
    status,
    row: meta?.lane === 'side' ? 1 : 0,
    ...(who ? { seal: capacities[who].seal, side: capacities[who].side, capacity: capacities[who].title } : {}),
    ...(last ? { date: dayText(legalDay(last.at), { weekday: false }) } : {}),
    ...(id === flow.state && flow.note ? { note: flow.note } : {}),
    ...(remark ? { remark } : {}),
  }
}

/** Who acts inside a state, from its first tag. */
function actorOf(machine: AnyStateMachine, id: string): Capacity | undefined {
  const tag = (machine.states[id]?.tags ?? []).find(
    (word) => word.startsWith('awaiting:') && word !== 'awaiting:system',
  )
  return tag?.slice('awaiting:'.length) as Capacity | undefined
}

/** What must happen first on the way from here to there. */
function remarkOf(flow: Flow, ways: readonly Way[], id: string): string | undefined {
  const way = ways.find(({ from, to }) => from === flow.state && to === id)
  const action = flow.actions.find(({ type }) => type === way?.type)
  return action?.blocked ?? undefined
}

const isMine = (flow: Flow, ways: readonly Way[], to: string): boolean =>
  ways.some((way) => way.from === flow.state && way.to === to && canGo(flow, ways, way))

/** The ways on from here. Of several guarded targets of one event memory names the one; where it names none, all are open. */
function waysOn(flow: Flow, ways: readonly Way[]): Way[] {
  const here = ways.filter(({ from }) => from === flow.state)
  return here.filter((way) => {
    const named = here.filter(({ type, to }) => type === way.type && Object.values(flow.memory).includes(to))
    return named.length === 0 || named.includes(way)
  })
}

/** A press of mine leads there. */
const canGo = (flow: Flow, ways: readonly Way[], way: Way): boolean =>
  waysOn(flow, ways).includes(way) && flow.actions.some(({ type, blocked }) => type === way.type && blocked === null)

function edgesOf(
  flow: Flow,
  ways: readonly Way[],
  walked: ReadonlySet<string>,
  shown: ReadonlySet<string>,
): ChartEdge[] {
  const main = [...shown].filter((id) => metaOf(flow.machine, id)?.lane === 'main')
  const forward = main.slice(1).map((to, at): Way => {
    const from = main[at] ?? ''
    return ways.find((way) => way.from === from && way.to === to) ?? { from, to, type: '', meta: undefined }
  })
  const asWalked = [...walked].map((key): Way => {
    const [from = '', to = ''] = key.split('→')
    return ways.find((way) => way.from === from && way.to === to) ?? { from, to, type: '', meta: undefined }
  })
  const fromHere = waysOn(flow, ways)
  const edges = new Map<string, ChartEdge>()
  for (const way of [...forward, ...asWalked, ...fromHere]) {
    if (!shown.has(way.from) || !shown.has(way.to)) continue
    const mine = way.from === flow.state && canGo(flow, ways, way)
    const status = mine ? 'mine' : walked.has(pair(way.from, way.to)) ? 'walked' : 'possible'
    const known = edges.get(pair(way.from, way.to))
    if (known && (known.status === 'mine' || status !== 'mine')) continue
    edges.set(pair(way.from, way.to), {
      from: way.from,
      to: way.to,
      status,
      ...(way.meta ? { label: way.meta.label } : {}),
    })
  }
  return [...edges.values()]
}
