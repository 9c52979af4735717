import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Cell } from './listing.ts'
import { plainCell } from './plain-cell.ts'

export type Workbook = {
  title: string
  /** As of when, how many, narrowed to what, by whom. */
  note: string
  heads: readonly { head: string; width: number }[]
  rows: readonly (readonly Cell[])[]
}

/** One sheet as an .xlsx: its title, a line about it, the heads, the rows. Text is text, whatever it looks like. */
export async function workbook({ title, note, heads, rows }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const data: SheetData = [
    [{ value: sheetText(title), type: String, fontWeight: 'bold', fontSize: 14 }],
    [{ value: sheetText(note), type: String }],
    heads.map(({ head }) => ({ value: head, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cellOf)),
  ]
  const file = writeXlsxFile(data, {
    columns: heads.map(({ width }) => ({ width })),
    sheet: '清单',
    stickyRowsCount: headRows,
  })
  return new Uint8Array(await file.toBuffer())
}

/** Rows above the first of the list. */
export const headRows = 3

/** Spreadsheets read `_x003D_` as the character of that number (ECMA-376, ST_Xstring): it is written so that they do not. */
const sheetText = (text: string): string => plainCell(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const eightHours = 8 * 3_600_000

function cellOf(value: Cell) {
  if (value === null || value === '') return null
  if (typeof value === 'string') return { value: sheetText(value), type: String }
  if ('whole' in value) return { value: value.whole, type: Number, format: '#,##0' }
  if ('decimal' in value) return { value: value.decimal, type: Number, format: `#,##0.${'0'.repeat(value.places)}` }
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  // A sheet knows no zone: it is told the time at +08:00 as if that were universal.
  const there = new Date(Date.parse(value.instant) + eightHours)
  return { value: there, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
}
