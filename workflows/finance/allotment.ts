import { type Bid, type Book, bidRefusal, inOrder } from './bid.ts'
import { Exact, quotientText } from './exact.ts'
import { partByWeights } from './largest-remainder.ts'
import { assertFen, type Fen } from './money.ts'

export type Allotment = { bid: Bid; fen: Fen; at: 'better' | 'margin' | 'out' }

/** A multiple is kept as what it is made of; its text is rounded half up for papers and screens alone. */
export type Multiple = { demandFen: Fen; allottedFen: Fen }

export type BookResult = {
  outcome: 'issued' | 'cancelled'
  reason: string | null
  /** Coupon in per cent (or price per 100) that all who are allotted get: the level of the last bid accepted. */
  level: string | null
  sizeFen: Fen
  demandFen: Fen
  investors: number
  allotments: Allotment[]
  refused: { bid: Bid; message: string }[]
  /** 全场倍数: valid demand ÷ size. 边际倍数: demand at the cut-off ÷ what was allotted there. */
  wholeMultiple: Multiple | null
  marginMultiple: Multiple | null
}

export const multipleText = ({ demandFen, allottedFen }: Multiple, decimals = 2): string =>
  quotientText(BigInt(demandFen), BigInt(allottedFen), decimals)

/**
 * Allots a closed book at one coupon: bids are taken best first until the size is reached; the level reached is the coupon;
 * better bids are filled, those at the margin share what is left pro rata, in lots, left-over lots by largest fraction,
 * among equals to the earlier bid. What is allotted sums to the size to the fen. No demand cancels the issue; demand below
 * the size reduces or cancels it, as the book says. Arithmetic of 簿记建档 as generally practised; parameters, not law.
 */
export function allot(book: Book, bids: readonly Bid[]): BookResult {
  assertFen(book.sizeFen)
  if (book.sizeFen <= 0 || book.lotFen <= 0 || book.sizeFen % book.lotFen !== 0)
    throw new RangeError('the size of a book is a positive number of lots')
  const refused = bids.flatMap((bid) => {
    const message = bidRefusal(book, bid)
    return message === null ? [] : [{ bid, message }]
  })
  const valid = inOrder(
    book,
    bids.filter((bid) => !refused.some((r) => r.bid === bid)),
  )
  const demandFen = valid.reduce((sum, bid) => sum + bid.fen, 0)
  assertFen(demandFen)
  const common = { demandFen, investors: new Set(valid.map((bid) => bid.investor)).size, refused }
  const nothing = (reason: string): BookResult => ({
    ...common,
    outcome: 'cancelled',
    reason,
    level: null,
    sizeFen: 0,
    allotments: valid.map((bid) => ({ bid, fen: 0, at: 'out' })),
    wholeMultiple: null,
    marginMultiple: null,
  })
  if (demandFen === 0) return nothing('没有有效申购')
  if (demandFen < book.sizeFen && book.whenShort === 'cancel') return nothing('有效申购不足发行规模')
  const sizeFen = Math.min(book.sizeFen, demandFen)
  return { ...common, outcome: 'issued', reason: null, sizeFen, ...filled(book, valid, sizeFen, demandFen) }
}

function filled(book: Book, valid: readonly Bid[], sizeFen: Fen, demandFen: Fen) {
  const level = cutOff(valid, sizeFen)
  const sign = book.by === 'rate' ? 1 : -1
  const side = (bid: Bid) => new Exact(bid.level).cmp(level) * sign
  const better = valid.filter((bid) => side(bid) < 0)
  const margin = valid.filter((bid) => side(bid) === 0)
  const leftFen = sizeFen - better.reduce((sum, bid) => sum + bid.fen, 0)
  const shares = atMargin(margin, leftFen, book.lotFen)
  const allotments = valid.map((bid): Allotment => {
    if (side(bid) < 0) return { bid, fen: bid.fen, at: 'better' }
    return side(bid) === 0 ? { bid, fen: shares.get(bid) ?? 0, at: 'margin' } : { bid, fen: 0, at: 'out' }
  })
  const marginDemand = margin.reduce((sum, bid) => sum + bid.fen, 0)
  return {
    level,
    allotments,
    wholeMultiple: { demandFen, allottedFen: sizeFen },
    marginMultiple: { demandFen: marginDemand, allottedFen: leftFen },
  }
}

/** The level of the bid with which the running total first reaches the size, written as it was bid. */
function cutOff(ordered: readonly Bid[], sizeFen: Fen): string {
  let total = 0
  for (const bid of ordered) {
    total += bid.fen
    if (total >= sizeFen) return bid.level
  }
  throw new RangeError('a book is not filled beyond its demand')
}

/** Whole lots pro rata. Nobody gets more than he bid: a share of a total not above the demand, in lots the bids are made of. */
function atMargin(margin: readonly Bid[], leftFen: Fen, lotFen: Fen): Map<Bid, Fen> {
  const lots = partByWeights(
    BigInt(leftFen / lotFen),
    margin.map((bid) => BigInt(bid.fen)),
  )
  return new Map(margin.map((bid, i) => [bid, Number(lots[i] ?? 0n) * lotFen]))
}
