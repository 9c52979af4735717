import { z } from 'zod'
import { day } from './quantities.ts'

/** What the letters of a review quote beside the parts of dossier.ts: the step that writes them and what it said. */

/**
 * The step behind a letter. `from` and `to` are names as the letter gives them; `status` is the venue's own word for
 * where the case stands after it; `recorded` says that the step was entered for somebody who is not on the platform.
 */
export const step = z.object({
  type: z.string(),
  on: day,
  from: z.string(),
  to: z.string(),
  reason: z.string().nullable(),
  status: z.string(),
  recorded: z.boolean(),
  /** A clock took it, nobody did. */
  lapsed: z.boolean(),
})

/** 延期回复: days are working days; `dueBefore` is unknown where the clock stands still. */
export const extension = z.object({
  days: z.number().int(),
  reason: z.string(),
  appliedOn: day,
  outcome: z.enum(['asked', 'granted', 'declined']),
  dueBefore: day.nullable(),
  dueAfter: day.nullable(),
  provisional: z.boolean(),
})

/** 中止: why, and by when it ends the case if nobody resumes. */
export const suspension = z.object({ cause: z.string(), until: day.nullable(), provisional: z.boolean() })

/** 重大事项 as it was reported; `phase` is where the case stood. */
export const matter = z.object({
  kind: z.string(),
  occurredOn: day,
  reportedOn: day,
  description: z.string(),
  phase: z.enum(['review', 'registered', 'outstanding']),
})

/** What a meeting came to. How each expert voted is nobody's but the venue's, and in no letter. */
export const conclusion = z.object({
  heldOn: day.nullable(),
  outcome: z.enum(['passed', 'conditional', 'refused']),
  summary: z.string(),
})

/** 封卷: under which number the set goes on. */
export const sealing = z.object({ number: z.string(), to: z.string() })
