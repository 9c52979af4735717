import type { MeasuredText } from './measured-text.ts'
import { type Area, type Element, element, type Footnote, type Mark, type Role, type Slab, typeArea } from './page.ts'
import type { FindAnchor } from './run-marks.ts'
import { lineSetter, linesOf } from './set-lines.ts'
import { ink, type Style } from './type-scale.ts'

export type Cell = {
  text: MeasuredText
  align: 'left' | 'center' | 'right'
  role: Role
  scope?: 'Row' | 'Column'
  tint?: number
}

/** A row of a table: its cells with the widths of their columns in points. */
export type Row = {
  cells: Cell[]
  widths: readonly number[]
  style: Style
  parent: Element
  find: FindAnchor
  area: Area
}

export const cellPadding = { x: 5, y: 4 }

/** Vertical rules, and the tint of the cells under them, for a strip of a row. */
function grid(row: Row, height: number): Mark[] {
  const marks: Mark[] = []
  let x = row.area.left
  for (const [at, cell] of row.cells.entries()) {
    const width = row.widths[at] ?? 0
    if (cell.tint !== undefined) marks.push({ kind: 'fill', x, y: 0, width, height, gray: cell.tint })
    if (at > 0) marks.push({ kind: 'rule', x1: x, y1: 0, x2: x, y2: height, weight: ink.hairline, gray: ink.lineGray })
    x += width
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

/** The most lines that fit a page beside a repeated head of ordinary height. */
const mostLines = (leading: number, { depth }: Area) => Math.floor((depth - 90) / leading)

/**
 * One slab for a row that a page can hold; a taller one is cut into strips at line ends. Cells are centred in height
 * as long as the row is whole.
 */
export function setRow(row: Row): Slab[] {
  const { style, widths, parent, find, area } = row
  const record = element('TR', parent)
  const { leading } = style
  const cells = row.cells.map((cell, at) => {
    const width = widths[at] ?? 0
    const x = area.left + widths.slice(0, at).reduce((sum, each) => sum + each, 0) + cellPadding.x
    const setting = { ...style, align: cell.align, x, measure: width - 2 * cellPadding.x }
    const node = element(cell.role, record, cell.scope)
    return { lines: linesOf(cell.text, setting), set: lineSetter(cell.text, setting, node, find, area) }
  })
  const tallest = Math.max(1, ...cells.map(({ lines }) => lines.length))
  const perStrip = mostLines(leading, area)
  const slabs: Slab[] = []
  for (let start = 0; start < tallest; start += perStrip) {
    const count = Math.min(perStrip, tallest - start)
    const height = count * leading + 2 * cellPadding.y
    const marks = grid(row, height)
    const notes: Footnote[] = []
    for (const { lines, set } of cells) {
      const shift = tallest > perStrip ? 0 : ((tallest - lines.length) * leading) / 2
      for (const [at, line] of lines.slice(start, start + count).entries()) {
        const made = set(line, cellPadding.y + shift + at * leading)
        marks.push(...made.marks)
        if (made.notes) notes.push(...made.notes)
      }
    }
    slabs.push(notes.length > 0 ? { height, marks, notes } : { height, marks })
  }
  slabs.at(-1)?.marks.push(acrossRule(slabs.at(-1)?.height ?? 0, ink.hairline, ink.lineGray, area))
  return slabs
}
