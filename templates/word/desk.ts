import type { Block, FilingDocument } from '../blocks.ts'

/** What is shared while one document is written: names that must be unique, addresses and pictures that are named in relationships. */
export type Desk = {
  /** Revisions carry a day and an author; the day of the text, so that the same text gives the same bytes. */
  date: string
  bookmarks: ReadonlyMap<Block, string>
  /** The bookmark of what a link inside the document names. */
  anchors: ReadonlyMap<string, string>
  /** External addresses by their relationship. */
  links: Map<string, string>
  pictures: Uint8Array[]
  revisions: number
  /** Footnotes in order, each as the content of its part; Word counts them itself. */
  notes: string[]
}

export function openDesk({ blocks, date }: Pick<FilingDocument, 'blocks' | 'date'>): Desk {
  const headings = blocks.filter((each) => each.kind === 'heading')
  // Word takes names of letters, digits and underscores, and hides those that begin with an underscore.
  const bookmarks = new Map<Block, string>(headings.map((each, at) => [each, `_Toc${String(at + 1).padStart(6, '0')}`]))
  for (const each of blocks.filter((each) => (each.kind === 'table' || each.kind === 'chart') && each.id !== undefined))
    bookmarks.set(each, `_Ref${String(bookmarks.size + 1).padStart(6, '0')}`)
  const anchors = [...bookmarks].flatMap(([each, name]) => ('id' in each && each.id ? [[each.id, name] as const] : []))
  return { date, bookmarks, anchors: new Map(anchors), links: new Map(), pictures: [], revisions: 0, notes: [] }
}
