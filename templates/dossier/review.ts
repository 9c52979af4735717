import { z } from 'zod'
import { day, fen, instant } from './quantities.ts'

export const checklistLine = z.object({
  code: z.string(),
  title: z.string(),
  preparedBy: z.string(),
  requirement: z.enum(['mandatory', 'conditional', 'waived']),
  condition: z.string().nullable(),
  state: z.enum(['ready', 'missing', 'stale', 'not-applicable']),
  version: z.string().nullable(),
})

export const round = z.object({
  ordinal: z.number().int(),
  origin: z.string(),
  from: z.string(),
  to: z.string(),
  issuedOn: day,
  dueOn: day.nullable(),
  /** The day rests on days off that nobody has announced yet. */
  dueProvisional: z.boolean().optional(),
  budget: z.number().int(),
  repliedOn: day.nullable(),
  items: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      category: z.string(),
      question: z.string(),
      basis: z.string().nullable(),
      reply: z.string().nullable(),
      changed: z.array(z.string()),
      verification: z.string().nullable(),
    }),
  ),
})

export const submission = z.object({
  receiptNumber: z.string(),
  /** When the step was taken; another instant than its reception where it was recorded afterwards. */
  handedInAt: instant.nullable().default(null),
  receivedAt: instant,
  acceptedAt: instant.nullable(),
  /** A registration that exists was taken over with its papers: nothing was filed and nobody reviews. */
  adopted: z.boolean().optional(),
  clockFrom: day.nullable(),
  targetOn: day.nullable(),
  targetProvisional: z.boolean(),
  /** The check of completeness before acceptance: its first and last working day. */
  intake: z.object({ from: day, on: day.nullable(), provisional: z.boolean() }).nullable().default(null),
  /** Stands for all files together; `verifyAt` is the public address that says when they were filed. */
  digest: z.string().nullable().default(null),
  verifyAt: z.string().nullable().default(null),
  files: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      version: z.string(),
      pages: z.number().int(),
      sha256: z.string(),
      sm3: z.string().nullable().default(null),
    }),
  ),
  team: z.array(z.object({ role: z.string(), name: z.string() })),
})

export const decision = z.object({
  title: z.string(),
  number: z.string(),
  authority: z.string(),
  on: day,
  amount: fen.nullable(),
  effectiveTo: day,
  months: z.number().int(),
  conditions: z.array(z.string()),
  sample: z.boolean(),
})
