import type { CellRuns, Comparison } from '#templates/compare/compare.ts'
import { type Passage, passageText } from '#templates/compare/passages.ts'
import type { Run } from '#templates/compare/runs.ts'

/** What a reader of the comparison alone would rebuild: nothing here looks at the other version's passages. */

const cellsOf = (cells: readonly CellRuns[], side: 'before' | 'after'): string[] =>
  cells
    .filter(({ only }) => only === undefined || only === side)
    .map(({ runs }) =>
      runs
        .filter(({ op }) => op === 'same' || op === (side === 'before' ? 'deleted' : 'inserted'))
        .map(({ text }) => text)
        .join(''),
    )

const one = ({ kind, cells }: Pick<Passage, 'kind' | 'cells'>): string =>
  `${kind} ${passageText({ cells } as Passage)}\n`

/** The old text; unchanged and deleted passages stand in it as they were. */
export const textBefore = ({ before, rows }: Comparison): string =>
  rows
    .map((row) => {
      if (row.kind === 'same' || row.kind === 'deleted') return one(before[row.a]!)
      if (row.kind === 'changed') return one({ kind: before[row.a]!.kind, cells: cellsOf(row.cells, 'before') })
      return ''
    })
    .join('')

/** The old text with every change made: unchanged passages are taken from the old version, moved ones from their old place. */
export const textAfter = ({ before, after, rows }: Comparison): string =>
  rows
    .map((row) => {
      if (row.kind === 'same') return one(before[row.a]!)
      if (row.kind === 'deleted') return ''
      const { kind } = after[row.b]!
      if (row.kind === 'changed') return one({ kind, cells: cellsOf(row.cells, 'after') })
      return row.cells ? one({ kind, cells: cellsOf(row.cells, 'after') }) : one(after[row.b]!)
    })
    .join('')

/** The comparison as one text of runs, as a difference of two strings would give it. */
export function asOneText({ before, after, rows }: Comparison): Run[] {
  const runs: Run[] = []
  const say = (op: Run['op'], text: string) => {
    const last = runs.at(-1)
    if (last?.op === op) last.text += text
    else if (text !== '') runs.push({ op, text })
  }
  for (const row of rows) {
    if (row.kind === 'same') say('same', one(before[row.a]!))
    else if (row.kind === 'deleted') say('deleted', one(before[row.a]!))
    else if (row.kind === 'inserted') say('inserted', one(after[row.b]!))
    else {
      for (const { runs: own } of row.cells) for (const run of own) say(run.op, run.text)
      say('same', '\n')
    }
  }
  return runs
}

/** Unchanged runs of at most two characters between changes: confetti that no reader accepts. */
export const crumbsIn = (runs: readonly Run[]): number =>
  runs.filter(({ op, text }) => op === 'same' && text.length <= 2).length
