import { plainCell } from './plain-cell.ts'

/** RFC 4180 with a byte order mark, which spreadsheets need to read UTF-8. No cell can begin a formula. */
export function csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => cells.map(cellOf).join(',')
  return `\uFEFF${[head, ...rows].map(line).join('\r\n')}\r\n`
}

/** A number is ours; a text may be anybody's. */
const cellOf = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : `"${plainCell(cell).replaceAll('"', '""')}"`
