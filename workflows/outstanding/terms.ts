import { z } from 'zod'
import type { BondTerms, Frequency } from '../finance/cash-flows.ts'
import type { DayCount } from '../finance/day-count.ts'
import { parseTenor, type Tenor } from '../finance/tenor.ts'

const day = z.iso.date()
const percent = z.string().regex(/^\d+(\.\d+)?$/)
export const frequencies = [
  'annual',
  'semi-annual',
  'quarterly',
  'at-maturity',
  'discount',
] as const satisfies readonly Frequency[]
export const countWords = [
  'ACT/365F',
  'NL/365',
  'ACT/ACT-ICMA',
  'ACT/ACT-ISDA',
  'ACT/360',
  '30/360',
] as const satisfies readonly DayCount[]

/**
 * What a bond's payments follow from, kept as JSON beside the bond. Resets, repayments, windows, an extension and an
 * acceleration are added as they happen; nothing is taken away.
 */
export const bondTerms = z.strictObject({
  tenor: z.string(),
  frequency: z.enum(frequencies),
  dayCount: z.enum(countWords),
  couponPercent: percent,
  callable: z.boolean(),
  /** Working days after an unpaid due day before it is a default, as the prospectus has it. */
  graceDays: z.number().int().min(0).max(60),
  resets: z.array(z.strictObject({ from: day, couponPercent: percent })),
  repayments: z.array(z.strictObject({ on: day, fen: z.number().int().positive(), kind: z.enum(['put', 'call']) })),
  windows: z.array(z.strictObject({ obligation: z.string(), from: day, until: day })),
  /** Agreed by holders: what is left runs from `from`, at this coupon, to a new last day. */
  extension: z.strictObject({ from: day, agreedOn: day, maturityOn: day, couponPercent: percent }).nullable(),
  /** The option day on which the issuer calls what is left. */
  calledOn: day.nullable(),
  acceleratedOn: day.nullable(),
})

export type KeptTerms = z.output<typeof bondTerms>

export const readTerms = (json: string): KeptTerms => bondTerms.parse(JSON.parse(json))

/** Terms as they stand at birth. Days pay once at the end by ACT/365F, years annually by ACT/ACT, unless the papers say otherwise. */
export function termsAtBirth(given: {
  tenor: string
  couponPercent: string
  frequency?: Frequency
  dayCount?: DayCount
  callable?: boolean
  graceDays?: number
}): KeptTerms {
  const days = tenorOf(given.tenor).unit === 'days'
  return {
    tenor: given.tenor,
    couponPercent: given.couponPercent,
    frequency: given.frequency ?? (days ? 'at-maturity' : 'annual'),
    dayCount: given.dayCount ?? (days ? 'ACT/365F' : 'ACT/ACT-ICMA'),
    callable: given.callable ?? false,
    graceDays: given.graceDays ?? 0,
    resets: [],
    repayments: [],
    windows: [],
    extension: null,
    calledOn: null,
    acceleratedOn: null,
  }
}

/** Throws on a tenor that could not have been filed: the forms refuse it with a sentence. */
export function tenorOf(text: string): Tenor {
  const read = parseTenor(text)
  if (!read.ok) throw new RangeError(read.message)
  return read.value
}

export type KeptBond = { outstanding: number; valueOn: string; terms: KeptTerms }

/** The terms as cash flows want them; the principal is what is left plus what was given back, so a 增发 is in it. */
export function reckonedTerms({ outstanding, valueOn, terms }: KeptBond): BondTerms {
  return {
    principalFen: outstanding + terms.repayments.reduce((sum, { fen }) => sum + fen, 0),
    couponPercent: terms.couponPercent,
    valueOn,
    tenor: tenorOf(terms.tenor),
    frequency: terms.frequency,
    dayCount: terms.dayCount,
    resets: terms.resets,
  }
}
