import { z } from 'zod'

/** What an arrangement's run remembers. Terms, shares, claims and the facility's ledger are rows. */
export const enhancementContext = z.strictObject({
  /** The one organisation that gives this support; several providers sit on a project, each acts on its own run only. */
  provider: z.string().nullable(),
  /** A counter-guarantee stands behind another arrangement and has none behind itself. */
  child: z.boolean(),
  plannedBy: z.string().nullable(),
  /** Who paid a claim that is still open: another person settles the loss. */
  payers: z.array(z.string()).max(40),
})

export type EnhancementContext = z.output<typeof enhancementContext>

export const atBirth = (opening: Record<string, string> | undefined): EnhancementContext => ({
  provider: opening?.provider || null,
  child: opening?.child === 'yes',
  plannedBy: null,
  payers: [],
})
