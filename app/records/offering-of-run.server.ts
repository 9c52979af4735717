import type { Db, Tx } from '#db/connect.ts'
import { findOffering, listLines, listStandingBids } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import type { BookResult } from '#workflows/finance/allotment.ts'
import type { Bid } from '#workflows/finance/bid.ts'
import { resultOf } from '#workflows/issuance/book.ts'
import { type OfferingTerms, readLineTerms, readOfferingTerms } from '#workflows/issuance/schedule.ts'

/** An offering as its run sees it: its dates, its terms once they are set, its lines in order. */
export type OfferingAtHand = { offering: Row<'offering'>; terms: OfferingTerms | null; lines: Row<'line'>[] }

export async function offeringOf(db: Db | Tx, run: Pick<Row<'run'>, 'subject_id'>): Promise<OfferingAtHand> {
  const offering = await findOffering(db, run.subject_id)
  if (!offering) throw new Error(`Run on an offering that does not exist: ${run.subject_id}`)
  return { offering, terms: readOfferingTerms(offering.terms), lines: await listLines(db, offering.id) }
}

/** The size of a line: as called back from and to it, else as planned. */
export const sizeOf = (line: Pick<Row<'line'>, 'planned' | 'terms'>): number =>
  readLineTerms(line.terms).size ?? line.planned

export type LineResult = { line: Row<'line'>; result: BookResult | null }

/** What the standing bids of a book would come to, line by line. Nobody but the lead underwriter sees this before the close. */
export async function resultsOf(db: Db | Tx, { offering, terms, lines }: OfferingAtHand): Promise<LineResult[]> {
  if (!terms) return []
  const bids = await listStandingBids(
    db,
    lines.map(({ id }) => id),
  )
  return lines.map((line) => {
    const booked = { kind: offering.kind, sizeFen: sizeOf(line), rateLow: line.rate_low, rateHigh: line.rate_high }
    const own = bids.filter((bid) => bid.line === line.id).map(asBid)
    return { line, result: resultOf(booked, terms, own) }
  })
}

const asBid = (bid: Row<'bid'>): Bid => ({
  id: bid.id,
  investor: bid.investor,
  level: bid.rate,
  fen: bid.amount,
  at: bid.placed_at,
})
