import { z } from 'zod'

/** What an offering remembers: only what guards and titles read. Lines, bids, allotments and payments are rows. */
export const issuanceContext = z.strictObject({
  kind: z.enum(['new', 'reopening']),
  /** Dates may be moved once after publication. */
  postponed: z.boolean(),
  /** The book's hours may be lengthened once. */
  extended: z.boolean(),
  /** Who proposed the allotment now awaiting confirmation. */
  proposedBy: z.string().nullable(),
  reallocations: z.number().int().nonnegative(),
})

export type IssuanceContext = z.output<typeof issuanceContext>

export const atBirth: IssuanceContext = {
  kind: 'new',
  postponed: false,
  extended: false,
  proposedBy: null,
  reallocations: 0,
}
