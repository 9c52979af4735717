import type { Mark, MarkedBlock, MarkedParagraph, MarkedRow, MarkedRun, MarkedTable } from './marked.ts'

/** Revisions that are refused; all others are accepted. */
export type Refused = ReadonlySet<number>

/** Words stay that every edit they are in lets stay: what was put in and accepted, what was taken out and refused. */
const stays = (marks: readonly Mark[] | undefined, refused: Refused): boolean =>
  (marks ?? []).every(({ change, revision }) => (change === 'inserted') !== refused.has(revision))

function settleRuns(runs: readonly MarkedRun[], refused: Refused): MarkedRun[] {
  return runs
    .filter(({ marks }) => stays(marks, refused))
    .map(({ marks: _, note, ...run }) => (note ? { ...run, note: settleRuns(note, refused) } : run))
}

/** A table of which every row went is gone; rows that were put in and refused, or taken out, are left out. */
function settleTable(table: MarkedTable, refused: Refused): MarkedTable | null {
  const rows = table.rows
    .filter(({ marks }) => stays(marks, refused))
    .map(
      ({ marks: _, ...row }): MarkedRow => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, runs: settleRuns(cell.runs, refused) })),
      }),
    )
  return rows.length > 0 ? { ...table, rows } : null
}

const saysNothing = (runs: readonly MarkedRun[]): boolean =>
  runs.every(({ text, note, page }) => text.trim() === '' && !note && !page)

/**
 * The text as it stands after every revision was accepted or refused. A paragraph whose end went goes on in the next, which
 * gives both its style, as Word does it.
 */
export function settleMarks(blocks: readonly MarkedBlock[], refused: Refused): MarkedBlock[] {
  const settled: MarkedBlock[] = []
  let carried: MarkedRun[] = []
  const put = (paragraph: MarkedParagraph) => {
    if (!saysNothing(paragraph.runs)) settled.push(paragraph)
  }
  let last: MarkedParagraph | null = null
  const release = () => {
    if (last && !saysNothing(carried)) put({ ...last, runs: carried })
    carried = []
    last = null
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const { marks, runs, ...shape } = block
      const own: MarkedParagraph = { ...shape, runs: [...carried, ...settleRuns(runs, refused)] }
      if (stays(marks, refused)) {
        carried = []
        last = null
        put(own)
      } else {
        carried = own.runs
        last = own
      }
      continue
    }
    release()
    const kept = block.kind === 'table' ? settleTable(block, refused) : block
    if (kept) settled.push(kept)
  }
  release()
  return settled
}

/** Every revision that a part of the text has something to do with. */
export function revisionsIn(blocks: readonly MarkedBlock[]): Set<number> {
  const found = new Set<number>()
  const note = (marks: readonly Mark[] | undefined) => {
    for (const { revision } of marks ?? []) found.add(revision)
  }
  const runs = (some: readonly MarkedRun[]) => {
    for (const { marks, note: words } of some) {
      note(marks)
      if (words) runs(words)
    }
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      note(block.marks)
      runs(block.runs)
    }
    if (block.kind === 'table')
      for (const row of block.rows) {
        note(row.marks)
        for (const cell of row.cells) runs(cell.runs)
      }
  }
  return found
}
