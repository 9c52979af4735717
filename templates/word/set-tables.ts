import type { Block, Column, Inline, Span } from '../blocks.ts'
import { type HeadCell, headCells } from '../head-cells.ts'
import { typeArea } from '../layout/page.ts'
import { alignOf } from '../layout/set-table.ts'
import type { Desk } from './desk.ts'
import { run } from './run.ts'
import { paragraph, runs } from './set-runs.ts'
import { twips } from './xml.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
type Cell = {
  inner: string
  width: number
  align?: 'left' | 'center' | 'right'
  tint?: boolean
  style: string
  /** Columns it reaches over. */
  columns?: number
  /** It begins a cell that reaches down, or goes on with one. */
  down?: 'restart' | 'continue'
}

const measure = twips(typeArea.measure)
const tint = '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/>'

function cell({ inner, width, align, tint: tinted, style, columns = 1, down }: Cell): string {
  const across = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''
  const merged = down ? `<w:vMerge w:val="${down}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across}${merged}${tinted ? tint : ''}<w:vAlign w:val="center"/></w:tcPr>${paragraph(inner, { style, align })}</w:tc>`
}

/** A row is not cut by the end of a page; head rows are printed again on every page the table reaches. */
const row = (cells: readonly Cell[], head = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`

/** A row over the whole grid: what a cell covers sideways is left out, what it covers downwards goes on with it. */
function reaching(cells: readonly Cell[], nth: number, spans: readonly Span[]): Cell[] {
  return cells.flatMap((each, at): Cell[] => {
    const span = spans.find(
      ({ row, column, rows, columns }) => nth >= row && nth < row + rows && at >= column && at < column + columns,
    )
    if (!span) return [each]
    if (at > span.column) return []
    const width = cells.slice(at, at + span.columns).reduce((sum, one) => sum + one.width, 0)
    const down = span.rows > 1 ? { down: nth === span.row ? ('restart' as const) : ('continue' as const) } : {}
    return [{ ...each, width, columns: span.columns, ...down }]
  })
}

/** The head in one row, or in two where columns stand in groups; the second goes on under heads that reach over both. */
function headRows(columns: readonly Column[], widths: readonly number[], style: string): string[] {
  const [upper = [], lower] = headCells(columns)
  const base = (head: string, at: number): Cell => ({
    inner: run(head, { bold: true }),
    width: widths[at] ?? 0,
    tint: true,
    align: 'center',
    style,
  })
  const grid = (row: readonly HeadCell[]): Cell[] =>
    columns.map((_, at) => base(row.find(({ column }) => column === at)?.head ?? '', at))
  const spans = upper.map(({ column, rows, columns }): Span => ({ row: 0, column, rows, columns }))
  return [upper, ...(lower ? [lower] : [])].map((cells, nth) => row(reaching(grid(cells), nth, spans), true))
}

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

/** A caption, under a name that references lead to. */
function captioned(desk: Desk, block: Block, words: string): string {
  const name = desk.bookmarks.get(block)
  if (!name) return paragraph(run(words), { style: 'Caption' })
  const id = 1_000_000 + Number(name.replace(/\D/g, ''))
  const marked = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run(words)}<w:bookmarkEnd w:id="${id}"/>`
  return paragraph(marked, { style: 'Caption' })
}

/** Caption over it, head rows, figures to the right, the total in bold; many columns are set smaller, as on the pages. */
export function setTable(desk: Desk, block: Of<'table'>): string {
  const { caption, columns, rows, spans = [], total, note } = block
  const widths = shares(columns.map(({ width }) => width))
  const style = columns.length > 4 ? 'TightCell' : 'Cell'
  const aligns = columns.map((column, at) => alignOf(column, at, rows))
  const bolder = (parts: readonly Inline[]): Inline[] =>
    parts.map((part) =>
      typeof part === 'string' ? { text: part, bold: true } : 'text' in part ? { ...part, bold: true } : part,
    )
  const of = (cells: readonly Inline[][], nth: number, bold = false): string => {
    const grid = columns.map(
      (_, at): Cell => ({
        inner: runs(desk, bold ? bolder(cells[at] ?? []) : (cells[at] ?? [])),
        width: widths[at] ?? 0,
        align: aligns[at] ?? 'left',
        style,
      }),
    )
    return row(reaching(grid, nth, bold ? [] : spans))
  }
  return [
    caption ? captioned(desk, block, caption) : '',
    framed(
      widths,
      [
        ...headRows(columns, widths, style),
        ...rows.map((cells, nth) => of(cells, nth)),
        ...(total ? [of(total, -1, true)] : []),
      ],
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
export function setChart(desk: Desk, block: Of<'chart'>): string {
  const { caption, unit, series } = block
  const [left = 0, right = 0] = shares([0.6, 0.4])
  const lines = series.map(({ of, label, value }) =>
    row([
      { inner: run(of ? `${of} ${label}` : label), width: left, style: 'Cell' },
      { inner: run(value), width: right, align: 'right', style: 'Cell' },
    ]),
  )
  const words = unit ? `${caption}（单位：${unit}）` : caption
  return `${captioned(desk, block, words)}${framed([left, right], lines, 'column')}`
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
