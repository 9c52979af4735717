import type { Span } from './blocks.ts'

/** Whether a place of a table lies under a cell that begins elsewhere. */
export const coveredBy = (spans: readonly Span[]) => {
  const places = new Set<string>()
  for (const span of spans)
    for (let row = span.row; row < span.row + span.rows; row++)
      for (let column = span.column; column < span.column + span.columns; column++)
        if (row !== span.row || column !== span.column) places.add(`${row} ${column}`)
  return (row: number, column: number): boolean => places.has(`${row} ${column}`)
}
