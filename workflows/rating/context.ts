import { z } from 'zod'

/** What a rating remembers. Grades are words of the agency and live in rows and the log, never here. */
export const ratingContext = z.strictObject({
  /** The agency mandated; only its people act for it, whatever other agency sits on the project. Null: not said at birth. */
  agency: z.string().nullable(),
  /** How often the issuer has sent material, and how many talks and visits were noted. */
  supplied: z.number().int().nonnegative(),
  visits: z.number().int().nonnegative(),
  /** The analyst who proposed the grade now before the committee. */
  draftedBy: z.string().nullable(),
  /** The issuer may ask for one review only. */
  reviews: z.number().int().nonnegative(),
})

export type RatingContext = z.output<typeof ratingContext>

export const atBirth = (agency: string | undefined): RatingContext => ({
  agency: agency ?? null,
  supplied: 0,
  visits: 0,
  draftedBy: null,
  reviews: 0,
})
