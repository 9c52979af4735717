import type { Block, Cover, FilingDocument, Inline } from '../blocks.ts'
import { runsIn } from '../runs-in.ts'
import { plainText } from './signs.ts'

/** What a passage is in its block, so that marked pages can be set from passages again. */
export type Part = 'whole' | 'item' | 'head' | 'row' | 'total' | 'caption' | 'note' | 'title' | 'footnote'

/**
 * The unit that versions are compared by: a heading, a paragraph, an item of a list or a row of a table. `cells` holds
 * one text, or those of a row by column. `block` is the place of its block in the document, -1 for the cover.
 */
export type Passage = {
  kind: 'heading' | 'text' | 'row'
  part: Part
  cells: readonly string[]
  block: number
  level?: 1 | 2 | 3
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
type Make = (part: Part, ...cells: string[]) => Passage

/** A passage as one text; the cells of a row stand apart by a tab. */
export const passageText = ({ cells }: Passage): string => cells.join('\t')

const text =
  (block: number): Make =>
  (part, ...cells) => ({ kind: 'text', part, cells, block })

const row =
  (block: number): Make =>
  (part, ...cells) => ({ kind: 'row', part, cells, block })

function ofTable({ caption, columns, rows, total, note }: Of<'table'>, at: number): Passage[] {
  const [say, line] = [text(at), row(at)]
  const cellsOf = (cells: readonly Inline[][]) => columns.map((_, column) => plainText(cells[column] ?? []))
  return [
    ...(caption ? [say('caption', caption)] : []),
    line('head', ...columns.map(({ head, group }) => (group ? `${group} ${head}` : head))),
    ...rows.map((cells) => line('row', ...cellsOf(cells))),
    ...(total ? [line('total', ...cellsOf(total))] : []),
    ...(note ? [say('note', note)] : []),
  ]
}

function ofBlock(block: Block, at: number): Passage[] {
  const [say, line] = [text(at), row(at)]
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', part: 'whole', cells: [block.text], block: at, level: block.level }]
    case 'paragraph':
      return [say('whole', plainText(block.text))]
    case 'facts':
      return block.rows.map(({ label, value }) => line('row', label, plainText(value)))
    case 'table':
      return ofTable(block, at)
    case 'list':
      return block.items.map((item) => say('item', plainText(item)))
    case 'signature':
      return block.parties.map(({ role, name, persons = [], date = '' }) =>
        line('row', role, name, persons.join('、'), date),
      )
    case 'code':
      return block.text.map((run) => say('item', plainText(run)))
    case 'seal':
      return [line('row', '盖章', block.of, block.date ?? '')]
    case 'callout':
      return [say('title', block.title), say('whole', plainText(block.text))]
    case 'chart':
      return [
        say('caption', `${block.caption}（${block.unit}）`),
        ...block.series.map(({ of, label, value }) => line('row', of ? `${of} ${label}` : label, value)),
      ]
    case 'toc':
    case 'page-break':
      return []
  }
}

function ofCover({ title, subtitle, issuer, facts, parties, date }: Cover): Passage[] {
  const [say, line] = [text(-1), row(-1)]
  return [
    say('title', issuer),
    say('title', title),
    ...(subtitle ? [say('title', subtitle)] : []),
    ...facts.map(({ label, value }) => line('row', label, value)),
    ...parties.map(({ label, name }) => line('row', label, name)),
    say('whole', date),
  ]
}

const notesOf = (block: Block, at: number): Passage[] =>
  runsIn(block)
    .flat()
    .flatMap((part) => (typeof part !== 'string' && 'note' in part ? [text(at)('footnote', plainText(part.note))] : []))

/**
 * Everything a settled document says, in reading order; footnotes after the block they stand in. The contents are left out:
 * they repeat the headings.
 */
export const passagesOf = ({ cover, blocks }: Pick<FilingDocument, 'cover' | 'blocks'>): Passage[] => [
  ...(cover ? ofCover(cover) : []),
  ...blocks.flatMap((block, at) => [...ofBlock(block, at), ...notesOf(block, at)]),
]
