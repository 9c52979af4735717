import { z } from 'zod'
import { day, fen, instant, percent } from './quantities.ts'

export const allotment = z.object({
  decidedAt: instant,
  bids: z.number().int(),
  demand: fen,
  rows: z.array(
    z.object({
      line: z.string(),
      investor: z.string(),
      bid: fen,
      rate: percent,
      allotted: fen,
      payable: fen,
      related: z.boolean(),
    }),
  ),
})

export const proceedsLedger = z.object({
  asOf: day,
  received: fen,
  entries: z.array(
    z.object({ on: day, use: z.string(), payee: z.string(), amount: fen, tech: z.boolean(), sample: z.boolean() }),
  ),
  balance: fen,
  techRatio: percent,
  changes: z.array(z.string()),
})
