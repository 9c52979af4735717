import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { batchSize, largestTable, type SheetRow, type SheetRows } from './sheet-row.ts'
import { decoded, type TextEncoding } from './text-encoding.server.ts'
import { unreadable } from './unreadable.ts'

/** Comma, tab or semicolon: whichever the first line has most of. */
function delimiterOf(head: string): string {
  const [line = ''] = head.split(/\r?\n/)
  const count = (mark: string) => line.split(mark).length
  return [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0] ?? ','
}

async function* textOf(bytes: Uint8Array, encoding: TextEncoding, told: (read: number) => void) {
  for await (const { text, read } of decoded(bytes, encoding)) {
    told(read)
    yield text
  }
}

/** The rows of a text, as it comes; empty lines are passed over. Throws `unreadable` where the text is no table. */
export async function* csvRows(bytes: Uint8Array, encoding: TextEncoding): SheetRows {
  const parser = parse({
    // Not strictly: the piece may be cut in the middle of a character.
    delimiter: delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, 65_536))),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: largestTable.columns * largestTable.cell,
  })
  let read = 0
  const source = Readable.from(textOf(bytes, encoding, (far) => (read = far)))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let rows: SheetRow[] = []
  let count = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      count += 1
      if (count > largestTable.rows) throw unreadable(`表格超过 ${largestTable.rows} 行，请分成几份导入`)
      const cells = record.slice(0, largestTable.columns).map((cell) => cell.slice(0, largestTable.cell))
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: info.lines, cells })
      if (rows.length < batchSize) continue
      yield { rows, read }
      rows = []
    }
  } catch (error) {
    throw readable(error, count)
  } finally {
    source.destroy()
    parser.destroy()
  }
  yield { rows, read: bytes.length }
}

function readable(error: unknown, count: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('CSV_')) return unreadable(`第 ${count + 1} 行之后读不下去：引号没有成对，或一行过长`)
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return unreadable('文字编码前后不一致，请另存为 UTF-8 或 GB 18030')
  return error
}
