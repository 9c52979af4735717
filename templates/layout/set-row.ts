import type { Line } from './break-lines.ts'
import type { MeasuredText } from './measured-text.ts'
import { type Area, type Element, element, type Footnote, type Mark, type Role, type Slab, typeArea } from './page.ts'
import type { Reach } from './reach.ts'
import type { FindAnchor } from './run-marks.ts'
import { type LineSetter, lineSetter, linesOf } from './set-lines.ts'
import { ink, type Style } from './type-scale.ts'

/**
 * A cell in its row, in the order of its columns; it reaches over `columns` of them, one unless it says more. The words of
 * one that reaches over rows are set with its `reach`: `node` is given in the first of them, `ends` says that this is the last.
 */
export type Cell = {
  text: MeasuredText
  align: 'left' | 'center' | 'right'
  role: Role
  scope?: 'Row' | 'Column'
  tint?: number
  columns?: number
  headers?: readonly string[]
  reach?: { cell: Reach; ends: boolean; node?: Element }
}

/** A row of a table: its cells with the widths of their columns in points. `least` is a height it must have. */
export type Row = {
  cells: Cell[]
  widths: readonly number[]
  style: Style
  parent: Element
  find: FindAnchor
  area: Area
  least?: number
}

export const cellPadding = { x: 5, y: 4 }

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

type Place = { cell: Cell; offset: number; width: number }

/** A cell in lines, or where the words of one that reaches down are to stand among those of the row. */
type SetCell = { lines: Line[]; set: LineSetter } | { spot: Mark }

/** Cells with their distance from the left of the table and their width. */
function placesOf({ cells, widths }: Row): Place[] {
  let column = 0
  let offset = 0
  return cells.map((cell) => {
    const { columns = 1 } = cell
    const width = columns === 1 ? (widths[column] ?? 0) : sum(widths.slice(column, column + columns))
    const place = { cell, offset, width }
    column += columns
    offset += width
    return place
  })
}

/** Vertical rules, and the tint of the cells under them, for a strip of a row. */
function grid(places: readonly Place[], left: number, height: number): Mark[] {
  const marks: Mark[] = []
  for (const { cell, offset, width } of places) {
    const x = left + offset
    if (cell.tint !== undefined) marks.push({ kind: 'fill', x, y: 0, width, height, gray: cell.tint })
    if (offset > 0)
      marks.push({ kind: 'rule', x1: x, y1: 0, x2: x, y2: height, weight: ink.hairline, gray: ink.lineGray })
  }
  return marks
}

/** A rule over the whole measure, `y` below the top of the slab. */
export const acrossRule = (y: number, weight: number, gray = 0, { left, right }: Area = typeArea): Mark => ({
  kind: 'rule',
  x1: left,
  y1: y,
  x2: right,
  y2: y,
  weight,
  gray,
})

/** The rule under a row of which some cells go on below: it leaves those out. */
function underRules(places: readonly Place[], y: number, area: Area): Mark[] {
  return places.flatMap(({ cell, offset, width }): Mark[] => {
    const left = area.left + offset
    if (cell.reach && !cell.reach.ends) return []
    return [acrossRule(y, ink.hairline, ink.lineGray, { ...area, left, right: left + width })]
  })
}

/** The most lines that fit a page beside a repeated head of ordinary height. */
const mostLines = (leading: number, { depth }: Area) => Math.floor((depth - 90) / leading)

/** The node of a cell in the structure; of one that reaches down, its words have it already. */
function nodeOf({ role, scope, columns, headers }: Cell, record: Element): Element {
  const node = element(role, record, scope)
  if (columns !== undefined && columns > 1) node.span = { columns, rows: 1 }
  if (headers) node.headers = headers
  return node
}

/**
 * One slab for a row that a page can hold; a taller one is cut into strips at line ends. Cells are centred in height
 * as long as the row is whole.
 */
export function setRow(row: Row, record: Element = element('TR', row.parent)): Slab[] {
  const { style, find, area, least = 0 } = row
  const { leading } = style
  const places = placesOf(row)
  const cells: SetCell[] = []
  let reaching = false
  for (const { cell, offset, width } of places) {
    if (cell.reach) {
      reaching = true
      if (cell.reach.node) record.children.push(cell.reach.node)
      if (cell.reach.node) cells.push({ spot: cell.reach.cell.spot })
      continue
    }
    const x = area.left + offset + cellPadding.x
    const setting = { ...style, align: cell.align, x, measure: width - 2 * cellPadding.x }
    const node = nodeOf(cell, record)
    cells.push({ lines: linesOf(cell.text, setting), set: lineSetter(cell.text, setting, node, find, area) })
  }
  let tallest = 1
  for (const cell of cells) if ('lines' in cell) tallest = Math.max(tallest, cell.lines.length)
  const perStrip = mostLines(leading, area)
  const slabs: Slab[] = []
  for (let start = 0; start < tallest; start += perStrip) {
    const count = Math.min(perStrip, tallest - start)
    const height = Math.max(count * leading + 2 * cellPadding.y, tallest > perStrip ? 0 : least)
    const room = height - 2 * cellPadding.y
    const marks = grid(places, area.left, height)
    const notes: Footnote[] = []
    for (const cell of cells) {
      if ('spot' in cell) {
        if (start === 0) marks.push(cell.spot)
        continue
      }
      const { lines, set } = cell
      const shift = tallest > perStrip ? 0 : (room - lines.length * leading) / 2
      const end = Math.min(lines.length, start + count)
      for (let at = start; at < end; at += 1) {
        const line = lines[at]
        const called = line ? set(line, cellPadding.y + shift + (at - start) * leading, marks) : []
        if (called.length > 0) notes.push(...called)
      }
    }
    slabs.push(notes.length > 0 ? { height, marks, notes } : { height, marks })
  }
  const last = slabs.at(-1)
  if (!reaching) last?.marks.push(acrossRule(last.height, ink.hairline, ink.lineGray, area))
  else {
    last?.marks.push(...underRules(places, last.height, area))
    addToReaches(places, slabs)
  }
  return slabs
}

function addToReaches(places: readonly Place[], slabs: readonly Slab[]): void {
  const reaches = places.flatMap(({ cell }) => (cell.reach ? [cell.reach.cell] : []))
  for (const reach of reaches) reach.slabs.push(...slabs)
  for (const slab of slabs) slab.reaches = reaches
}
