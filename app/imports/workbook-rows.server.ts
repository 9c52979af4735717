import { batchSize, largestTable, type SheetRow, type SheetRows } from './sheet-row.ts'
import { unreadable } from './unreadable.ts'
import { unpacked } from './workbook-parts.server.ts'
import { type Outline, outlineReader, sheetReader, stringsReader, type XmlReader } from './workbook-xml.server.ts'

const outlineParts = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']

/** The part of the first sheet that is not hidden: `xl/worksheets/sheet1.xml`. */
function firstSheet({ sheets, targets }: Outline): string {
  const target = targets.get((sheets.find(({ hidden }) => !hidden) ?? sheets[0])?.id ?? '')
  if (!target) throw unreadable('工作簿里没有工作表')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/**
 * The rows of the first visible sheet of a workbook, as it comes. Days stay the numbers that spreadsheets keep them as,
 * counted from 1900. Throws `unreadable` on a damaged or hostile workbook.
 */
export async function* workbookRows(bytes: Uint8Array): SheetRows {
  const outline: Outline = { sheets: [], from1904: false, targets: new Map() }
  const strings: string[] = []
  const readers = new Map<string, XmlReader>([
    ...outlineParts.map((name): [string, XmlReader] => [name, outlineReader(outline)]),
    ['xl/sharedStrings.xml', stringsReader(strings)],
  ])
  for await (const _ of unpacked(
    bytes,
    (name) => readers.has(name),
    (name, piece, last) => readers.get(name)?.write(piece, last),
  ));
  if (outline.from1904) throw unreadable('工作簿的日期从 1904 年起算，请在 Excel 选项中改为 1900 年后另存')
  const sheet = firstSheet(outline)
  let [rows, count]: [SheetRow[], number] = [[], 0]
  const reader = sheetReader(strings, (row) => {
    count += 1
    if (count > largestTable.rows) throw unreadable(`表格超过 ${largestTable.rows} 行，请分成几份导入`)
    rows.push(row)
  })
  for await (const read of unpacked(
    bytes,
    (name) => name === sheet,
    (_, piece, last) => reader.write(piece, last),
  ))
    while (rows.length >= batchSize) {
      yield { rows: rows.slice(0, batchSize), read }
      rows = rows.slice(batchSize)
    }
  yield { rows, read: bytes.length }
}
