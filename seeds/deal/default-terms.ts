import { Exact } from '#workflows/finance/exact.ts'

/** Working days after the default on which each step comes. */
export const after = { accelerated: 5, paid: 8, countered: 10, recovered: 30, shared: 40, settled: 45 } as const

/** Samples: what the issuer still pays, in per cent of what it owes. */
export const recoveredPercent = '30'

export const partOf = (fen: number, percent: string): number =>
  new Exact(fen).times(percent).div(100).toDecimalPlaces(0, Exact.ROUND_DOWN).toNumber()
