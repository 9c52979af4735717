import { blocked } from '../gate/blocked.ts'
import type { Mark, WordComment, WordContent, WordLoss, WordRemark, WordRevision } from './marked.ts'
import type { Looks } from './word-styles.server.ts'
import type { Element } from './xml-tree.server.ts'

type Tied = { words: string }

/** What is shared while one Word file is read. */
export type WordDesk = {
  looks: Looks
  /** Addresses of links by their relationship. */
  links: ReadonlyMap<string, string>
  notes: ReadonlyMap<string, Element>
  comments: ReadonlyMap<string, WordComment>
  /** The heading that is being read under, for whoever is told of a place; and that of its chapter, as it stands in the file. */
  place: string
  chapter: string | null
  revisions: WordRevision[]
  /** The edit that the next marked words may belong to as well. */
  open: WordRevision | null
  moves: Map<string, WordRevision>
  /** The name of the move whose range is open, from and to. */
  moving: { from: string | null; to: string | null }
  remarks: WordRemark[]
  /** The words that comments are tied to, as far as they were read. */
  tied: Map<string, Tied>
  /** Those of them whose range is open and that have room. */
  tying: Set<Tied>
  losses: Map<string, WordLoss>
  cells: number
}

export const wordLimits = {
  revisions: 5000,
  remarks: 2000,
  cells: 100_000,
  cellsOfTable: 20_000,
  columns: 63,
  words: 2000,
}

export const openWordDesk = (
  looks: Looks,
  links: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, Element>,
  comments: ReadonlyMap<string, WordComment>,
): WordDesk => ({
  ...{ looks, links, notes, comments, place: '', chapter: null, revisions: [], open: null, moves: new Map() },
  ...{ moving: { from: null, to: null }, remarks: [], tied: new Map(), tying: new Set(), losses: new Map(), cells: 0 },
})

/** What cannot be kept is named with its place before anything is saved; the same thing at one place once, counted. */
export function lose(desk: WordDesk, what: string, times = 1): void {
  const key = `${what}\n${desk.place}`
  const known = desk.losses.get(key)
  if (known) known.times += times
  else desk.losses.set(key, { what, place: desk.place, times })
}

/** Edits by one person that follow one another without untouched words between them are one revision, as people see them. */
export function mark(desk: WordDesk, change: Mark['change'], element: Element, moved: boolean): Mark {
  const by = element.attributes.author?.slice(0, 80) ?? '佚名'
  const name = moved ? desk.moving[change === 'deleted' ? 'from' : 'to'] : null
  const known = name ? desk.moves.get(name) : desk.open?.by === by && !desk.open.moved ? desk.open : undefined
  const revision = known ?? begin(desk, by, element.attributes.date ?? null, name !== null)
  if (name) desk.moves.set(name, revision)
  else desk.open = revision
  return { change, revision: revision.id }
}

function begin(desk: WordDesk, by: string, at: string | null, moved: boolean): WordRevision {
  if (desk.revisions.length >= wordLimits.revisions)
    throw blocked(`修订超过 ${wordLimits.revisions} 处，请在 Word 中先处理一部分再带回`)
  const day = at && /^\d{4}-\d{2}-\d{2}T/.test(at) ? at.slice(0, 25) : null
  const revision = { id: desk.revisions.length, by, at: day, moved, before: '', after: '', place: desk.place }
  desk.revisions.push(revision)
  return revision
}

/** What the revision took out or put in, as far as a list shows it. */
export function tell(desk: WordDesk, marks: readonly Mark[], text: string): void {
  for (const { change, revision } of marks) {
    const told = desk.revisions[revision]
    const side = change === 'deleted' ? 'before' : 'after'
    if (told && told[side].length < wordLimits.words) told[side] = (told[side] + text).slice(0, wordLimits.words)
  }
}

export const contentOf = ({ revisions, remarks, losses }: WordDesk, blocks: WordContent['blocks']): WordContent => ({
  blocks,
  revisions,
  remarks,
  losses: [...losses.values()],
})
