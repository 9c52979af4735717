import { Exact } from '../finance/exact.ts'
import type { Fen } from '../finance/money.ts'

/**
 * What an arrangement answers for of an amount that was not paid: its percentage, rounded half up to the fen; or, where it
 * is given by amount (a CRMW's notional), whatever is left of that. `limitLeft` is what earlier claims left of it.
 */
export function coveredFen(owed: Fen, coverPercent: string | null, limitLeft: Fen): Fen {
  if (coverPercent === null) return Math.max(0, Math.min(owed, limitLeft))
  return new Exact(owed).times(coverPercent).div(100).toDecimalPlaces(0, Exact.ROUND_HALF_UP).toNumber()
}

/** Supports that pay on a default. A direct investment is itself a holder; a pledge is realised, which is a recovery. */
export const paysClaims = (instrument: string): boolean =>
  instrument === 'guarantee' || instrument === 'crmw' || instrument === 'counter-guarantee'

/** A counter-guarantee is decided when its own committee has spoken or it has ended: all its parent may know. */
export const counterDecided = (state: string): boolean =>
  ['committed', 'signed', 'in-force', 'claiming', 'released', 'declined', 'withdrawn'].includes(state)
