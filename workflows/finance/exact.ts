import { Decimal } from 'decimal.js'

/** Decimals of this house: 60 digits, half up, never in exponent form. A private constructor, so nobody else's settings reach it. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
export type Exact = Decimal

/** An exact quotient of whole numbers; the denominator is positive. */
export type Fraction = { numerator: number; denominator: number }

/** A whole number of fen from a Decimal, half up at the fen. Throws beyond 2^53. */
export function roundToFen(amount: Exact): number {
  const fen = amount.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber()
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${amount.toString()}`)
  return fen
}

/** `numerator ÷ denominator` as text with so many decimals, half up, reckoned in whole numbers. */
export function quotientText(numerator: bigint, denominator: bigint, decimals: number): string {
  if (denominator <= 0n || numerator < 0n) throw new RangeError('a quotient of amounts has a positive divisor')
  const scale = 10n ** BigInt(decimals)
  const scaled = (numerator * scale * 2n + denominator) / (denominator * 2n)
  const whole = (scaled / scale).toString()
  return decimals === 0 ? whole : `${whole}.${(scaled % scale).toString().padStart(decimals, '0')}`
}
