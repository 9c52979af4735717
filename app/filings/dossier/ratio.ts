import { Exact } from '#workflows/finance/exact.ts'

/** `part ÷ whole` in per cent with two decimals, half up; `0.00` of nothing. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '0.00' : new Exact(part).times(100).div(whole).toFixed(2)
