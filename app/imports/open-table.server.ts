import { csvRows } from './csv-rows.server.ts'
import type { SheetRow, SheetRows } from './sheet-row.ts'
import { encodingNames, encodingOf } from './text-encoding.server.ts'
import { sentenceOf } from './unreadable.ts'
import { workbookRows } from './workbook-rows.server.ts'

/** A table file that was recognised; `rows` reads it anew each time it is asked. */
export type Table = { ok: true; kind: 'csv' | 'xlsx'; format: string; rows: () => SheetRows }

const starts = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

/**
 * CSV in UTF-8 (with mark or without), GB 18030 or UTF-16, or a workbook (.xlsx): told by its bytes, not by its name.
 * What is neither is refused with a sentence.
 */
export async function openTable(bytes: Uint8Array): Promise<Table | { ok: false; message: string }> {
  if (bytes.length === 0) return { ok: false, message: '文件是空的' }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, message: '是旧版 Excel（.xls）文件，请另存为 .xlsx 或 CSV 后再导入' }
  if (starts(bytes, 0x50, 0x4b)) return { ok: true, kind: 'xlsx', format: 'Excel', rows: () => workbookRows(bytes) }
  const encoding = await encodingOf(bytes)
  if (!encoding) return { ok: false, message: '不是 UTF-8 或 GB 18030 编码的文字，请另存为 CSV（UTF-8）后再导入' }
  if (encoding !== 'utf-16le' && bytes.subarray(0, 65_536).includes(0))
    return { ok: false, message: '只接受 CSV 和 Excel（.xlsx）文件' }
  return { ok: true, kind: 'csv', format: `CSV · ${encodingNames[encoding]}`, rows: () => csvRows(bytes, encoding) }
}

/** The first rows of a table, to find its head in; or the sentence why it cannot be read. */
export async function firstRows(table: Table, most: number): Promise<SheetRow[] | { ok: false; message: string }> {
  try {
    for await (const { rows } of table.rows()) return rows.slice(0, most)
    return []
  } catch (error) {
    const message = sentenceOf(error)
    if (message === undefined) throw error
    return { ok: false, message }
  }
}
