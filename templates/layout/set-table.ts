import { type Block, type Column, type Inline, wordsIn } from '../blocks.ts'
import type { Desk } from './desk.ts'
import { fitColumns, widestWord } from './fit-columns.ts'
import { naturalWidth } from './measured-text.ts'
import { type Area, type Element, element, type Slab, typeArea, wideArea } from './page.ts'
import { headersOf, setGroupedHead } from './set-grouped-head.ts'
import { keepAll, setLines, spaced } from './set-lines.ts'
import { acrossRule, type Cell, cellPadding, type Row, setRow } from './set-row.ts'
import { setSpannedRows } from './set-spanned-rows.ts'
import { ink, type Style, space, styles } from './type-scale.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const words = (run: readonly Inline[]): string => run.map(wordsIn).join('')

/** A figure, a percentage, or the dash and blank that stand for one. */
const isFigure = (run: readonly Inline[]): boolean => /^[-+\u2212]?[\d,.]*\d%?$|^[-\u2014/]*$/.test(words(run).trim())

/** The author's choice; without one, columns of figures are set right so that their places align. */
export function alignOf(column: Column, at: number, rows: readonly Inline[][][]): 'left' | 'center' | 'right' {
  if (column.align) return column.align
  const filled = rows.filter((row) => words(row[at] ?? []).trim() !== '')
  return filled.length > 0 && filled.every((row) => isFigure(row[at] ?? [])) ? 'right' : 'left'
}

type Measured = { head: Cell[]; rows: Cell[][]; total: Cell[] | null }

/** Every place of the table as a cell, those under others as well; `headers` by column where the head has two levels. */
function measureRows(desk: Desk, block: Of<'table'>, headers: readonly string[][] | null): Measured {
  const aligns = block.columns.map((column, at) => alignOf(column, at, block.rows))
  const body = (row: Inline[][], bold: boolean): Cell[] =>
    block.columns.map((_, at) => ({
      text: desk.measure(row[at] ?? [], bold ? 'song-bold' : 'song'),
      align: aligns[at] ?? 'left',
      role: 'TD',
      ...(bold ? { tint: ink.totalTint } : {}),
      ...(headers ? { headers: headers[at] ?? [] } : {}),
    }))
  return {
    head: block.columns.map(({ head }) => ({
      text: desk.measure(head, 'hei'),
      align: 'center',
      role: 'TH',
      scope: 'Column',
      tint: ink.headTint,
    })),
    rows: block.rows.map((row) => body(row, false)),
    total: block.total ? body(block.total, true) : null,
  }
}

/** The rows that columns are made wide for: a cell over several columns asks none of them for its width. */
function narrowRows({ spans = [] }: Of<'table'>, { head, rows, total }: Measured): (Cell | undefined)[][] {
  const wide = spans.filter(({ columns }) => columns > 1)
  const narrow = (cells: Cell[], nth: number) =>
    cells.map((cell, at) => (wide.some(({ row, column }) => row === nth && column === at) ? undefined : cell))
  return [head, ...(wide.length > 0 ? rows.map(narrow) : rows), ...(total ? [total] : [])]
}

const longestUncut = 9000

const leastWidth = (leastInEm: readonly number[], { size }: Style): number =>
  leastInEm.reduce((sum, em) => sum + (em * size) / 1000 + 2 * cellPadding.x + 0.5, 0)

/**
 * Ordinary cells are 五号; a table of many columns, or one whose figures would not fit, is set in 小五. Where even those
 * do not fit, the table stands on pages that lie on their side, at need in 六号.
 */
function placeFor(columns: readonly Column[], leastInEm: readonly number[]): { style: Style; area: Area } {
  // A digest or an address is one long word that may be cut; it does not lay a page on its side.
  const uncut = leastInEm.map((em) => Math.min(em, longestUncut))
  if (leastWidth(uncut, styles.tightCell) > typeArea.measure) {
    const isTight = leastWidth(uncut, styles.tightCell) <= wideArea.measure
    return { style: isTight ? styles.tightCell : styles.smallCell, area: wideArea }
  }
  const isTight = columns.length > 4 || leastWidth(leastInEm, styles.cell) > typeArea.measure
  return { style: isTight ? styles.tightCell : styles.cell, area: typeArea }
}

