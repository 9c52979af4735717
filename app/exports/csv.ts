import { plainCell } from './plain-cell.ts'

/** RFC 4180 with a byte order mark, which spreadsheets need to read UTF-8. No cell can begin a formula. */
export function csv(lines: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`
}

/** A number is ours; a text may be anybody's. */
const cellOf = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : `"${plainCell(cell).replaceAll('"', '""')}"`
