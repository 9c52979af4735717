import type { FilingDocument } from '../blocks.ts'
import { chineseDay } from '../format.ts'
import { settled } from '../settled.ts'
import { alignPassages } from './align.ts'
import { type Passage, passagesOf, passageText } from './passages.ts'
import { type Run, runsOf } from './runs.ts'
import { shortestEdit } from './shortest-edit.ts'

/** A cell that only one version has names the side; its runs are then all deleted or all inserted. */
export type CellRuns = { runs: Run[]; only?: 'before' | 'after' }

/**
 * One line of the comparison in reading order; what was deleted stands where it was. `a` and `b` are places in the
 * passages of the old and the new version, `change` in the list of changes. A moved passage has two lines: deleted
 * (`to`) at its old place and inserted (`from`, with what changed on the way) at the new.
 */
export type Row = { chapter: number } & (
  | { kind: 'same'; a: number; b: number }
  | { kind: 'changed'; a: number; b: number; cells: CellRuns[]; change: number }
  | { kind: 'deleted'; a: number; change: number; to?: number }
  | { kind: 'inserted'; b: number; change: number; from?: number; cells?: CellRuns[] }
)

export type Change = {
  kind: 'changed' | 'deleted' | 'inserted' | 'moved'
  /** Heading of the chapter it stands in. */
  chapter: string
  /** Whole passages; empty where there was or is none. */
  before: string
  after: string
  /** Nothing but the day of the paper itself, which every version has anew. */
  dated: boolean
}

export type Comparison = {
  before: Passage[]
  after: Passage[]
  rows: Row[]
  changes: Change[]
  /** Chapters in reading order with how many changes each has; the first holds what stands before any heading. */
  chapters: { title: string; changes: number }[]
}

export type Comparable = Pick<FilingDocument, 'cover' | 'blocks' | 'date' | 'numbering'>

/** Two versions of a text, passage by passage and word by word. The old version with all changes made is the new one. */
export function compareDocuments(old: Comparable, now: Comparable): Comparison {
  const [before, after] = [passagesOf(settled(old)), passagesOf(settled(now))]
  const { pairs, moved } = alignPassages(before, after)
  const cameFrom = new Map([...moved].map(([a, b]) => [b, a]))
  const told = tell({ before, after, dates: [old.date, now.date] })
  let [a, b] = [0, 0]
  for (const pair of [...pairs, { a: before.length, b: after.length }]) {
    for (; a < pair.a; a += 1) told.deleted(a, moved.get(a))
    for (; b < pair.b; b += 1) told.inserted(b, cameFrom.get(b))
    if (a < before.length) told.paired(a++, b++)
  }
  return { before, after, ...told.all }
}

type Told = Pick<Comparison, 'before' | 'after'> & { dates: readonly [string, string] }

function tell({ before, after, dates }: Told) {
  const all: Pick<Comparison, 'rows' | 'changes' | 'chapters'> = {
    rows: [],
    changes: [],
    chapters: [{ title: '封面及正文之前', changes: 0 }],
  }
  const movedChange = new Map<number, number>()
  const here = () => all.chapters.length - 1
  /** Chapters are opened by first-level headings of the new version, and by deleted ones. */
  const enter = (passage: Passage) => {
    if (passage.kind === 'heading' && passage.level === 1)
      all.chapters.push({ title: passage.cells[0] ?? '', changes: 0 })
  }
  const note = (kind: Change['kind'], old: string, now: string): number => {
    const chapter = all.chapters[here()]!
    chapter.changes += 1
    all.changes.push({ kind, chapter: chapter.title, before: old, after: now, dated: onlyDated(old, now, dates) })
    return all.changes.length - 1
  }
  return {
    all,
    deleted(a: number, to: number | undefined) {
      enter(before[a]!)
      const old = passageText(before[a]!)
      const known = to === undefined ? undefined : movedChange.get(to)
      const change =
        known ?? (to === undefined ? note('deleted', old, '') : note('moved', old, passageText(after[to]!)))
      if (to !== undefined) movedChange.set(to, change)
      all.rows.push({ kind: 'deleted', a, change, chapter: here(), ...(to === undefined ? {} : { to }) })
    },
    inserted(b: number, from: number | undefined) {
      enter(after[b]!)
      const now = passageText(after[b]!)
      if (from === undefined) {
        const change = note('inserted', '', now)
        all.rows.push({ kind: 'inserted', b, change, chapter: here() })
        return
      }
      const change = movedChange.get(b) ?? note('moved', passageText(before[from]!), now)
      movedChange.set(b, change)
      const cells = cellsOf(before[from]!, after[b]!)
      all.rows.push({ kind: 'inserted', b, change, chapter: here(), from, cells })
    },
    paired(a: number, b: number) {
      enter(after[b]!)
      const [old, now] = [before[a]!, after[b]!]
      if (sameCells(old, now)) all.rows.push({ kind: 'same', a, b, chapter: here() })
      else {
        const change = note('changed', passageText(old), passageText(now))
        all.rows.push({ kind: 'changed', a, b, cells: cellsOf(old, now), change, chapter: here() })
      }
    },
  }
}

const sameCells = (old: Passage, now: Passage): boolean =>
  old.cells.length === now.cells.length && old.cells.every((cell, at) => cell === now.cells[at])

/** Tables are compared cell by cell; where columns came or went, equal cells are found first. */
function cellsOf(old: Passage, now: Passage): CellRuns[] {
  if (old.cells.length === now.cells.length)
    return old.cells.map((cell, at) => ({ runs: runsOf(cell, now.cells[at] ?? '') }))
  const ids = new Map([...new Set([...old.cells, ...now.cells])].map((cell, at) => [cell, at]))
  const idsOf = (cells: readonly string[]) => cells.map((cell) => ids.get(cell) ?? -1)
  const twins = shortestEdit(idsOf(old.cells), idsOf(now.cells)) ?? new Int32Array(old.cells.length).fill(-1)
  const cells: CellRuns[] = []
  let next = 0
  const upTo = (end: number) => {
    for (; next < end; next += 1) cells.push({ runs: runsOf('', now.cells[next]!), only: 'after' })
  }
  for (const [at, cell] of old.cells.entries()) {
    const twin = twins[at]!
    if (twin < 0) cells.push({ runs: runsOf(cell, ''), only: 'before' })
    else {
      upTo(twin)
      cells.push({ runs: runsOf(cell, cell) })
      next = twin + 1
    }
  }
  upTo(now.cells.length)
  return cells
}

function onlyDated(old: string, now: string, [then, today]: readonly [string, string]): boolean {
  if (old === '' || now === '' || then === today) return false
  const redated = old.replaceAll(chineseDay(then), chineseDay(today)).replaceAll(then, today)
  return old !== now && redated === now
}
