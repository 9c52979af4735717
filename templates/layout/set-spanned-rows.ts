import type { Block, Span } from '../blocks.ts'
import { coveredBy } from '../covered-cells.ts'
import type { Desk } from './desk.ts'
import { element, type Slab } from './page.ts'
import { keepReach, openReach, type Reach, reachHeight } from './reach.ts'
import { linesOf } from './set-lines.ts'
import { type Cell, cellPadding, type Row, setRow } from './set-row.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
type RowOf = (cells: Cell[]) => Row
type Open = { span: Span; reach: Reach }

/** A cell whose words would fill more of a page than this is set in its first row and leaves the others empty. */
const mostOfPage = 0.4

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

/** Opens a cell that reaches over rows; null where its words are too long to be set in the middle of them. */
function opened(desk: Desk, block: Of<'table'>, span: Span, cell: Cell, row: Row): { cell: Cell; reach: Reach | null } {
  const { widths, style, area } = row
  const reaching: Cell = { ...cell, columns: span.columns, ...(span.columns > 1 ? { align: 'center' } : {}) }
  if (span.rows < 2) return { cell: reaching, reach: null }
  const left = area.left + sum(widths.slice(0, span.column))
  const width = sum(widths.slice(span.column, span.column + span.columns))
  const measure = width - 2 * cellPadding.x
  const setting = { ...style, align: reaching.align, x: left + cellPadding.x, measure }
  if (linesOf(cell.text, setting).length * style.leading > area.depth * mostOfPage)
    return { cell: reaching, reach: null }
  const node = element('TD')
  node.span = { rows: span.rows, columns: span.columns }
  if (cell.headers) node.headers = cell.headers
  const run = block.rows[span.row]?.[span.column] ?? []
  const reach = openReach(desk, { run, text: cell.text, setting, node, left, width }, area)
  return { cell: { ...reaching, reach: { cell: reach, ends: false, node } }, reach }
}

/** Rows of a table of which some cells reach over others. */
export function setSpannedRows(desk: Desk, block: Of<'table'>, rows: readonly Cell[][], rowOf: RowOf): Slab[] {
  const spans = (block.spans ?? []).map((span) => ({ ...span, rows: Math.min(span.rows, rows.length - span.row) }))
  const covered = coveredBy(spans)
  let open: Open[] = []
  return rows.flatMap((cells, nth) => {
    const own = cells.flatMap((cell, at): Cell[] => {
      const above = open.find(({ span }) => span.column === at)
      if (above) {
        const ends = nth === above.span.row + above.span.rows - 1
        return [{ ...cell, columns: above.span.columns, reach: { cell: above.reach, ends } }]
      }
      const span = spans.find(({ row, column }) => row === nth && column === at)
      if (!span) return covered(nth, at) && !isUnset(spans, nth, at) ? [] : [cell]
      const begun = opened(desk, block, span, cell, rowOf(cells))
      if (begun.reach) open.push({ span, reach: begun.reach })
      return [begun.cell]
    })
    const ending = open.filter(({ span }) => nth === span.row + span.rows - 1)
    const least = Math.max(0, ...ending.map(({ reach }) => reachHeight(reach) - heightOf(reach.slabs)))
    const slabs = setRow({ ...rowOf(own), least })
    for (const { reach } of ending) keepReach(reach, rowOf(own).area)
    open = open.filter((each) => !ending.includes(each))
    return slabs
  })
}

const heightOf = (slabs: readonly Slab[]): number => slabs.reduce((total, { height }) => total + height, 0)

/** A place under a cell whose words stand in its first row alone: it is an empty cell like any other. */
const isUnset = (spans: readonly Span[], nth: number, at: number): boolean =>
  spans.some(({ row, column, rows }) => rows > 1 && nth > row && nth < row + rows && column === at)
