import { Exact } from './exact.ts'
import type { Fen } from './money.ts'

/** One step of an investor's order: so much at this rate (or price) or better for the issuer. `at` orders equals. */
export type Bid = { id: string; investor: string; level: string; fen: Fen; at: string }

/**
 * The terms of the book. A level is a rate in per cent, accepted from the lowest, or with `price` a price per 100, accepted
 * from the highest (增发). The tick is the step of levels, the lot the step of amounts.
 */
export type Book = {
  by: 'rate' | 'price'
  sizeFen: Fen
  lotFen: Fen
  tick: string
  minimumFen?: Fen
  range?: { from: string; to: string }
  /** Below full demand: issue what was asked for, or nothing at all. */
  whenShort: 'reduce' | 'cancel'
}

/** Why a bid does not count, in a sentence for the investor; null when it is valid. */
export function bidRefusal(book: Book, bid: Bid): string | null {
  if (!Number.isSafeInteger(bid.fen) || bid.fen <= 0) return '申购金额须大于零'
  if (bid.fen % book.lotFen !== 0) return '申购金额须为申购单位的整数倍'
  if (book.minimumFen !== undefined && bid.fen < book.minimumFen) return '申购金额低于最低申购金额'
  if (!/^\d+(\.\d+)?$/.test(bid.level)) return book.by === 'rate' ? '申购利率须为数字' : '申购价格须为数字'
  const level = new Exact(bid.level)
  if (!level.mod(book.tick).isZero()) return `申购${book.by === 'rate' ? '利率' : '价格'}须为 ${book.tick} 的整数倍`
  if (book.range && (level.lt(book.range.from) || level.gt(book.range.to)))
    return `申购${book.by === 'rate' ? '利率' : '价格'}须在 ${book.range.from} 至 ${book.range.to} 之间`
  return null
}

/** Best for the issuer first; among equals the earlier, then by id, so that one book has one order. */
export function inOrder(book: Book, bids: readonly Bid[]): Bid[] {
  const direction = book.by === 'rate' ? 1 : -1
  return [...bids].sort((a, b) => {
    const level = new Exact(a.level).cmp(b.level) * direction
    if (level !== 0) return level
    if (a.at !== b.at) return a.at < b.at ? -1 : 1
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  })
}
