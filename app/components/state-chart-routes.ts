import type { ChartEdge } from './chart-node.ts'
import type { Grid, Placed } from './state-chart-layout.ts'
import { nodeHeight } from './state-chart-layout.ts'

/** Edges that share one end below the main line and one look run together as a bus: one lane, one arrow into the hub. */
type Bus = { hub: Placed; outward: boolean; status: Look; label: string | undefined; spokes: Placed[] }

/** `faint`: a possible return or exit that does not start or end where we are. It is true, so it is drawn, but quietly. */
export type Look = ChartEdge['status'] | 'faint'

export type Drawn = {
  status: Look
  /** SVG path; an arrow stands at each end that is arrived at. */
  paths: { d: string; arrow: boolean }[]
  label?: { text: string; x: number; y: number; anchor: 'start' | 'middle' }
}

export type Drawing = { width: number; height: number; drawn: Drawn[] }

type Lane = { gap: number; from: number; to: number; at: number; labelled: boolean }

const looks: readonly Look[] = ['walked', 'mine', 'possible', 'faint']
const top = 26
const lanePitch = 11

const centre = (place: Placed) => place.x + place.width / 2

/** Neighbours on one row, left to right: the arrow is a plain line. */
const isStraight = (from: Placed, to: Placed) => from.row === to.row && to.column === from.column + 1

function busesOf(grid: Grid, edges: readonly ChartEdge[]): Bus[] {
  const buses = new Map<string, Bus>()
  for (const [at, edge] of edges.entries()) {
    const from = grid.placed.get(edge.from)
    const to = grid.placed.get(edge.to)
    if (!from || !to || from === to || isStraight(from, to)) continue
    const outward = from.row > to.row
    const [hub, spoke] = outward ? [from, to] : [to, from]
    const here = from.node.status === 'current' || to.node.status === 'current'
    const status = edge.status === 'possible' && !here ? 'faint' : edge.status
    const alone = status === 'mine' || status === 'walked' || hub.row === 0
    const key = alone ? `alone ${at}` : `${hub.node.id} ${outward} ${status}`
    const bus: Bus = buses.get(key) ?? { hub, outward, status, label: undefined, spokes: [] }
    bus.spokes.push(spoke)
    if (edge.status === 'mine') bus.label = edge.label
    buses.set(key, bus)
  }
  // The ones that matter take the nearest lanes.
  return [...buses.values()].sort((a, b) => looks.indexOf(a.status) - looks.indexOf(b.status))
}

/** Hands out places along the edges of nodes: straight below in the middle, leftward on the left, rightward on the right. */
function portGiver() {
  const used = new Map<string, number>()
  return (place: Placed, face: 'top' | 'bottom', towards: number): number => {
    const lean = Math.abs(towards - centre(place)) < 1 ? 'middle' : towards < centre(place) ? 'left' : 'right'
    const key = `${place.node.id} ${face} ${lean}`
    const order = used.get(key) ?? 0
    used.set(key, order + 1)
    const half = place.width / 2
    if (lean === 'middle') return place.x + half + [-14, 14, 0, -7, 7][order % 5]!
    const inset = Math.min(10 + order * 7, half - 18)
    return lean === 'left' ? place.x + inset : place.x + place.width - inset
  }
}

/** The first lane of the gap that is free over the whole stretch. */
function laneTaker(lanes: Lane[]) {
  return (gap: number, a: number, b: number, labelled: boolean): Lane => {
    const [from, to] = [Math.min(a, b) - 6, Math.max(a, b) + 6]
    const busy = lanes.filter((lane) => lane.gap === gap && lane.from < to && lane.to > from).map((lane) => lane.at)
    let at = 0
    while (busy.includes(at)) at++
    const lane = { gap, from, to, at, labelled }
    lanes.push(lane)
    return lane
  }
}

type Planned = { bus: Bus; lane: Lane; lower: Lane | undefined; gutter: number; hubX: number; spokeX: number[] }

function plan(bus: Bus, grid: Grid, port: ReturnType<typeof portGiver>, take: ReturnType<typeof laneTaker>): Planned {
  const { hub, spokes, label } = bus
  const sameRow = spokes.every((spoke) => spoke.row === hub.row)
  const first = spokes[0] ?? hub
  const hubX = port(hub, sameRow ? 'bottom' : 'top', spokes.length === 1 ? centre(first) : centre(hub))
  const spokeX = spokes.map((spoke) => port(spoke, 'bottom', centre(hub)))
  const far = !sameRow && hub.row - first.row > 1
  const column = grid.columns[hub.column] ?? { x: 0, width: 0 }
  const gutter = far ? column.x - 10 : hubX
  const reach = [gutter, ...spokeX]
  const lane = take(first.row, Math.min(...reach), Math.max(...reach), Boolean(label))
  const lower = far ? take(hub.row - 1, gutter, hubX, false) : undefined
  return { bus, lane, lower, gutter, hubX, spokeX }
}

