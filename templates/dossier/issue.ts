import { z } from 'zod'
import { day, fen, instant, percent, saidText } from './quantities.ts'

/** The papers that come with an issue by its case, in the order of the venue's list; `note` says what a paper is for here. */
export const issuePapers = z.array(
  z.object({ code: z.string(), title: z.string(), preparedBy: z.string(), note: z.string() }),
)

/** What happened since the papers of the registration, for an issue that follows on them. */
export const supplement = z.object({
  /** The day of the prospectus that is supplemented; null where it is not kept here. */
  basedOn: day.nullable(),
  earlier: z.array(z.object({ name: z.string(), amount: fen, on: day.nullable() })),
  matters: z.array(z.object({ on: day, kind: z.string(), description: z.string() })),
  /** What the issuer's side recorded as put right; null where nothing was recorded. */
  corrections: saidText.nullable(),
})

/** The book as it ran, without names: by line and by bid. Rates are prices per 100 where the issue is a 增发. */
export const book = z.object({
  byPrice: z.boolean(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  extensions: z.array(z.object({ at: instant, until: z.string(), reason: z.string() })),
  reallocations: z.array(z.object({ at: instant, from: z.string(), to: z.string(), amount: fen })),
  /** Bids that were changed or taken back before the close. */
  replaced: z.number().int(),
  withdrawn: z.number().int(),
  lines: z.array(
    z.object({
      name: z.string(),
      planned: fen,
      final: fen.nullable(),
      coupon: percent.nullable(),
      price: z.string().nullable(),
      multiple: z.string().nullable(),
      marginalMultiple: z.string().nullable(),
      investors: z.number().int(),
      steps: z.array(z.object({ rate: percent, bids: z.number().int(), amount: fen, allotted: fen })),
    }),
  ),
})
