import type { Basis } from '../kit/finding.ts'
import { association } from './association.ts'
import { exchanges } from './exchanges.ts'
import type { LibraryDocument } from './library-document.ts'
import { national } from './national.ts'
import { own } from './own.ts'

const shelves = { ...national, ...association, ...exchanges, ...own }

export type LibraryId = keyof typeof shelves

type ItemOf<Id extends LibraryId> = keyof (typeof shelves)[Id]['items'] & string

/** Every text the product rests on, by a short name that is also its address: `/library/nafmii-2025-86`. */
export const library: Readonly<Record<LibraryId, LibraryDocument>> = shelves

export const libraryIds = Object.keys(shelves) as LibraryId[]

export const isLibraryId = (id: string): id is LibraryId => Object.hasOwn(shelves, id)

/**
 * A basis by document and item, both of which must be in the library: a misspelt one does not compile. It is published only
 * where the item (without one, the document) was seen, so that nothing unread can block.
 */
export function cite<const Id extends LibraryId>(id: Id, item?: ItemOf<Id>): Basis {
  const document: LibraryDocument = library[id]
  const relied = item === undefined ? undefined : document.items[item]
  const since = relied?.since ?? document.from
  return {
    source: id,
    document: document.cited,
    ...(item === undefined ? {} : { item }),
    ...(since === undefined ? {} : { since }),
    standing: (relied ?? document).seen ? 'published' : 'provisional',
  }
}

/** Place of a basis in the library, and of its item there, counted from 1; null for a text that is not in it. */
export function placeOf({
  source,
  item,
}: Pick<Basis, 'source' | 'item'>): { id: LibraryId; item: number | null } | null {
  if (source === undefined || !isLibraryId(source)) return null
  const at = item === undefined ? -1 : Object.keys(library[source].items).indexOf(item)
  return { id: source, item: at < 0 ? null : at + 1 }
}
