import type { Dossier } from '../dossier.ts'

type Periods = Dossier['accounts']['periods']

/** Interest of one year on a principal in fen at a rate in per cent, rounded to the fen, half up. */
export function annualInterest(principal: number, rate: string): number {
  const [whole = '0', rest = ''] = rate.split('.')
  const scale = 100n * 10n ** BigInt(rest.length)
  return Number((BigInt(principal) * BigInt(whole + rest) * 2n + scale) / (scale * 2n))
}

/** The highest rate of a set of decimal strings, compared exactly. */
export function highest(rates: string[]): string {
  const scaled = (rate: string): bigint => {
    const [whole = '0', rest = ''] = rate.split('.')
    return BigInt(whole + rest.padEnd(8, '0'))
  }
  return rates.reduce((top, rate) => (scaled(rate) > scaled(top) ? rate : top), '0')
}

/** Mean of the last three full years' net profit, rounded to 100 yuan; null with fewer than three years. */
export function averageProfit(periods: Periods): { labels: string[]; fen: number; sample: boolean } | null {
  const years = periods.filter((period) => period.endsOn.endsWith('-12-31')).slice(-3)
  if (years.length < 3) return null
  const total = years.reduce((sum, year) => sum + year.netProfit, 0)
  return {
    labels: years.map((year) => year.label),
    fen: Math.round(total / 3 / 10_000) * 10_000,
    sample: years.some((year) => year.sample),
  }
}
