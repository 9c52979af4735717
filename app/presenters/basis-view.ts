import type { Basis } from '#workflows/kit/finding.ts'
import { isLibraryId, type LibraryId, library, libraryIds, placeOf } from '#workflows/library/library.ts'

/** A basis as a screen prints it: one click leads to its page in the policy library. */
export type BasisView = {
  text: string
  /** Null only for a text that is not in the library. */
  href: string | null
  provisional: boolean
}

export const libraryHref = (id: LibraryId, item: number | null = null): string =>
  `/library/${id}${item === null ? '' : `#item-${item}`}`

export function basisView(basis: Basis): BasisView {
  const { document, item, standing } = basis
  const place = placeOf(basis)
  const named = place ?? placeNamed(document)
  return {
    text: [document, item].filter(Boolean).join('，'),
    href: named ? libraryHref(named.id, named.item) : null,
    provisional: standing === 'provisional',
  }
}

/** A basis as a row keeps it: JSON of ours, or words that somebody typed. */
export function storedBasisView(stored: string): BasisView {
  try {
    return basisView(JSON.parse(stored) as Basis)
  } catch {
    return { ...basisView({ document: stored, standing: 'published' }), provisional: false }
  }
}

/** Words that somebody typed name a document where its number, its title or our way of citing it stands in them. */
function placeNamed(words: string): { id: LibraryId; item: null } | null {
  const id = libraryIds.find((one) => {
    const { kind, number, title, cited } = library[one]
    return kind === 'rule' && [number, title, cited].some((name) => name !== undefined && words.includes(name))
  })
  return id !== undefined && isLibraryId(id) ? { id, item: null } : null
}
