import type { Block, Column, Inline, Span } from '../blocks.ts'
import { barred, type Lines, plainOf, takeName } from './notation-lines.ts'
import { blockWords } from './write-notation.ts'

type Row = { cells: string[]; line: number }

const share = /^(:?)-+(?:(\d+(?:\.\d+)?)-+|-*)(:?)$/

/** Rows of a table with its caption before and its note after; its second line may give widths in per cent and alignment. */
export function readTable(lines: Lines): Block | null {
  const caption = captionOf(lines)
  const from = lines.at
  const rows = rowsOf(lines)
  const [head, second] = rows
  if (!head) {
    lines.wrong(`${blockWords.caption}后面没有表格`, from - 1)
    return null
  }
  const measured = second?.cells.every((cell) => share.test(cell)) ? second : null
  const columns = columnsOf(lines, head, measured)
  const body = rows.slice(measured ? 2 : 1)
  const total = totalOf(lines, columns.length)
  for (const { cells, line } of body)
    if (cells.length !== columns.length) lines.wrong(`这一行有 ${cells.length} 格，表头有 ${columns.length} 格`, line)
  const note = noteOf(lines)
  const spans = spansOf(lines, body)
  return {
    kind: 'table',
    ...caption,
    columns,
    rows: body.map(({ cells, line }) => columns.map((_, at) => cellOf(lines, cells[at] ?? '', line))),
    ...(spans.length > 0 ? { spans } : {}),
    ...(total ? { total } : {}),
    ...(note === null ? {} : { note }),
  }
}

function captionOf(lines: Lines): { caption?: string; id?: string } {
  const line = lines.all[lines.at] ?? ''
  if (!line.startsWith(blockWords.caption)) return {}
  lines.at += 1
  const { words, id } = takeName(line.slice(blockWords.caption.length))
  return { ...(id ? { id } : {}), ...(words === '' ? {} : { caption: plainOf(words) }) }
}

function rowsOf(lines: Lines): Row[] {
  const rows: Row[] = []
  for (; (lines.all[lines.at] ?? '').startsWith('|'); lines.at += 1)
    rows.push({ cells: barred(lines.all[lines.at] ?? ''), line: lines.at })
  return rows
}

/** Columns that give no width share what the others leave. */
function columnsOf(lines: Lines, { cells, line }: Row, measured: Row | null): Column[] {
  const told = cells.map((_, at) => share.exec(measured?.cells[at] ?? ''))
  if (measured && measured.cells.length !== cells.length)
    lines.wrong(`列宽有 ${measured.cells.length} 格，表头有 ${cells.length} 格`, measured.line)
  const widths = told.map((one) => (one?.[2] === undefined ? null : Number(one[2]) / 100))
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  const open = widths.filter((width) => width === null).length
  const wrong = open > 0 ? given >= 1 : Math.abs(given - 1) > 0.02
  if (wrong) lines.wrong('各列宽度合计应为 100', measured?.line ?? line)
  if (widths.some((width) => width !== null && width <= 0)) lines.wrong('列宽应大于 0', measured?.line ?? line)
  return cells.map((cell, at) => {
    const [, left = '', , right = ''] = told[at] ?? []
    const align = left && right ? 'center' : left ? 'left' : right ? 'right' : null
    const parts = /^((?:\\.|[^\\])*?)::(.*)$/s.exec(cell)
    return {
      head: plainOf(parts ? (parts[2] ?? '') : cell),
      width: widths[at] ?? (1 - given) / open,
      ...(align ? { align } : {}),
      ...(parts ? { group: plainOf(parts[1] ?? '') } : {}),
    }
  })
}

function totalOf(lines: Lines, width: number): Inline[][] | null {
  const line = lines.all[lines.at] ?? ''
  if (!line.startsWith(blockWords.total)) return null
  const cells = barred(line.slice(blockWords.total.length).trim())
  if (cells.length !== width) lines.wrong(`合计行有 ${cells.length} 格，表头有 ${width} 格`, lines.at)
  const total = cells.map((cell) => lines.inline(cell, lines.at))
  lines.at += 1
  return total
}

function noteOf(lines: Lines): string | null {
  const line = lines.all[lines.at] ?? ''
  if (!line.startsWith(blockWords.tableNote)) return null
  lines.at += 1
  return plainOf(line.slice(blockWords.tableNote.length).trim())
}

const cellOf = (lines: Lines, cell: string, line: number): Inline[] =>
  cell === '<' || cell === '^' ? [] : lines.inline(cell, line)

/** Merged cells: `<` belongs to the cell on its left, `^` to the one above; together they make rectangles. */
function spansOf(lines: Lines, rows: readonly Row[]): Span[] {
  const spans: Span[] = []
  const taken = new Set<string>()
  rows.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      if (cell === '<' || cell === '^') return
      let columns = 1
      while (cells[column + columns] === '<') columns += 1
      let height = 1
      while (continues(rows[row + height], column, columns)) height += 1
      if (columns === 1 && height === 1) return
      spans.push({ row, column, rows: height, columns })
      for (let r = row; r < row + height; r += 1)
        for (let c = column; c < column + columns; c += 1) taken.add(`${r} ${c}`)
    })
  })
  rows.forEach(({ cells, line }, row) => {
    const lost = cells.findIndex((cell, column) => (cell === '<' || cell === '^') && !taken.has(`${row} ${column}`))
    if (lost >= 0) lines.wrong(`第 ${lost + 1} 格的“${cells[lost]}”不属于任何合并的格`, line)
  })
  return spans
}

const continues = (row: Row | undefined, column: number, columns: number): boolean =>
  row?.cells[column] === '^' &&
  row.cells.slice(column + 1, column + columns).every((cell) => cell === '<') &&
  row.cells[column + columns] !== '<'