function setCaption(desk: Desk, caption: string, table: Element, { left: x, measure }: Area): Slab[] {
  const setting = { ...styles.caption, x, measure }
  const slabs = keepAll(setLines(desk.measure(caption, 'hei'), setting, element('Caption', table)))
  const last = slabs.at(-1)
  if (last) last.after = 3
  return slabs
}

/** Caption, head row and first row stay together; the head row is printed again on every page the table reaches. */
export function setTable(desk: Desk, block: Of<'table'>): Slab[] {
  const table = element('Table', desk.root)
  const grouped = block.columns.some(({ group }) => group !== undefined)
  const id = `table-${desk.root.children.length}`
  const measured = measureRows(desk, block, grouped ? headersOf(block.columns, id) : null)
  const { head, rows, total } = measured
  const all = narrowRows(block, measured)
  const leastInEm = block.columns.map((_, at) =>
    Math.max(...all.map((row) => (row[at] ? widestWord(row[at].text) : 0))),
  )
  const { style, area } = placeFor(block.columns, leastInEm)
  const caption = block.caption ? setCaption(desk, block.caption, table, area) : []
  const points = (em: number) => (em * style.size) / 1000 + 2 * cellPadding.x + 0.5
  const needs = leastInEm.map((em, at) => ({
    least: points(em),
    natural: points(Math.max(...all.map((row) => (row[at] ? naturalWidth(row[at].text) : 0)))),
  }))
  const widths = fitColumns(
    block.columns.map((column) => column.width),
    needs,
    area.measure,
  )
  const rowOf = (cells: Cell[]): Row => ({ cells, widths, style, parent: table, find: desk.find, area })
  const heads = grouped ? [setGroupedHead(desk, { columns: block.columns, widths, style, table, area, id })] : null
  const headSlabs = keepAll(heads ?? setRow(rowOf(head)))
  headSlabs[0]?.marks.push(acrossRule(0, ink.frame, 0, area))
  const bodySlabs = block.spans
    ? setSpannedRows(desk, block, rows, rowOf)
    : rows.flatMap((cells) => setRow(rowOf(cells)))
  const totalSlabs = total ? setRow(rowOf(total)) : []
  const lastRow = bodySlabs.at(-1)
  if (lastRow && total) lastRow.keep = true
  const repeated = headSlabs.length === 1 ? headSlabs[0] : undefined
  const under = [...bodySlabs, ...totalSlabs]
  if (repeated) for (const slab of under) slab.head = repeated
  const last = under.at(-1) ?? headSlabs.at(-1)
  last?.marks.push(acrossRule(last.height, ink.frame, 0, area))
  const noteStyle = { ...styles.note, x: area.left, measure: area.measure }
  const note = block.note ? setLines(desk.measure(block.note), noteStyle, element('P', desk.root)) : []
  if (last && note[0]) Object.assign(last, { keep: true, after: 3 })
  const slabs = [...caption, ...headSlabs, ...under, ...note]
  if (area === wideArea) for (const slab of slabs) slab.wide = true
  return spaced(slabs, space.table[0], space.table[1])
}

const labelShare = 0.28

/** 要素表: labels on a tint, values beside them. */
export function setFacts(desk: Desk, block: Of<'facts'>): Slab[] {
  const table = element('Table', desk.root)
  const style = styles.cell
  const labels = block.rows.map(({ label }) => desk.measure(label))
  const least = (Math.max(0, ...labels.map(widestWord)) * style.size) / 1000 + 2 * cellPadding.x
  const widths = fitColumns([labelShare, 1 - labelShare], [{ least, natural: least }], typeArea.measure)
  const slabs = block.rows.flatMap(({ value }, at) => {
    const label: Cell = {
      text: labels[at] ?? desk.measure(''),
      align: 'left',
      role: 'TH',
      scope: 'Row',
      tint: ink.labelTint,
    }
    const cell: Cell = { text: desk.measure(value), align: 'left', role: 'TD' }
    return setRow({ cells: [label, cell], widths, style, parent: table, find: desk.find, area: typeArea })
  })
  slabs[0]?.marks.push(acrossRule(0, ink.frame))
  const rule: Slab = { height: 0, marks: [acrossRule(0, ink.frame)] }
  for (const slab of slabs.slice(1)) slab.head = rule
  const last = slabs.at(-1)
  last?.marks.push(acrossRule(last.height, ink.frame))
  return spaced(slabs, space.table[0], space.table[1])
}
