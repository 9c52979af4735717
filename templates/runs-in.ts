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
