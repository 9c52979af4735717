import { z } from 'zod'
import { day, fen, percent, said, saidText } from './quantities.ts'

/** Decimal with two places, cut; negative where cash flows out. */
const multiple = z.string().regex(/^-?\d+\.\d{2}$/)

const year = z.object({
  year: z.number().int(),
  revenue: fen,
  other: fen,
  cost: fen,
  tax: fen,
  /** Revenue and other income less costs paid and taxes. */
  net: fen,
  /** Interest and principal of these notes, at the upper end of the bids where no coupon is fixed. */
  notes: fen,
  otherDebt: fen,
  service: fen,
  multiple: multiple.nullable(),
  /** What is left at the end of the year of all years so far. */
  balance: fen,
})

/** The project behind project revenue notes, what it is reckoned to earn, and how often that covers what is due. */
export const projectNote = z.object({
  name: saidText,
  owner: saidText,
  content: saidText,
  technology: saidText,
  approvals: z.array(
    z.object({ matter: z.string(), authority: z.string(), number: z.string(), on: day, sample: z.boolean() }),
  ),
  funding: z.array(
    z.object({
      source: z.string(),
      note: z.string().nullable(),
      amount: fen,
      inPlace: fen,
      capital: z.boolean(),
      sample: z.boolean(),
    }),
  ),
  total: fen,
  capital: fen,
  capitalRatio: percent,
  stage: saidText,
  startedOn: said(day).nullable(),
  completesOn: said(day),
  progress: saidText,
  forecaster: saidText.nullable(),
  assumptions: saidText,
  years: z.array(year),
  /** Over all years that are told. */
  net: fen,
  service: fen,
  coverage: multiple.nullable(),
  lowest: z.object({ year: z.number().int(), multiple }).nullable(),
  /** The first year at whose end more was due so far than came in. */
  short: z.number().int().nullable(),
  /** Whether the forecast is a sample, and whether interest is reckoned on a coupon that is not fixed yet. */
  sample: z.boolean(),
  assumedCoupon: z.boolean(),
  supervisor: saidText,
  collection: z.object({ bank: saidText, number: saidText }),
  repayment: z.object({ bank: saidText, number: saidText }),
  shortfall: z.object({ provider: saidText, terms: saidText }).nullable(),
})
