import { z } from 'zod'
import { day, percent, said, saidText } from './quantities.ts'

/** What single papers of a filing quote beside the project itself. Ratios are decimal strings in per cent, days ISO. */

/** Directors, supervisors and senior managers, in the order in which they sign. */
export const officers = z.array(
  z.object({
    name: z.string(),
    position: z.enum(['director', 'supervisor', 'executive']),
    post: z.string(),
    sample: z.boolean(),
  }),
)

export const placement = z.array(
  z.object({
    name: z.string(),
    /** 专项机构投资人 or 特定机构投资人, in words. */
    kind: z.string(),
    creditCode: z.string().nullable(),
    contact: z.string().nullable(),
    phone: z.string().nullable(),
    sample: z.boolean(),
  }),
)

/** The files of the filing as they stand, each by its bytes. */
export const files = z.array(
  z.object({
    code: z.string(),
    title: z.string(),
    version: z.string(),
    pages: z.number().int().nullable(),
    sha256: z.string(),
    sm3: z.string().nullable(),
  }),
)

export const exemption = z.object({
  items: z.array(
    z.object({
      content: z.string(),
      place: z.string(),
      ground: z.string(),
      reason: z.string(),
      instead: z.string(),
      sample: z.boolean(),
    }),
  ),
  secrecy: saidText,
})

const saidPercent = said(percent)

export const longerAccounts = z.object({
  kind: z.enum(['annual', 'half-year']),
  /** End of the period whose report is to be used longer. */
  periodEnd: day,
  /** The last day of plain use, and of the longer one. */
  plainUntil: day,
  until: day,
  debtRatio: saidPercent,
  /** Equal is not above. */
  notAbove: z.boolean(),
  industryRatio: saidPercent,
  source: saidText,
  position: saidText,
  changes: saidText,
})
