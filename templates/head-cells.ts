import type { Column } from './blocks.ts'

/** A head cell with its first column and how far it reaches. */
export type HeadCell = { head: string; column: number; rows: number; columns: number }

/**
 * The head of a table, row by row: one row, or two where columns stand in groups. A column without a group reaches over
 * both rows.
 */
export function headCells(columns: readonly Column[]): HeadCell[][] {
  if (columns.every(({ group }) => group === undefined))
    return [columns.map(({ head }, column) => ({ head, column, rows: 1, columns: 1 }))]
  const upper: HeadCell[] = []
  const lower: HeadCell[] = []
  for (const [column, { head, group }] of columns.entries()) {
    if (group === undefined) upper.push({ head, column, rows: 2, columns: 1 })
    else {
      const last = upper.at(-1)
      if (last && column > 0 && columns[column - 1]?.group === group) last.columns += 1
      else upper.push({ head: group, column, rows: 1, columns: 1 })
      lower.push({ head, column, rows: 1, columns: 1 })
    }
  }
  return [upper, lower]
}
