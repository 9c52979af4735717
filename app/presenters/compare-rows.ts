import type { CellRuns, Comparison, Row } from '#templates/compare/compare.ts'
import type { Run } from '#templates/compare/runs.ts'
import type { NamedChange } from '../filings/revisions.server.ts'

export type Answer = { href: string; label: string }

/** One line of a comparison as it is drawn: cells of a row, runs of a cell. What a side does not have is null. */
export type RowView =
  | { kind: 'gap'; passages: number }
  | { kind: 'same'; look: Look; cells: string[] }
  | {
      kind: 'change'
      look: Look
      /** Counts from 1, in reading order; both places of a moved passage have one. */
      number: number
      anchor: string
      /** The anchors of the changes shown before and after it. */
      previous: string | null
      next: string | null
      word: string
      before: Run[][] | null
      after: Run[][] | null
      /** Both in one, for a narrow screen. */
      both: Run[][]
      dated: boolean
      unasked: boolean
      answers: Answer[]
    }

export type Look = 'heading' | 'text' | 'row'

export type ChapterView = { title: string; changes: number; first: string | null; rows: RowView[] }

export type Showing = {
  named: readonly NamedChange[]
  /** The answers that name a change, by its key. */
  answers: ReadonlyMap<string, Answer[]>
  /** In the comparison of a round, a change without an answer was not asked for. */
  ofRound: boolean
  /** Everything, or only changes with the passage before and after them. */
  whole: boolean
  only: 'unasked' | null
}

const words: Record<NamedChange['kind'], string> = {
  changed: '修改',
  deleted: '删除',
  inserted: '新增',
  moved: '移动',
}

const sideOf = (cells: readonly CellRuns[], side: 'before' | 'after'): Run[][] =>
  cells
    .filter(({ only }) => only === undefined || only === side)
    .map(({ runs }) => runs.filter(({ op }) => op === 'same' || op === (side === 'before' ? 'deleted' : 'inserted')))

const whole = (op: Run['op'], cells: readonly string[]): Run[][] =>
  cells.map((text) => (text === '' ? [] : [{ op, text }]))

/** The comparison by chapter. Chapters without anything to show are left out unless the whole text is asked for. */
export function viewChapters(comparison: Comparison, showing: Showing): ChapterView[] {
  const lines = comparison.rows.map((row) => ({ chapter: row.chapter, view: viewRow(comparison, row, showing) }))
  const wanted = lines.map(({ view }) => view.kind === 'change' && (showing.only === null || view.unasked))
  const shown = lines.map((_, at) => showing.whole || wanted[at] || wanted[at - 1] || wanted[at + 1])
  joinChanges(lines.flatMap(({ view }, at) => (shown[at] && view.kind === 'change' ? [view] : [])))
  return comparison.chapters.flatMap(({ title, changes }, chapter): ChapterView[] => {
    const rows: RowView[] = []
    let first: string | null = null
    for (const [at, line] of lines.entries()) {
      if (line.chapter !== chapter) continue
      const last = rows.at(-1)
      if (shown[at]) rows.push(line.view)
      else if (last?.kind === 'gap') last.passages += 1
      else rows.push({ kind: 'gap', passages: 1 })
      if (first === null && wanted[at] && line.view.kind === 'change') first = line.view.anchor
    }
    return showing.whole || first !== null ? [{ title, changes, first, rows }] : []
  })
}

type ChangeView = Extract<RowView, { kind: 'change' }>

function joinChanges(changes: readonly ChangeView[]): void {
  for (const [at, change] of changes.entries()) {
    change.previous = changes[at - 1]?.anchor ?? null
    change.next = changes[at + 1]?.anchor ?? null
  }
}

function viewRow(comparison: Comparison, row: Row, showing: Showing): RowView {
  const old = 'a' in row ? comparison.before[row.a] : undefined
  const now = 'b' in row ? comparison.after[row.b] : undefined
  const look = (now ?? old)?.kind ?? 'text'
  if (row.kind === 'same') return { kind: 'same', look, cells: [...(now?.cells ?? [])] }
  const change = showing.named[row.change]
  const answers = (change && showing.answers.get(change.key)) ?? []
  const dated = change?.dated === true
  return {
    kind: 'change',
    look,
    number: row.change + 1,
    anchor: `change-${row.change + 1}${row.kind === 'deleted' && row.to !== undefined ? '-from' : ''}`,
    previous: null,
    next: null,
    word: wordOf(row, change),
    ...sides(row, old?.cells ?? [], now?.cells ?? []),
    dated,
    unasked: showing.ofRound && !dated && answers.length === 0,
    answers,
  }
}

function wordOf(row: Row, change: NamedChange | undefined): string {
  if (row.kind === 'deleted' && row.to !== undefined) return '移走'
  if (row.kind === 'inserted' && row.from !== undefined) return '移入'
  return change ? words[change.kind] : ''
}

function sides(
  row: Exclude<Row, { kind: 'same' }>,
  old: readonly string[],
  now: readonly string[],
): { before: Run[][] | null; after: Run[][] | null; both: Run[][] } {
  if (row.kind === 'deleted') {
    const gone = whole('deleted', old)
    return { before: gone, after: null, both: gone }
  }
  if (row.kind === 'inserted') {
    const come = whole('inserted', now)
    return { before: null, after: come, both: row.cells ? row.cells.map(({ runs }) => runs) : come }
  }
  return {
    before: sideOf(row.cells, 'before'),
    after: sideOf(row.cells, 'after'),
    both: row.cells.map(({ runs }) => runs),
  }
}