/** Row tops, leaving under each row as much room as its lanes take. */
function setRows(
  grid: Grid,
  lanes: readonly Lane[],
): { rowY: number[]; laneY: (lane: Lane) => number; height: number } {
  const rowY: number[] = []
  // Below the main line the dates stand under the nodes, clear of the lanes from above.
  const dated = new Set([...grid.placed.values()].flatMap(({ row, node }) => (row > 0 && node.date ? [row] : [])))
  const under = (row: number) => (dated.has(row) ? 16 : 0)
  // Verbs stand on their lanes, clear of the nodes above.
  const labelled = new Set(lanes.filter((lane) => lane.labelled).map((lane) => lane.gap))
  const pitchOf = (gap: number) => (labelled.has(gap) ? lanePitch + 7 : lanePitch)
  const firstOf = (gap: number) => (labelled.has(gap) ? 22 : 14)
  let y = top
  for (let row = 0; row < grid.rows; row++) {
    rowY.push(y)
    const deepest = Math.max(-1, ...lanes.filter((lane) => lane.gap === row).map((lane) => lane.at))
    const last = row === grid.rows - 1
    y +=
      nodeHeight +
      under(row) +
      (deepest < 0 ? (last ? 8 : 26) : firstOf(row) + deepest * pitchOf(row) + (last ? 12 : 24))
  }
  const laneY = (lane: Lane) =>
    (rowY[lane.gap] ?? 0) + nodeHeight + under(lane.gap) + firstOf(lane.gap) + lane.at * pitchOf(lane.gap)
  return { rowY, laneY, height: y }
}

function drawBus({ bus, lane, lower, gutter, hubX, spokeX }: Planned, laneY: (lane: Lane) => number): Drawn {
  const { hub, spokes, outward, status, label } = bus
  const y = laneY(lane)
  const sameRow = spokes.every((spoke) => spoke.row === hub.row)
  const hubEdge = sameRow ? hub.y + hub.height : hub.y
  const trunk = lower ? `V${laneY(lower)}H${hubX}V${hubEdge}` : `V${hubEdge}`
  const paths = spokes.map((spoke, at) => {
    const x = spokeX[at] ?? centre(spoke)
    const edge = spoke.y + spoke.height
    if (!outward) return { d: `M${x} ${edge}V${y}H${gutter}${trunk}`, arrow: at === 0 }
    const start = lower ? `M${hubX} ${hubEdge}V${laneY(lower)}H${gutter}V${y}` : `M${hubX} ${hubEdge}V${y}`
    return { d: `${start}H${x}V${edge}`, arrow: true }
  })
  const x = spokeX[0] ?? hubX
  if (!label) return { status, paths }
  const upright = Math.abs(x - hubX) < 30
  return {
    status,
    paths,
    label: upright
      ? { text: label, x: Math.max(x, hubX) + 6, y: y + 12, anchor: 'start' }
      : { text: label, x: (x + gutter) / 2, y: y - 5, anchor: 'middle' },
  }
}

function drawStraight(edge: ChartEdge, from: Placed, to: Placed): Drawn {
  const y = from.y + from.height / 2
  const [start, end] = [from.x + from.width, to.x]
  const drawn: Drawn = { status: edge.status, paths: [{ d: `M${start} ${y}H${end}`, arrow: true }] }
  if (edge.status === 'mine' && edge.label) {
    drawn.label = { text: edge.label, x: (start + end) / 2, y: y - 6, anchor: 'middle' }
  }
  return drawn
}

/** Settles the rows of the grid (in place) and draws every edge: plain lines between neighbours, lanes for the rest. */
export function drawEdges(grid: Grid, edges: readonly ChartEdge[]): Drawing {
  const lanes: Lane[] = []
  const take = laneTaker(lanes)
  const port = portGiver()
  const planned = busesOf(grid, edges).map((bus) => plan(bus, grid, port, take))
  const { rowY, laneY, height } = setRows(grid, lanes)
  for (const place of grid.placed.values()) place.y = rowY[place.row] ?? 0
  const straight = edges.flatMap((edge) => {
    const from = grid.placed.get(edge.from)
    const to = grid.placed.get(edge.to)
    return from && to && isStraight(from, to) ? [drawStraight(edge, from, to)] : []
  })
  const last = grid.columns.at(-1)
  return {
    width: (last ? last.x + last.width : 0) + 5,
    height,
    drawn: [...straight, ...planned.map((one) => drawBus(one, laneY))],
  }
}
