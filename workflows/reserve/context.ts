import { z } from 'zod'

/** What a reserve entry remembers: whose offer is open. Guidance, statement and findings are lines of the log and rows. */
export const reserveContext = z.strictObject({
  /** Who asks for the mandate: the issuer's answer comes from another person. */
  offeredBy: z.string().nullable(),
  /** The underwriting house whose offer is open. */
  offeredFor: z.string().nullable(),
})

export type ReserveContext = z.output<typeof reserveContext>

export const atBirth: ReserveContext = { offeredBy: null, offeredFor: null }
