import { z } from 'zod'

/** One clause as this paper prints it. `owner` is the house whose wording it is; null: the platform's library. */
const text = z.object({
  key: z.string(),
  version: z.number().int(),
  owner: z.string().nullable(),
  place: z.string(),
  title: z.string(),
  /** Its first day of effect. */
  from: z.iso.date(),
  /** In the language of templates/clauses/clause-text.ts; the blanks are filled from this same dossier. */
  text: z.string(),
})

/**
 * The clauses of a paper, in the order in which they are printed. `asOf` is the day whose versions hold: that of acceptance,
 * before it that of the paper. `chosen` are the keys picked for the deal, null where nobody picked; what was not picked is
 * not among `texts`.
 */
export const clauses = z.object({
  asOf: z.iso.date(),
  chosen: z.array(z.string()).nullable(),
  texts: z.array(text),
  /** The places that the library had; absent in papers of before it grew. */
  places: z.array(z.string()).optional(),
})
