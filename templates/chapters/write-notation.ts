import type { Block, Column } from '../blocks.ts'
import { writeInlines } from './inline-notation.ts'
import { endOfQuote, nothingTried } from './notation-lines.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Before a paragraph, in this order. */
export const paragraphWords = {
  left: '【居左】',
  center: '【居中】',
  right: '【居右】',
  flush: '【顶格】',
  note: '【注】',
  kai: '【楷体】',
  lead: '【引言】',
} as const
export const blockWords = {
  break: '【分页】',
  empty: '【空行】',
  caption: '【表题】',
  tableNote: '【表注】',
  total: '【合计】',
  facts: '【要素表】',
  note: '【提示】',
  warning: '【警示】',
  seal: '【盖章】',
  chart: '【图】',
  columns: '【柱形图】',
  lines: '【折线图】',
} as const

/** Between the two halves of a line that has two. */
export const divider = '｜'

const plain = (words: string): string => words.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
/** In a table a bar ends a cell, but not the one between a quote and its form. */
function inCell(words: string): string {
  const tried = nothingTried()
  let said = ''
  for (let at = 0; at < words.length; ) {
    const end = endOfQuote(words, at, tried) ?? at + 1
    said += end === at + 1 && words[at] === '|' ? '\\|' : words.slice(at, end)
    at = end
  }
  return said
}
const plainCell = (words: string): string => inCell(plain(words).replaceAll('{{', '{\\{'))
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const named = (words: string, id: string | undefined): string => (id ? `${words} {#${id}}` : words)
const half = (words: string): string => plain(words).replaceAll(divider, `\\${divider}`)

/** A line that begins like something else is taken literally. */
function paragraph({ text, align, indent, style }: Of<'paragraph'>): string {
  const words = writeInlines(text).trim()
  const lead = [
    align ? paragraphWords[align] : '',
    indent === false ? paragraphWords.flush : '',
    style ? paragraphWords[style] : '',
  ].join('')
  if (words === '') return `${lead}${blockWords.empty}`
  return `${lead}${/^(#|[-+]{1,2} |\||【)/.test(words) ? '\\' : ''}${words}`
}

function widthOf({ width, align }: Column): string {
  const share = Number((width * 100).toFixed(2))
  return `${align === 'left' || align === 'center' ? ':' : ''}-${share}-${align === 'right' || align === 'center' ? ':' : ''}`
}

const headOf = ({ head, group }: Column): string => {
  const said = (words: string) => plainCell(words).replaceAll('::', ':\\:')
  return `${group ? `${said(group)}::` : ''}${said(head)}`
}

/** Cells under a span: `<` belongs to the cell on the left, `^` to the one above. */
function covered({ spans = [] }: Of<'table'>, at: number, column: number): '<' | '^' | null {
  const over = spans.find(
    (span) =>
      at >= span.row && at < span.row + span.rows && column >= span.column && column < span.column + span.columns,
  )
  if (!over || (over.row === at && over.column === column)) return null
  return column > over.column ? '<' : '^'
}

const cell = (words: string): string =>
  words === '<' || words === '^' || words.startsWith('【') ? `\\${words}` : words

function table(block: Of<'table'>): string {
  const { columns, rows, caption, note, total, id } = block
  return [
    ...(caption !== undefined || id ? [`${blockWords.caption}${named(plain(caption ?? ''), id)}`] : []),
    row(columns.map(headOf)),
    row(columns.map(widthOf)),
    ...rows.map((cells, at) =>
      row(
        columns.map(
          (_, column) => covered(block, at, column) ?? cell(inCell(writeInlines(cells[column] ?? []).trim())),
        ),
      ),
    ),
    ...(total
      ? [
          `${blockWords.total}${row(columns.map((_, column) => cell(inCell(writeInlines(total[column] ?? []).trim()))))}`,
        ]
      : []),
    ...(note === undefined ? [] : [`${blockWords.tableNote}${plain(note)}`]),
  ].join('\n')
}

/** `-` and `+`, twice on the second level. */
function listSign({ ordered, deeper }: Of<'list'>, at: number): string {
  const below = deeper?.[at]
  return below ? (below === 'ordered' ? '++' : '--') : ordered ? '+' : '-'
}

function one(block: Block): string | null {
  switch (block.kind) {
    case 'heading':
      return `${block.level === 3 ? '##' : '#'}${block.unnumbered ? '*' : ''} ${named(plain(block.text), block.id)}`
    case 'paragraph':
      return paragraph(block)
    case 'facts':
      return [
        blockWords.facts,
        ...block.rows.map(({ label, value }) => row([plainCell(label), inCell(writeInlines(value).trim())])),
      ].join('\n')
    case 'table':
      return table(block)
    case 'list':
      return block.items.map((item, at) => `${listSign(block, at)} ${writeInlines(item).trim()}`).join('\n')
    case 'callout':
      return `${blockWords[block.tone]}${half(block.title)}${divider}${writeInlines(block.text).trim()}`
    case 'page-break':
      return blockWords.break
    case 'seal':
      return `${blockWords.seal}${half(block.of)}${block.date === undefined ? '' : `${divider}${plain(block.date)}`}`
    case 'chart':
      return [
        `${blockWords[block.form ?? 'chart']}${half(block.caption)}${divider}${named(plain(block.unit), block.id)}`,
        ...block.series.map(({ label, value, of }) =>
          row([plainCell(label), plainCell(value), ...(of === undefined ? [] : [plainCell(of)])]),
        ),
      ].join('\n')
    default:
      return null
  }
}

/**
 * Blocks of a chapter as text that people can write; `readNotation` reads the same blocks from it. Null where something in
 * it is not theirs to write: signature pages, codes, a table of contents, headings of chapters.
 */
export function notationOf(blocks: readonly Block[]): string | null {
  const lines = blocks.map((block) => (block.kind === 'heading' && block.level === 1 ? null : one(block)))
  return lines.includes(null) ? null : `${lines.join('\n\n')}\n`
}
