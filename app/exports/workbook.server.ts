import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { plainCell } from './plain-cell.ts'

/** A column of an export: text, or a decimal in the unit its head names. */
export type ExportColumn<Row> = {
  head: string
  width: number
  cell: (row: Row) => string | { decimal: number; places: number } | null
}

/** One sheet as an .xlsx to be saved. Text is text, whatever it looks like; nothing in it is a formula. */
export async function workbook<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  note: string,
): Promise<Response> {
  const head = columns.map(({ head: value }) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) => columns.map(({ cell }) => cellOf(cell(row))))
  const data: SheetData = [head, ...body, [], [{ value: sheetText(note), type: String }]]
  const file = writeXlsxFile(data, {
    columns: columns.map(({ width }) => ({ width })),
    sheet: '清单',
    stickyRowsCount: 1,
  })
  return new Response(new Uint8Array(await file.toBuffer()), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition(`${name}.xlsx`),
      'Cache-Control': 'no-store',
      'Content-Security-Policy': 'sandbox',
    },
  })
}

/** Spreadsheets read `_x003D_` as the character of that number (ECMA-376, ST_Xstring): it is written so that they do not. */
const sheetText = (text: string): string => plainCell(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

function cellOf(value: ReturnType<ExportColumn<never>['cell']>) {
  if (value === null || value === '') return null
  if (typeof value === 'string') return { value: sheetText(value), type: String }
  return { value: value.decimal, type: Number, format: `#,##0.${'0'.repeat(value.places)}` }
}
