import type { Capacity } from '#workflows/kit/seats.ts'

/** Who may see what of a book: the house that keeps it, one who bids, who is told the outcome, who is told nothing. */
export type BookSight = 'keeper' | 'bidder' | 'outcome' | 'hidden'

/** Until the book is closed nobody but its keeper sees a bid that is not his own (domain Appendix C). */
export const beforeClose: readonly string[] = ['preparing', 'announced', 'book-open']
export const beforeResult: readonly string[] = [...beforeClose, 'book-closed', 'allotting']
export const told: readonly Capacity[] = ['issuer', 'joint-underwriter', 'registrar']

export function sightOfBook(capacity: Capacity, state: string): BookSight {
  if (capacity === 'lead-underwriter') return 'keeper'
  if (capacity === 'investor') return 'bidder'
  if (capacity === 'issuer') return beforeClose.includes(state) ? 'hidden' : 'outcome'
  if (told.includes(capacity)) return beforeResult.includes(state) ? 'hidden' : 'outcome'
  return 'hidden'
}

/** Whether there is a book for this seat at all; whoever is told the outcome may see that it is still sealed. */
export const mayOpenBook = (capacity: Capacity, state: string): boolean =>
  sightOfBook(capacity, state) !== 'hidden' || told.includes(capacity)
