import { type Block, type DeepItem, type Inline, type Span, wordsIn } from '../blocks.ts'

/** A row as a marked document shows it: one of the new version, or one that is gone among them. */
export type MarkedRow = { cells: Inline[][]; stays: boolean }

/** Rows of a block that has rows, as cells of runs; null for any other block. */
export function rowsOf(block: Block): Inline[][][] | null {
  if (block.kind === 'table') return block.rows
  if (block.kind === 'facts') return block.rows.map(({ label, value }) => [[label], value])
  return block.kind === 'list' ? block.items.map((item) => [item]) : null
}

/** A cell reaches over the rows it reached over; where a row that is gone stands between them, it reaches over none. */
function spansAmong(spans: readonly Span[], rows: readonly MarkedRow[]): Span[] {
  const places = rows.flatMap(({ stays }, at) => (stays ? [at] : []))
  return spans.flatMap((span) => {
    const [first, last] = [places[span.row], places[span.row + span.rows - 1]]
    if (first === undefined) return []
    if (last === first + span.rows - 1) return [{ ...span, row: first }]
    return span.columns > 1 ? [{ ...span, row: first, rows: 1 }] : []
  })
}

/** An item keeps its level; one that is gone is shown on the level of the item before it. */
function levelsAmong(deeper: readonly DeepItem[], rows: readonly MarkedRow[]): DeepItem[] {
  let at = 0
  const levels: DeepItem[] = []
  for (const { stays } of rows) levels.push(stays ? (deeper[at++] ?? null) : (levels.at(-1) ?? null))
  return levels
}

export function withRows(block: Block, rows: readonly MarkedRow[]): Block {
  const cells = rows.map((row) => row.cells)
  if (block.kind === 'table')
    return { ...block, rows: cells, ...(block.spans ? { spans: spansAmong(block.spans, rows) } : {}) }
  if (block.kind === 'list')
    return {
      ...block,
      items: cells.map((row) => row.flat()),
      ...(block.deeper ? { deeper: levelsAmong(block.deeper, rows) } : {}),
    }
  if (block.kind !== 'facts') return block
  // Labels are plain words: a changed one is shown with its value.
  return {
    ...block,
    rows: cells.map(([label = [], value = []]) => {
      const plain = label.every((run) => typeof run === 'string')
      return plain ? { label: label.join(''), value } : { label: plainWords(label), value: [...label, '：', ...value] }
    }),
  }
}

/** The words that are there now, without those taken out. */
const plainWords = (runs: readonly Inline[]): string =>
  runs
    .map((run) => (typeof run !== 'string' && 'change' in run && run.change === 'deleted' ? '' : wordsIn(run)))
    .join('')
