import { type Block, type Column, type Inline, type Span, table, text } from './blocks.ts'

/** A cell of a merged table as its author writes it; one row and one column where nothing is said. */
export type MergedCell = string | Inline[] | { text: string | Inline[]; rows?: number; columns?: number }

const isReaching = (cell: MergedCell): cell is Extract<MergedCell, { text: unknown }> =>
  typeof cell === 'object' && !Array.isArray(cell)

/**
 * A table of which some cells reach over others. As in HTML, a row leaves out what a cell above or before it covers.
 * Throws where a row has not as many cells as its columns ask for.
 */
export function mergedTable(
  columns: Column[],
  rows: readonly (readonly MergedCell[])[],
  words: { id?: string; caption?: string; note?: string; total?: (string | Inline[])[] } = {},
): Block {
  const spans: Span[] = []
  const taken = rows.map(() => new Set<number>())
  const grid = rows.map((cells, row) => {
    const left = [...cells]
    return columns.map((_, column): Inline[] => {
      if (taken[row]?.has(column)) return []
      const cell = left.shift()
      if (cell === undefined) throw new RangeError(`row ${row + 1} of a table lacks a cell`)
      if (!isReaching(cell)) return text(cell)
      const span: Span = { row, column, rows: cell.rows ?? 1, columns: cell.columns ?? 1 }
      spans.push(span)
      for (let down = 0; down < span.rows; down++)
        for (let across = 0; across < span.columns; across++) taken[row + down]?.add(column + across)
      return text(cell.text)
    })
  })
  const set = table(columns, grid, words)
  return spans.length > 0 ? { ...set, spans } : set
}
