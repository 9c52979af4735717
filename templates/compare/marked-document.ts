import { type Block, type FilingDocument, heading, type Inline, paragraph } from '../blocks.ts'
import { settled } from '../settled.ts'
import type { CellRuns, Comparison, Row } from './compare.ts'
import { type MarkedRow, rowsOf, withRows } from './marked-rows.ts'
import type { Passage } from './passages.ts'
import type { Run } from './runs.ts'
import { withMarkedNotes, withSigned } from './signs.ts'

/** How the words of a revision are shown; what was taken out may be left out. */
type Manner = { inserted: (text: string) => Inline; deleted: ((text: string) => Inline) | null }

const redline: Manner = {
  inserted: (text) => ({ text, change: 'inserted' }),
  deleted: (text) => ({ text, change: 'deleted' }),
}

/** 楷体加粗: the new version alone, its revised words in bold kai (domain §4.4). */
const revised: Manner = { inserted: (text) => ({ text, kai: true, bold: true }), deleted: null }

export type Versions = { before: FilingDocument; after: FilingDocument; comparison: Comparison }

/** The new version with what went struck through and what came underlined. `versions` names both, such as 第1版. */
export const redlineOf = (compared: Versions, versions: string): FilingDocument =>
  markedOf(compared, redline, {
    title: '修订对照',
    words: `${versions}。下划线（蓝）为新增，删除线（红）为删除；移动的段落在原处划去，在新处列示。`,
  })

/** The new version as it goes with a reply: every word that is not in the old one in bold kai. */
export const revisedOf = (compared: Versions, versions: string): FilingDocument =>
  markedOf(compared, revised, { title: '修订稿', words: `${versions}。修改和新增的内容以楷体加粗列示。` })

type Notice = { title: string; words: string }

function markedOf({ after: newer, comparison }: Versions, manner: Manner, notice: Notice): FilingDocument {
  const after = settled(newer)
  const marker = markerOf(comparison, manner)
  const blocks = after.blocks.flatMap((block, at) => marker.block(block, at))
  const elsewhere = marker.rest()
  return {
    ...after,
    title: `${after.title}（${notice.title}）`,
    blocks: [
      { kind: 'callout', tone: 'note', title: notice.title, text: [notice.words] },
      ...blocks,
      ...(elsewhere.length > 0 ? [heading(1, '封面、表头、签署页等处的修改'), ...elsewhere] : []),
    ],
  }
}

type Gone = Extract<Row, { kind: 'deleted' }>

/** What stands before each passage of the new version and is gone, and what became of the passage itself. */
function rowsByPassage({ rows, after }: Comparison) {
  const gone: Gone[][] = Array.from({ length: after.length + 1 }, () => [])
  const rowOf: (Row | undefined)[] = []
  let next = 0
  for (const row of rows) {
    if (row.kind === 'deleted') gone[next]?.push(row)
    else {
      rowOf[row.b] = row
      next = row.b + 1
    }
  }
  return { gone, rowOf }
}

