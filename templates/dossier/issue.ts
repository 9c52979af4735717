import { z } from 'zod'

const fen = z.number().int()
const day = z.iso.date()
const percent = z.string().regex(/^-?\d+(\.\d+)?$/)

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
  corrections: z.object({ value: z.string(), key: z.string(), sample: z.boolean() }).nullable(),
})

/** The book as it ran, without names: by line and by bid. Rates are prices per 100 where the issue is a 增发. */
export const book = z.object({
  byPrice: z.boolean(),
  openedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  extensions: z.array(z.object({ at: z.iso.datetime(), until: z.string(), reason: z.string() })),
  reallocations: z.array(z.object({ at: z.iso.datetime(), from: z.string(), to: z.string(), amount: fen })),
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
