import { z } from 'zod'

/** What a bond's run remembers: only what guards and titles read. Obligations, declarations and uses of proceeds are rows. */
export const outstandingContext = z.strictObject({
  origin: z.enum(['issued', 'adopted']),
  /** The event that proposed the correction now awaiting a second person, and who proposed it. */
  correction: z.string().nullable(),
  correctedBy: z.string().nullable(),
  /** Who proposed the final settlement now awaiting a second person. */
  settledBy: z.string().nullable(),
  defaults: z.number().int().nonnegative(),
  extensions: z.number().int().nonnegative(),
  accelerated: z.boolean(),
})

export type OutstandingContext = z.output<typeof outstandingContext>

export const atBirth: OutstandingContext = {
  origin: 'issued',
  correction: null,
  correctedBy: null,
  settledBy: null,
  defaults: 0,
  extensions: 0,
  accelerated: false,
}
