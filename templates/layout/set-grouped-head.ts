import type { Column } from '../blocks.ts'
import { type HeadCell, headCells } from '../head-cells.ts'
import type { Desk } from './desk.ts'
import { type Area, type Element, element, type Mark, type Slab } from './page.ts'
import { linesOf, setLine } from './set-lines.ts'
import { acrossRule, cellPadding } from './set-row.ts'
import { ink, type Style } from './type-scale.ts'

type Head = {
  columns: readonly Column[]
  widths: readonly number[]
  style: Style
  table: Element
  area: Area
  id: string
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

/** Ids of the heads that the cells of each column stand under, the group's first. */
export function headersOf(columns: readonly Column[], id: string): string[][] {
  const [upper = [], lower = []] = headCells(columns)
  return columns.map((_, at) => {
    const over = upper.find(({ column, columns }) => at >= column && at < column + columns)
    const own = lower.find(({ column }) => column === at)
    return [...(over ? [idOf(id, over, 0)] : []), ...(own ? [idOf(id, own, 1)] : [])]
  })
}

const idOf = (id: string, { column }: HeadCell, level: number): string => `${id}-head-${level + 1}-${column + 1}`

function place(desk: Desk, cell: HeadCell, { widths, style, area }: Head) {
  const left = area.left + sum(widths.slice(0, cell.column))
  const width = sum(widths.slice(cell.column, cell.column + cell.columns))
  const text = desk.measure(cell.head, 'hei')
  const setting = { ...style, align: 'center', x: left + cellPadding.x, measure: width - 2 * cellPadding.x } as const
  return { cell, left, width, text, setting, lines: linesOf(text, setting) }
}

/** A head of two rows as one strip, so that the pages that a table reaches repeat it whole. */
export function setGroupedHead(desk: Desk, head: Head): Slab {
  const { columns, style, table, area, id } = head
  const levels = headCells(columns).map((row) => row.map((cell) => place(desk, cell, head)))
  const depthOf = (count: number) => count * style.leading + 2 * cellPadding.y
  const deepest = (level: number) =>
    depthOf(Math.max(1, ...(levels[level] ?? []).map(({ cell, lines }) => (cell.rows > 1 ? 1 : lines.length))))
  const whole = depthOf(Math.max(1, ...levels.flat().map(({ lines }) => lines.length)))
  const upper = deepest(0)
  const height = Math.max(upper + deepest(1), whole)
  const marks: Mark[] = []
  for (const [level, row] of levels.entries()) {
    const record = element('TR', table)
    for (const { cell, left, width, text, setting, lines } of row) {
      const node = element('TH', record, 'Column')
      node.id = idOf(id, cell, level)
      if (cell.rows > 1 || cell.columns > 1) node.span = { columns: cell.columns, rows: cell.rows }
      const [from, to] = [level === 0 ? 0 : upper, level === 0 && cell.rows === 1 ? upper : height]
      marks.push({ kind: 'fill', x: left, y: from, width, height: to - from, gray: ink.headTint })
      const hair = { kind: 'rule', weight: ink.hairline, gray: ink.lineGray } as const
      if (cell.column > 0) marks.push({ ...hair, x1: left, y1: from, x2: left, y2: to })
      if (to < height) marks.push({ ...hair, x1: left, y1: to, x2: left + width, y2: to })
      const top = from + (to - from - lines.length * style.leading) / 2
      marks.push(...lines.map((line, at) => setLine(text, line, setting, top + at * style.leading, node)))
    }
  }
  marks.push(acrossRule(height, ink.hairline, ink.lineGray, area))
  return { height, marks }
}
