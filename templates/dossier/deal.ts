import { z } from 'zod'
import { day, fen, percent, said, saidFen, saidText } from './quantities.ts'

export const registration = z.object({
  amount: fen.nullable(),
  months: z.number().int(),
  number: z.string().nullable(),
  acceptedOn: day.nullable(),
  registeredOn: day.nullable(),
  effectiveTo: day.nullable(),
  origin: z.enum(['filed', 'adopted']),
  /** Amount committed to issues so far, this one included. */
  committed: fen,
  resolution: z.object({ body: z.string(), number: saidText, on: day }),
})

const cashFlow = z.object({ on: day, nominalOn: day, kind: z.enum(['interest', 'principal', 'put']), amount: fen })

const line = z.object({
  name: z.string(),
  code: z.string().nullable(),
  planned: fen,
  maximum: fen,
  final: fen.nullable(),
  /** As in the deal: `5+3+2Y`, `180D`; `tenorWords` for print. */
  tenor: z.string(),
  tenorWords: z.string(),
  options: z.array(z.object({ on: day, words: z.string() })),
  coupon: percent.nullable(),
  rateRange: z.object({ low: percent, high: percent }),
  price: z.string(),
  dayCount: z.string(),
  frequency: z.string(),
  multiple: z.string().nullable(),
  marginalMultiple: z.string().nullable(),
  investors: z.number().int().nullable(),
  maturityOn: day,
  cashFlows: z.array(cashFlow),
})

export const offering = z.object({
  name: z.string(),
  ordinal: z.number().int(),
  kind: z.enum(['new', 'reopening']),
  amount: fen,
  maximum: fen,
  publishOn: day,
  bookOn: day,
  bookHours: z.string(),
  paymentOn: day,
  paymentHour: z.string(),
  valueOn: day,
  listingOn: day,
  minimumBid: fen,
  step: fen,
  registrar: z.string(),
  underwriting: z.string(),
  account: z.object({ name: saidText, bank: saidText, number: saidText }),
  feePercent: said(percent),
  lines: z.array(line),
})

export const proceeds = z.object({
  uses: z.array(
    z.object({
      title: z.string(),
      amount: fen,
      ratio: percent,
      tech: z.boolean(),
      detail: z.string(),
      sample: z.boolean(),
    }),
  ),
  techRatio: percent,
  account: z.object({ bank: saidText, number: saidText }),
  replacement: z.string(),
})

export const rating = z.object({
  agency: z.string(),
  sample: z.boolean(),
  issuer: z.object({ symbol: saidText, outlook: z.string() }).nullable(),
  bond: saidText.nullable(),
  publishedOn: day.nullable(),
  scope: z.string(),
  fee: saidFen.nullable(),
  trackingBy: z.string(),
})

export const arrangement = z.object({
  instrument: z.string(),
  instrumentTitle: z.string(),
  provider: z.string(),
  coverPercent: percent.nullable(),
  planned: fen,
  actual: fen.nullable(),
  riskSharingTool: z.boolean(),
  counter: z.object({ provider: z.string(), coverPercent: percent.nullable() }).nullable(),
  /** Who bears which part of a net loss, as agreed in this case; never a preset ratio. */
  shares: z.array(
    z.object({ party: z.string(), order: z.number().int(), percent, cap: fen.nullable(), sample: z.boolean() }),
  ),
  letterNumber: z.string().nullable(),
  signedOn: day.nullable(),
  feePercent: percent.nullable().optional(),
  state: z.string(),
})
