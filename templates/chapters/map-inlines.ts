import type { Block, Inline } from '../blocks.ts'

type MapRun = (run: Inline) => Inline

const inRuns = (runs: readonly Inline[], map: MapRun): Inline[] =>
  runs.map((run) => map(typeof run === 'object' && 'note' in run ? { note: inRuns(run.note, map) } : run))

/** The same block with every run of its text passed through `map`; notes first within, then themselves. */
export function mapInlines(block: Block, map: MapRun): Block {
  const runs = (some: readonly Inline[]) => inRuns(some, map)
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
      return { ...block, text: runs(block.text) }
    case 'facts':
      return { ...block, rows: block.rows.map((row) => ({ ...row, value: runs(row.value) })) }
    case 'list':
      return { ...block, items: block.items.map(runs) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((cells) => cells.map(runs)),
        ...(block.total ? { total: block.total.map(runs) } : {}),
      }
    default:
      return block
  }
}
