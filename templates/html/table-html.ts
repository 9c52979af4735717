import type { Block, Column, Inline, Span } from '../blocks.ts'
import { coveredBy } from '../covered-cells.ts'
import { headCells } from '../head-cells.ts'
import { escapeHtml } from './escape-html.ts'

type Words = { lines: (words: string) => string; inlines: (run: readonly Inline[]) => string }

const spanning = (rows: number, columns: number): string =>
  `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}`

function headRows(columns: readonly Column[], { lines }: Words): string {
  return headCells(columns)
    .map((row) => {
      const cells = row.map(
        ({ head, rows, columns }) =>
          `<th scope="${columns > 1 ? 'colgroup' : 'col'}"${spanning(rows, columns)}>${lines(head)}</th>`,
      )
      return `<tr>${cells.join('')}</tr>`
    })
    .join('')
}

/** A table in a frame that scrolls where the screen is narrower; cells that reach over others are said once, as on the pages. */
export function tableHtml(table: Extract<Block, { kind: 'table' }>, words: Words): string {
  const { id, caption, columns, rows, spans = [], total, note } = table
  const covered = coveredBy(spans)
  const cell = (run: readonly Inline[], at: number, span: Span | undefined) => {
    const align = columns[at]?.align
    const reach = span ? spanning(span.rows, span.columns) : ''
    return `<td${reach}${align ? ` class="doc-${align}"` : ''}>${words.inlines(run)}</td>`
  }
  const row = (cells: readonly Inline[][], nth: number) => {
    const own = columns.map((_, at) => {
      if (covered(nth, at)) return ''
      return cell(
        cells[at] ?? [],
        at,
        spans.find((span) => span.row === nth && span.column === at),
      )
    })
    return `<tr>${own.join('')}</tr>`
  }
  return [
    `<div class="doc-table-scroll" role="group" tabindex="0" aria-label="${escapeHtml(caption ?? '表格')}"><table class="doc-table"${id ? ` id="doc-${escapeHtml(id)}"` : ''}>`,
    caption ? `<caption>${words.lines(caption)}</caption>` : '',
    `<thead>${headRows(columns, words)}</thead>`,
    `<tbody>${rows.map(row).join('')}</tbody>`,
    total ? `<tfoot>${row(total, -1)}</tfoot>` : '',
    '</table></div>',
    note ? `<p class="doc-p doc-note doc-flush">${words.lines(note)}</p>` : '',
  ].join('')
}
