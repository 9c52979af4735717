import { blocked } from '../gate/blocked.ts'
import type { Mark, MarkedCell, MarkedRow, MarkedRun, MarkedTable } from './marked.ts'
import { readRuns } from './read-runs.server.ts'
import { lose, mark, type WordDesk, wordLimits } from './word-desk.server.ts'
import { attributeOf, child, type Element, elementsOf, isOn } from './xml-tree.server.ts'

/** Rows and cells, also through controls that stand around them. */
const within = (element: Element, name: string): Element[] =>
  elementsOf(element).flatMap((one) =>
    one.name === name ? [one] : ['sdt', 'sdtContent', 'customXml'].includes(one.name) ? within(one, name) : [],
  )

/** A table with its widths, merged cells and edited rows. `nth` names it where it is refused. */
export function readTable(desk: WordDesk, table: Element, nth: number): MarkedTable {
  const rows = within(table, 'tr')
  const cells = rows.reduce((sum, row) => sum + within(row, 'tc').length, 0)
  desk.cells += cells
  const [most, all] = [wordLimits.cellsOfTable, wordLimits.cells]
  if (cells > most || desk.cells > all)
    throw blocked(
      cells > most
        ? `第 ${nth} 个表格有 ${cells} 格，超过 ${most} 格，请拆分或改为附件`
        : `全部表格超过 ${all} 格（到第 ${nth} 个为止），请分成几份带回`,
    )
  const look = child(table, 'tblPr', 'tblLook')
  const firstRow = attributeOf(look, 'firstRow')
  const labels = isSet(attributeOf(look, 'firstColumn')) && firstRow !== undefined && !isSet(firstRow)
  const grid = elementsOf(child(table, 'tblGrid')).map((one) => Math.max(1, Number(attributeOf(one, 'w')) || 1))
  const read = rows.map((row) => readRow(desk, row))
  const width = Math.max(1, ...read.map(({ cells: of }) => of.reduce((sum, { columns }) => sum + columns, 0)))
  if (width > wordLimits.columns) throw blocked(`第 ${nth} 个表格有 ${width} 列，超过 ${wordLimits.columns} 列`)
  const widths = grid.length === width ? grid : Array.from({ length: width }, () => 1)
  return { kind: 'table', widths, labels, rows: read }
}

const isSet = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'

function readRow(desk: WordDesk, row: Element): MarkedRow {
  const properties = child(row, 'trPr')
  const marks = rowMarks(desk, properties)
  const before = Number(attributeOf(child(properties, 'gridBefore'))) || 0
  const cells = within(row, 'tc').map((cell) => readCell(desk, cell))
  const blank: MarkedCell = { runs: [], columns: 1 }
  return {
    head: isOn(child(properties, 'tblHeader')),
    cells: [...Array.from({ length: Math.min(before, wordLimits.columns) }, () => blank), ...cells],
    ...(marks.length > 0 ? { marks } : {}),
  }
}

function rowMarks(desk: WordDesk, properties: Element | undefined): Mark[] {
  const [inserted, deleted] = [child(properties, 'ins'), child(properties, 'del')]
  return [
    ...(inserted ? [mark(desk, 'inserted', inserted, false)] : []),
    ...(deleted ? [mark(desk, 'deleted', deleted, false)] : []),
  ]
}

function readCell(desk: WordDesk, cell: Element): MarkedCell {
  const properties = child(cell, 'tcPr')
  const merged = child(properties, 'vMerge')
  if (child(properties, 'cellIns') || child(properties, 'cellDel') || child(properties, 'cellMerge'))
    lose(desk, '增删单元格的修订（按修订后的样子保留）')
  if (within(cell, 'tbl').length > 0) lose(desk, '表格中的表格（按文字保留）')
  const paragraphs = paragraphsIn(cell)
  const runs = paragraphs.flatMap((one, at): MarkedRun[] => [
    ...(at > 0 ? [{ text: '\n' }] : []),
    ...readRuns(desk, one).runs,
  ])
  const align = alignOf(paragraphs[0])
  return {
    runs: trimmed(runs),
    columns: Math.min(wordLimits.columns, Math.max(1, Number(attributeOf(child(properties, 'gridSpan'))) || 1)),
    ...(merged ? { down: attributeOf(merged) === 'restart' ? ('restart' as const) : ('continue' as const) } : {}),
    ...(align ? { align } : {}),
  }
}

const paragraphsIn = (cell: Element): Element[] =>
  elementsOf(cell).flatMap((one) =>
    one.name === 'p' ? [one] : ['tcPr', 'sectPr'].includes(one.name) ? [] : paragraphsIn(one),
  )

/** Empty paragraphs at the end of a cell are how Word ends it. */
function trimmed(runs: readonly MarkedRun[]): MarkedRun[] {
  const last = runs.findLastIndex(
    ({ text, note, page }) => note !== undefined || page !== undefined || text.trim() !== '',
  )
  return runs.slice(0, last + 1)
}

/** As the exchange format names it; text set to both edges is set as the house sets it. */
export function alignOf(paragraph: Element | undefined): MarkedCell['align'] {
  const value = attributeOf(child(paragraph, 'pPr', 'jc'))
  return value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : undefined
}
