import type { Block, Inline } from './blocks.ts'

/** Every run of text of a block, in reading order: a paragraph has one, a table one for each cell. */
export function runsIn(block: Block): readonly Inline[][] {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
      return [block.text]
    case 'facts':
      return block.rows.map(({ value }) => value)
    case 'list':
      return block.items
    case 'table':
      return [...block.rows.flat(), ...(block.total ?? [])]
    case 'code':
      return block.text
    default:
      return []
  }
}

/** Takes one part of a text after another; notes are told before what they say. */
type Tell = (part: Inline) => void

/** Tells every part of a run, and those of its footnotes. */
export function tellRun(run: readonly Inline[], tell: Tell): void {
  for (const part of run) {
    tell(part)
    if (typeof part !== 'string' && 'note' in part) tellRun(part.note, tell)
  }
}

/** The same for every run of a block, in reading order: a document is walked through often, so nothing is made on the way. */
export function tellParts(block: Block, tell: Tell): void {
  if (block.kind !== 'table') {
    for (const run of runsIn(block)) tellRun(run, tell)
    return
  }
  for (const row of block.rows) for (const cell of row) tellRun(cell, tell)
  for (const cell of block.total ?? []) tellRun(cell, tell)
}

/** Whether a footnote or a reference stands in a block. */
export function holdsMoreThanWords(block: Block): boolean {
  let found = false
  tellParts(block, (part) => {
    if (typeof part !== 'string' && !('text' in part)) found = true
  })
  return found
}

/** The block with each of its runs changed. */
export function withRuns(block: Block, change: (run: Inline[]) => Inline[]): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
      return { ...block, text: change(block.text) }
    case 'facts':
      return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: change(value) })) }
    case 'list':
      return { ...block, items: block.items.map(change) }
    case 'table': {
      const rows = block.rows.map((row) => row.map(change))
      return block.total ? { ...block, rows, total: block.total.map(change) } : { ...block, rows }
    }
    case 'code':
      return { ...block, text: block.text.map(change) }
    default:
      return block
  }
}
