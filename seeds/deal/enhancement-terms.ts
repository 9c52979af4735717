import { Exact } from '#workflows/finance/exact.ts'
import type { Fen } from '#workflows/finance/money.ts'
import type { Deal } from './deal.ts'
import { fenOf, type Outline } from './outline.ts'

/** What one arrangement covers: by percentage (a guarantee), else by amount. */
export type Cover = { percent: string | undefined; amountFen: Fen }

type Enhancement = NonNullable<Deal['enhancement']>[number]

const wholeFen = (fen: Fen, percent: string): Fen =>
  new Exact(fen).times(percent).div(100).toDecimalPlaces(0, Exact.ROUND_HALF_UP).toNumber()

/** All that is issued of the deal. */
export const issuedFen = ({ issues }: Outline): Fen =>
  issues.flatMap(({ lines }) => lines).reduce((sum, { amountFen }) => sum + amountFen.value, 0)

/**
 * The cover as the file has it. A guarantee without a percentage covers all of it; other instruments without an amount, the
 * share that their percentage says of what is issued, or all.
 */
export function coverOf({ instrument, coverPercent, amountYuan }: Enhancement, outline: Outline): Cover {
  const total = issuedFen(outline)
  const byShare = instrument === 'guarantee' || instrument === 'counter-guarantee'
  const percent = coverPercent ?? (byShare && !amountYuan ? '100' : undefined)
  const amountFen = fenOf(amountYuan) ?? wholeFen(total, percent ?? '100')
  return { percent: byShare ? percent : undefined, amountFen }
}

/** A counter-guarantee without a percentage answers for half: a sample, and said to be one. */
export const sampleCounterPercent = '50'

export const counterFen = ({ amountFen }: Cover, percent: string): Fen => wholeFen(amountFen, percent)

/** The sample cap of a facility: room for this deal several times over. */
export const sampleFacilityCap = (needed: Fen): Fen => Math.max(20_000_000_000_000, needed * 4)
