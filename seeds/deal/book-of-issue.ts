import type { Bid } from '#workflows/finance/bid.ts'
import { bidsForResult } from '#workflows/finance/bids-for-result.ts'
import { Exact } from '#workflows/finance/exact.ts'
import type { Fen } from '#workflows/finance/money.ts'
import type { Issue, Line } from './outline.ts'

/** Bids of every line of an issue, and the terms under which all of them are valid. */
export type IssueBook = { step: Fen; tick: string; bids: { line: Line; bids: Bid[] }[] }

export function bookOfIssue({ lines }: Issue, openedAt: string): IssueBook {
  const made = lines.map((line) => {
    const { amountFen, coupon, multiple, investors } = line
    const result = { sizeFen: amountFen.value, couponPercent: coupon.value, multiple: multiple.value, openedAt }
    const found = bidsForResult(investors === undefined ? result : { ...result, investors })
    if (!found.ok) throw new RangeError(found.message)
    return { line, ...found.value }
  })
  // Each lot divides the larger ones, so the smallest suits every line; the finest tick likewise.
  const step = Math.min(...made.map(({ book }) => book.lotFen))
  const tick = made.map(({ book }) => book.tick).reduce((finest, next) => (new Exact(next).lt(finest) ? next : finest))
  return { step, tick, bids: made.map(({ line, bids }) => ({ line, bids })) }
}

/** The range the book is opened at: around the result, wide enough for every bid. */
export function rangeOf({ coupon }: Line): { rateLow: string; rateHigh: string } {
  const level = new Exact(coupon.value)
  const low = level.minus('0.40')
  const floor = level.times('0.1')
  const text = (value: InstanceType<typeof Exact>) =>
    value.toDecimalPlaces(4).toFixed(Math.max(2, value.toDecimalPlaces(4).decimalPlaces()))
  return { rateLow: text(low.lt(floor) ? floor : low), rateHigh: text(level.plus('0.60')) }
}

/** As many houses as the largest book of the deal needs. */
export const largestBook = (issues: readonly Issue[]): number =>
  Math.max(
    ...issues.flatMap((issue) => bookOfIssue(issue, '2025-05-07T01:00:00.000Z').bids.map(({ bids }) => bids.length)),
  )
