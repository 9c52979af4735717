import type { Block, Inline } from '../blocks.ts'
import { typeArea } from '../layout/page.ts'
import { alignOf } from '../layout/set-table.ts'
import type { Desk } from './desk.ts'
import { paragraph, run, runs } from './set-runs.ts'
import { twips } from './xml.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
type Cell = { inner: string; width: number; align?: 'left' | 'center' | 'right'; tint?: boolean; style: string }

const measure = twips(typeArea.measure)
const tint = '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/>'

const cell = ({ inner, width, align, tint: tinted, style }: Cell): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${tinted ? tint : ''}<w:vAlign w:val="center"/></w:tcPr>${paragraph(inner, { style, align })}</w:tc>`

/** A row is not cut by the end of a page; head rows are printed again on every page the table reaches. */
const row = (cells: readonly Cell[], head = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`

/** `firstColumn` and `firstRow` say to assistive technology which cells are heads. */
function framed(
  widths: readonly number[],
  rows: readonly string[],
  heads: 'row' | 'column' | 'none',
  style = 'Ledger',
) {
  const look = `<w:tblLook w:firstRow="${heads === 'row' ? 1 : 0}" w:firstColumn="${heads === 'column' ? 1 : 0}" w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${measure}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('', { style: 'AfterTable' })}`
}

const shares = (widths: readonly number[]): number[] => widths.map((share) => Math.round(share * measure))

/** Caption over it, head row, figures to the right, the total in bold; many columns are set smaller, as on the pages. */
export function setTable(desk: Desk, { caption, columns, rows, total, note }: Of<'table'>): string {
  const widths = shares(columns.map(({ width }) => width))
  const style = columns.length > 4 ? 'TightCell' : 'Cell'
  const aligns = columns.map((column, at) => alignOf(column, at, rows))
  const bolder = (parts: readonly Inline[]): Inline[] =>
    parts.map((part) =>
      typeof part === 'string' ? { text: part, bold: true } : 'text' in part ? { ...part, bold: true } : part,
    )
  const of = (cells: readonly Inline[][], bold: boolean): string =>
    row(
      columns.map((_, at) => ({
        inner: runs(desk, bold ? bolder(cells[at] ?? []) : (cells[at] ?? [])),
        width: widths[at] ?? 0,
        align: aligns[at] ?? 'left',
        style,
      })),
    )
  const head = columns.map(
    (column, at): Cell => ({
      inner: run(column.head, { bold: true }),
      width: widths[at] ?? 0,
      tint: true,
      align: 'center',
      style,
    }),
  )
  return [
    caption ? paragraph(run(caption), { style: 'Caption' }) : '',
    framed(
      widths,
      [row(head, true), ...rows.map((cells) => of(cells, false)), ...(total ? [of(total, true)] : [])],
      'row',
    ),
    note ? paragraph(run(note), { style: 'Note' }) : '',
  ].join('')
}

/** 要素表: labels on a tint, values beside them. */
export function setFacts(desk: Desk, { rows }: Of<'facts'>): string {
  const [left = 0, right = 0] = shares([0.28, 0.72])
  const lines = rows.map(({ label, value }) =>
    row([
      { inner: run(label), width: left, tint: true, style: 'Cell' },
      { inner: runs(desk, value), width: right, style: 'Cell' },
    ]),
  )
  return framed([left, right], lines, 'column')
}

/** The figures of a chart; its bars are decoration and stay on the pages. */
export function setChart({ caption, unit, series }: Of<'chart'>): string {
  const [left = 0, right = 0] = shares([0.6, 0.4])
  const lines = series.map(({ label, value }) =>
    row([
      { inner: run(label), width: left, style: 'Cell' },
      { inner: run(value), width: right, align: 'right', style: 'Cell' },
    ]),
  )
  const words = unit ? `${caption}（单位：${unit}）` : caption
  return `${paragraph(run(words), { style: 'Caption' })}${framed([left, right], lines, 'column')}`
}

/** Persons who sign, three in a row: room for the hand, the name printed under it. */
export function setPersons(persons: readonly string[]): string {
  const widths = shares([1 / 3, 1 / 3, 1 / 3])
  const names = Array.from({ length: Math.ceil(persons.length / 3) }, (_, at) => persons.slice(at * 3, at * 3 + 3))
  const lines = names.map((three) =>
    row(
      widths.map((width, at) => ({
        inner: three[at] ? `${run('____________________')}<w:r><w:br/></w:r>${run(three[at])}` : '',
        width,
        align: 'center',
        style: 'SignCell',
      })),
    ),
  )
  return framed(widths, lines, 'none', 'Bare')
}
