import { allot, type BookResult } from '../finance/allotment.ts'
import type { Bid, Book } from '../finance/bid.ts'
import { Exact, roundToFen } from '../finance/exact.ts'
import type { Fen } from '../finance/money.ts'
import type { OfferingTerms } from './schedule.ts'

export type BookedLine = {
  kind: 'new' | 'reopening'
  sizeFen: Fen
  rateLow: string | null
  rateHigh: string | null
}

/** The book of one line: by rate, or for a 增发, whose coupon stands already, by price per 100. */
export function bookOf({ kind, sizeFen, rateLow, rateHigh }: BookedLine, terms: OfferingTerms): Book {
  const range = rateLow && rateHigh ? { range: { from: rateLow, to: rateHigh } } : {}
  return {
    by: kind === 'reopening' ? 'price' : 'rate',
    sizeFen,
    lotFen: terms.step,
    tick: terms.tick,
    minimumFen: terms.minimumBid,
    whenShort: 'reduce',
    ...range,
  }
}

/** The result of one line: an emptied line (全部回拨) has no book and carries neither coupon nor amount. */
export function resultOf(line: BookedLine, terms: OfferingTerms, bids: readonly Bid[]): BookResult | null {
  return line.sizeFen === 0 ? null : allot(bookOf(line, terms), bids)
}

/** What an investor pays for a face amount: par at a rate book, face × price ÷ 100 at a price book, half up at the fen. */
export const payableFen = (faceFen: Fen, price: string | null): Fen =>
  price === null ? faceFen : roundToFen(new Exact(faceFen).times(price).div(100))

/** Whether a book that closed can be allotted, in a sentence when it cannot. */
export function demandRefusal(results: readonly (BookResult | null)[], floor: Fen | null): string | null {
  const issued = results.flatMap((result) => (result?.outcome === 'issued' ? [result.sizeFen] : []))
  if (issued.length === 0) return '没有有效申购，可以推迟或取消发行。'
  const total = issued.reduce((sum, size) => sum + size, 0)
  return floor !== null && total < floor ? '有效申购未达到最低发行规模，可以推迟或取消发行。' : null
}