function markerOf(comparison: Comparison, manner: Manner) {
  const { before, after } = comparison
  const { gone, rowOf } = rowsByPassage(comparison)
  const elsewhere: Block[] = []
  let at = 0
  const struck = ({ a }: Gone): Block[] =>
    manner.deleted ? [paragraph([manner.deleted(before[a]!.cells.join('　'))], { indent: false })] : []
  const runsOf = (place: number): Inline[][] | null => marksOf(rowOf[place], after[place]!, manner)
  /** Parts that are set as plain words cannot carry marks; their changes are told at the end. */
  const tell = (place: number) => {
    const cells = runsOf(place)?.map((cell, nth) => (nth > 0 ? ['　', ...cell] : cell))
    if (cells) elsewhere.push(paragraph(cells.flat(), { indent: false }))
  }
  const rowsAt = (block: Block, place: number, was: Inline[][] | undefined): MarkedRow[] => {
    const passage = after[place]!
    if (passage.part !== 'row' && passage.part !== 'item') {
      tell(place)
      return []
    }
    const taken = manner.deleted ? (gone[place] ?? []).filter((row) => takesIn(block, comparison, row, passage)) : []
    const cut = taken.map(({ a }) => before[a]!.cells.map((cell) => strike(manner, cell)))
    const marked = runsOf(place)
    const now = marked ? withSigned(marked, was ?? []) : (was ?? passage.cells.map((cell) => [cell]))
    return [...cut.map((cells) => ({ cells, stays: false })), { cells: now, stays: true }]
  }
  while (after[at]?.block === -1) tell(at++)
  return {
    block(plain: Block, nth: number): Block[] {
      const from = at
      while (after[at]?.block === nth) at += 1
      const all = Array.from({ length: at - from }, (_, step) => from + step)
      const isNote = (place: number) => after[place]?.part === 'footnote'
      const places = all.filter((place) => !isNote(place))
      const block = withMarkedNotes(
        plain,
        all.filter(isNote).map((place) => runsOf(place)?.flat() ?? null),
      )
      const inside = rowsOf(block)
      const cut = all.flatMap((place) =>
        (gone[place] ?? []).filter((row) => !inside || !takesIn(block, comparison, row, after[place]!)),
      )
      const first = from + headsIn(block)
      const now = inside
        ? withRows(
            block,
            places.flatMap((place) => rowsAt(block, place, inside[place - first])),
          )
        : plainBlock(block, places, { runsOf, tell })
      return [...cut.flatMap(struck), now]
    },
    rest: (): Block[] => [...(gone[after.length] ?? []).flatMap(struck), ...elsewhere],
  }
}

const strike = (manner: Manner, text: string): Inline[] => (manner.deleted && text !== '' ? [manner.deleted(text)] : [])

/** Passages of a table that stand before its first row. */
const headsIn = (block: Block): number => (block.kind === 'table' ? (block.caption ? 2 : 1) : 0)

/** A row that is gone is shown among the rows it stood in, when it has their shape. */
function takesIn(block: Block, { before }: Comparison, { a }: Gone, next: Passage): boolean {
  const row = before[a]!
  if (block.kind === 'list') return row.part === 'item' && next.part === 'item'
  if (row.part !== 'row' || next.part !== 'row') return false
  return row.cells.length === (block.kind === 'table' ? block.columns.length : 2)
}

type Reader = { runsOf: (place: number) => Inline[][] | null; tell: (place: number) => void }

function plainBlock(block: Block, places: readonly number[], { runsOf, tell }: Reader): Block {
  if (block.kind === 'paragraph' || block.kind === 'heading') {
    const marked = runsOf(places[0] ?? -1)?.flat()
    if (!marked) return block
    if (block.kind === 'heading') return { ...block, marked }
    return { ...block, text: withSigned([marked], [block.text]).flat() }
  }
  if (block.kind === 'callout') {
    if (places[0] !== undefined) tell(places[0])
    const marked = places[1] === undefined ? undefined : runsOf(places[1])?.flat()
    return marked ? { ...block, text: withSigned([marked], [block.text]).flat() } : block
  }
  for (const place of places) tell(place)
  return block
}

/** The cells of a passage with their marks; null where it is as it was. */
function marksOf(row: Row | undefined, passage: Passage, manner: Manner): Inline[][] | null {
  if (!row || row.kind === 'same' || row.kind === 'deleted') return null
  if (row.kind === 'inserted') return passage.cells.map((cell) => (cell === '' ? [] : [manner.inserted(cell)]))
  return cellsOf(row.cells, manner)
}

function cellsOf(cells: readonly CellRuns[], manner: Manner): Inline[][] {
  const marked: Inline[][] = []
  for (const { runs, only } of cells) {
    const shown = runs.flatMap((run) => inlineOf(run, manner))
    // A cell that is gone has no column left: its words stand at the end of the one before.
    if (only === 'before') marked.at(-1)?.push(...shown)
    else marked.push(shown)
  }
  return marked
}

function inlineOf({ op, text }: Run, manner: Manner): Inline[] {
  if (op === 'same') return [text]
  if (op === 'inserted') return [manner.inserted(text)]
  return manner.deleted ? [manner.deleted(text)] : []
}
