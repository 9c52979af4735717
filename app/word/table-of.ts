import type { Block, Column, Inline, Span } from '#templates/blocks.ts'
import { inlinesOf, plainOf } from './blocks-of.ts'
import type { MarkedCell, MarkedTable } from './marked.ts'

type Placed = { cell: MarkedCell; column: number }
type Grid = { cells: Placed[]; head: boolean }[]

/** Cells by the column they begin in. */
const gridOf = ({ rows }: MarkedTable): Grid =>
  rows.map(({ cells, head }) => {
    let column = 0
    return {
      head,
      cells: cells.map((cell) => {
        const placed = { cell, column }
        column += cell.columns
        return placed
      }),
    }
  })

/** A table of labels and values is a 要素表; any other has a head, which of a table without one is its first row. */
export function tableOf(table: MarkedTable, caption: string | null): Block {
  const width = table.widths.length
  if (table.labels && width === 2 && caption === null)
    return {
      kind: 'facts',
      rows: table.rows.map(({ cells }) => ({
        label: plainOf(cells[0]?.runs ?? []),
        value: inlinesOf(cells[1]?.runs ?? []),
      })),
    }
  const chart = caption === null || !table.labels || width !== 2 ? null : /^(.*)（单位：([^）]*)）$/.exec(caption)
  if (chart) return chartOf(table, chart[1] ?? '', chart[2] ?? '')
  const grid = gridOf(table)
  const heads = headRows(grid)
  const body = grid.slice(heads)
  const total = totalOf(body)
  const rows = total ? body.slice(0, -1) : body
  const spans = spansOf(rows)
  return {
    kind: 'table',
    ...(caption === null ? {} : { caption }),
    columns: columnsOf(table.widths, grid.slice(0, heads), rows),
    rows: rows.map((row) => inColumns(row.cells, width)),
    ...(spans.length > 0 ? { spans } : {}),
    ...(total ? { total: inColumns(total.cells, width).map((cell) => cell.map(unbold)) } : {}),
  }
}

/** The figures of a chart travel as a table of labels under its title and unit. */
const chartOf = ({ rows }: MarkedTable, caption: string, unit: string): Block => ({
  kind: 'chart',
  caption,
  unit,
  series: rows.map(({ cells }) => ({
    label: plainOf(cells[0]?.runs ?? []),
    value: plainOf(cells[1]?.runs ?? []),
  })),
})

/** A head of two rows stands over groups of columns; rows below it that say they are heads are rows. */
function headRows(grid: Grid): number {
  const [first, second] = grid
  if (!first || grid.length < 2) return grid.length
  const grouped = first.cells.some(({ cell }) => cell.columns > 1)
  return second?.head && grouped && grid.length > 2 ? 2 : 1
}

function columnsOf(widths: readonly number[], heads: Grid, rows: Grid): Column[] {
  const sum = widths.reduce((all, one) => all + one, 0)
  const [upper, lower] = heads
  const over = (row: Grid[number] | undefined, column: number): MarkedCell | undefined =>
    row?.cells.find((one) => column >= one.column && column < one.column + one.cell.columns)?.cell
  return widths.map((width, column) => {
    const [top, below] = [over(upper, column), over(lower, column)]
    const goes = below?.down === 'continue'
    const group = lower && !goes && top && top.columns > 1 ? plainOf(top.runs) : ''
    const head = plainOf((lower && !goes ? below : top)?.runs ?? [])
    const align = alignIn(rows, column)
    return {
      head,
      width: Math.round((width / sum) * 10_000) / 10_000,
      ...(align ? { align } : {}),
      ...(group ? { group } : {}),
    }
  })
}

/** What all cells of a column agree on. */
function alignIn(rows: Grid, column: number): Column['align'] {
  const found = rows.flatMap(({ cells }) => cells.filter((one) => one.column === column && one.cell.columns === 1))
  const [first] = found
  const align = first?.cell.align
  return align && found.every(({ cell }) => cell.align === align) ? align : undefined
}

/** The last row where all of it is bold and a cell says 合计 or 总计. */
function totalOf(rows: Grid): Grid[number] | null {
  const last = rows.at(-1)
  if (!last || rows.length < 2 || last.cells.some(({ cell }) => cell.columns > 1 || cell.down)) return null
  const said = last.cells.flatMap(({ cell }) => cell.runs.filter(({ text }) => text.trim() !== ''))
  const named = last.cells.some(({ cell }) => /^(合\s*计|总\s*计)/.test(plainOf(cell.runs)))
  return named && said.every(({ bold }) => bold) ? last : null
}

/** Bold is how a total is set, not what it says. */
function unbold(run: Inline): Inline {
  if (typeof run === 'string' || !('text' in run) || !run.bold) return run
  const { bold: _, ...rest } = run
  return Object.keys(rest).length === 1 ? rest.text : rest
}

function inColumns(cells: readonly Placed[], width: number): Inline[][] {
  return Array.from({ length: width }, (_, column) => {
    const found = cells.find((one) => one.column === column)?.cell
    return found && found.down !== 'continue' ? inlinesOf(found.runs) : []
  })
}

/** Cells that reach over columns, and down as long as the same columns go on. */
function spansOf(rows: Grid): Span[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ cell, column }): Span[] => {
      if (cell.down === 'continue') return []
      let down = 1
      while (
        cell.down === 'restart' &&
        rows[row + down]?.cells.some(
          (one) => one.column === column && one.cell.columns === cell.columns && one.cell.down === 'continue',
        )
      )
        down += 1
      return cell.columns > 1 || down > 1 ? [{ row, column, rows: down, columns: cell.columns }] : []
    }),
  )
}
