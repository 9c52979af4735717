import type { ChartEdge, ChartNode } from './chart-node.ts'
import { textWidth } from './text-width.ts'

export type Placed = {
  node: ChartNode
  row: number
  column: number
  x: number
  y: number
  width: number
  height: number
}

/** Nodes in a grid: the main line keeps its order, each other node stands as near as can be to where it is entered from. */
export type Grid = {
  placed: Map<string, Placed>
  columns: { x: number; width: number }[]
  rows: number
}

export const nodeHeight = 40
const leastWidth = 94
const leastGap = 20

type Cell = { node: ChartNode; row: number; column: number }

/** Places below the main line: current and walked first, so that they get the nearest place. */
function placeBelow(nodes: readonly ChartNode[], edges: readonly ChartEdge[], main: Map<string, number>): Cell[] {
  const across = Math.max(main.size, 4)
  const taken = new Set<string>()
  const weight = (node: ChartNode) => (node.status === 'current' ? 0 : node.status === 'walked' ? 1 : 2)
  const wanted = (node: ChartNode) => {
    const from = edges.filter((edge) => edge.to === node.id && main.has(edge.from))
    const entry = from.find((edge) => edge.status === 'walked') ?? from.at(-1)
    const back = edges.find((edge) => edge.from === node.id && main.has(edge.to))
    return main.get(entry?.from ?? back?.to ?? '') ?? 0
  }
  const below = nodes.filter((node) => node.row === 1).sort((a, b) => weight(a) - weight(b))
  return below.map((node) => {
    const at = wanted(node)
    const places = Array.from({ length: nodes.length + 1 }, (_, row) => row + 1).flatMap((row) =>
      Array.from({ length: across }, (_, column) => ({ row, column })).sort(
        (a, b) => Math.abs(a.column - at) - Math.abs(b.column - at) || b.column - a.column,
      ),
    )
    const place = places.find(({ row, column }) => !taken.has(`${row}:${column}`)) ?? { row: 1, column: at }
    taken.add(`${place.row}:${place.column}`)
    return { node, ...place }
  })
}

const widthOf = (node: ChartNode): number =>
  Math.max(leastWidth, textWidth(node.title) + (node.seal ? 42 : 24), textWidth(node.note ?? '', 12) + 24)

/** A gap is as wide as the verb written on the arrow through it. */
function gapAfter(column: number, cells: readonly Cell[], edges: readonly ChartEdge[]): number {
  const columnOf = new Map(cells.map((cell) => [cell.node.id, cell]))
  const verbs = edges.filter(({ from, to, status, label }) => {
    const [a, b] = [columnOf.get(from), columnOf.get(to)]
    return status === 'mine' && label && a && b && a.row === b.row && a.column === column && b.column === column + 1
  })
  return Math.max(leastGap, ...verbs.map((edge) => textWidth(edge.label ?? '', 12) + 20))
}

export function layOut(nodes: readonly ChartNode[], edges: readonly ChartEdge[]): Grid {
  const mainNodes = nodes.filter((node) => node.row === 0)
  const main = new Map(mainNodes.map((node, column) => [node.id, column]))
  const cells = [...mainNodes.map((node, column) => ({ node, row: 0, column })), ...placeBelow(nodes, edges, main)]
  const count = Math.max(0, ...cells.map((cell) => cell.column + 1))
  const columns: Grid['columns'] = []
  let x = 5
  for (let column = 0; column < count; column++) {
    const width = Math.max(
      leastWidth,
      ...cells.filter((cell) => cell.column === column).map((cell) => widthOf(cell.node)),
    )
    columns.push({ x, width })
    x += width + gapAfter(column, cells, edges)
  }
  const placed = new Map(
    cells.map((cell) => {
      const { x: left = 0, width = leastWidth } = columns[cell.column] ?? {}
      return [cell.node.id, { ...cell, x: left, y: 0, width, height: nodeHeight }]
    }),
  )
  return { placed, columns, rows: Math.max(1, ...cells.map((cell) => cell.row + 1)) }
}
