import type { Bid, Book } from './bid.ts'
import { Exact, quotientText, roundToFen } from './exact.ts'
import { partByWeights } from './largest-remainder.ts'
import { assertFen, type Fen } from './money.ts'
import { type Parsed, read, unread } from './parsed.ts'
import type { Percent } from './percent.ts'

/** A result as reported. `investors` counts those who bid, successful or not; absent, a likely number is taken. */
export type ReportedResult = {
  sizeFen: Fen
  couponPercent: Percent
  multiple: string
  investors?: number
  /** The instant the book opened; bids follow a minute apart. */
  openedAt: string
}

/** Fen of the lots tried, from 1000 万元 down to one fen: the book has the largest that fits the figures. */
const lots: readonly Fen[] = [1_000_000_000, 500_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 100, 1]
/** A plain, uneven pattern of order sizes: deterministic, so that the same deal has the same book. */
const unevenness: readonly bigint[] = [5n, 3n, 8n, 2n, 6n, 1n, 4n, 7n]

/**
 * Sample bids from which `allot` returns the reported coupon, multiple and number of investors exactly (the multiple at
 * the decimals it was reported with). They are 示例 and say so wherever shown; no rate of a real investor is known.
 * Refuses results no uniform-coupon book can have: a multiple below 1, a coupon of nought, more investors than fen.
 */
export function bidsForResult(result: ReportedResult): Parsed<{ book: Book; bids: Bid[] }> {
  const { sizeFen, couponPercent, multiple } = result
  assertFen(sizeFen)
  if (sizeFen <= 0) return unread('发行规模须大于零')
  if (!/^\d+(\.\d+)?$/.test(multiple) || new Exact(multiple).lt(1)) return unread('全场倍数不得小于 1')
  if (!/^\d+(\.\d+)?$/.test(couponPercent) || new Exact(couponPercent).lte(0)) return unread('票面利率须大于零')
  const demandFen = roundToFen(new Exact(sizeFen).times(multiple))
  const decimals = multiple.split('.')[1]?.length ?? 0
  if (new Exact(quotientText(BigInt(demandFen), BigInt(sizeFen), decimals)).cmp(multiple) !== 0)
    return unread('发行规模过小，无法得到所报倍数')
  const tick = tickOf(couponPercent)
  const wanted = result.investors ?? likelyInvestors(multiple)
  const lotFen = lots.find((lot) => demandFen % lot === 0 && sizeFen % lot === 0 && demandFen / lot >= wanted * 2) ?? 1
  const demand = demandFen / lotFen
  const investors = result.investors ?? Math.min(wanted, demand)
  if (!Number.isSafeInteger(investors) || investors < 1 || investors > demand) return unread('投资人家数与申购总额不符')
  const steps = stepsBelow(couponPercent, tick)
  const parts = parted({ size: sizeFen / lotFen, demand, investors, canGoBelow: steps > 0 })
  const book: Book = { by: 'rate', sizeFen, lotFen, tick, whenShort: 'reduce' }
  return read({ book, bids: written(parts, result, tick, steps, lotFen) })
}

/** 0.01 percentage points, or finer where the coupon is. */
function tickOf(couponPercent: Percent): string {
  return new Exact(10).pow(-Math.max(2, new Exact(couponPercent).decimalPlaces())).toFixed()
}

/** How many ticks one may go below the coupon and stay above nought, at most eight. */
const stepsBelow = (couponPercent: Percent, tick: string): number =>
  Math.max(0, Math.min(8, new Exact(couponPercent).div(tick).minus(1).toNumber()))

const likelyInvestors = (multiple: string): number =>
  Math.min(40, new Exact(multiple).times(4).plus(2).round().toNumber())

type Parts = { better: bigint[]; margin: bigint[]; out: bigint[] }

/**
 * Lots of each bid. Better bids take about three fifths of the size but never all of it, those at the margin at least the
 * rest, the others the demand beyond: so the running total reaches the size at the margin and nowhere else.
 */
function parted(given: { size: number; demand: number; investors: number; canGoBelow: boolean }): Parts {
  const { size, demand, investors, canGoBelow } = given
  const beyond = Math.floor(((demand - size) * 2) / 3)
  const outCount = Math.min(Math.floor(investors / 3), beyond)
  const outLots = outCount === 0 ? 0 : Math.min(beyond, demand - (investors - outCount))
  const room = demand - outLots
  const betterCount = canGoBelow ? Math.min(Math.floor((investors - outCount) / 2), size - 1) : 0
  const marginCount = investors - outCount - betterCount
  const most = Math.min(size - 1, room - marginCount)
  const betterLots = betterCount === 0 ? 0 : Math.max(betterCount, Math.min(most, Math.floor((size * 3) / 5)))
  return {
    better: uneven(betterLots, betterCount),
    margin: uneven(room - betterLots, marginCount),
    out: uneven(outLots, outCount),
  }
}

/** At least one lot each, the rest unevenly. */
function uneven(total: number, count: number): bigint[] {
  if (count === 0) return []
  const weights = Array.from({ length: count }, (_, i) => unevenness[i % unevenness.length] ?? 1n)
  return partByWeights(BigInt(total - count), weights).map((lots) => lots + 1n)
}

function written(parts: Parts, result: ReportedResult, tick: string, steps: number, lotFen: Fen): Bid[] {
  const coupon = new Exact(result.couponPercent)
  const levelled = [
    ...parts.better.map((lots, i) => ({
      lots,
      level: coupon.minus(new Exact(tick).times(1 + (i % Math.max(1, steps)))),
    })),
    ...parts.margin.map((lots) => ({ lots, level: coupon })),
    ...parts.out.map((lots, i) => ({ lots, level: coupon.plus(new Exact(tick).times(1 + (i % 10))) })),
  ]
  const opened = Date.parse(result.openedAt)
  return levelled.map(({ lots, level }, i) => {
    const number = String(i + 1).padStart(2, '0')
    const at = new Date(opened + (i + 1) * 60_000).toISOString()
    return {
      id: `bid-${number}`,
      investor: `示例投资人${number}`,
      level: level.toFixed(2 > level.decimalPlaces() ? 2 : undefined),
      fen: Number(lots) * lotFen,
      at,
    }
  })
}
