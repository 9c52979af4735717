import type { SampleDeal } from './deal.ts'
import { lotOf, thousandths } from './lot.ts'

export type Year = {
  year: number
  assets: number
  liabilities: number
  equity: number
  revenue: number
  netProfit: number
  operatingCash: number
  research: number
}

/** Most audited accounts are out in the course of April: before it the year before last is the latest. */
export const latestYear = (on: string): number => Number(on.slice(0, 4)) - (on.slice(5) >= '04-01' ? 1 : 2)

/** Sizes by kind of issuer, in thousandths: of the bond for the assets, of the assets for the rest. */
const shapes = {
  'tech-firm': { assets: [9000, 15_000], debt: [380, 500], revenue: [420, 620], profit: [60, 130], cash: [70, 150] },
  'equity-investor': {
    assets: [5000, 9000],
    debt: [320, 440],
    revenue: [80, 130],
    profit: [320, 460],
    cash: [-60, 180],
  },
  'financial-institution': {
    assets: [80_000, 140_000],
    debt: [800, 925],
    revenue: [20, 40],
    profit: [220, 340],
    cash: [-400, 900],
  },
} as const

export const issueFen = ({ offering }: SampleDeal): number =>
  offering.lines.reduce((sum, line) => sum + line.plannedFen, 0)

/** Three years, the oldest first. Assets are liabilities and equity together; research is at least six per cent of revenue. */
export function yearsOf(deal: SampleDeal): Year[] {
  const lot = lotOf(deal.issuerName)
  const shape = shapes[deal.issuerKind]
  const draw = (question: string, [low, high]: readonly [number, number]) => lot.between(question, low, high)
  const last = latestYear(deal.accountsOn ?? deal.on)
  const assets = thousandths(issueFen(deal), draw('assets', shape.assets))
  const revenue = thousandths(assets, draw('revenue', shape.revenue))
  return [2, 1, 0].map((back) => {
    // Growth of 5 to 14 per cent a year, reckoned backwards.
    const shrunk = (fen: number, what: string) =>
      Array.from({ length: back }).reduce<number>(
        (sum, _, at) => thousandths(sum, lot.between(`${what} ${at}`, 877, 952)),
        fen,
      )
    const ownAssets = shrunk(assets, 'growth of assets')
    const ownRevenue = shrunk(revenue, 'growth of revenue')
    const liabilities = thousandths(ownAssets, draw('debt', shape.debt) - back * lot.between('leverage', 4, 11))
    return {
      year: last - back,
      assets: ownAssets,
      liabilities,
      equity: ownAssets - liabilities,
      revenue: ownRevenue,
      netProfit: thousandths(ownRevenue, draw(`profit ${back}`, shape.profit)),
      operatingCash: thousandths(ownRevenue, draw(`cash ${back}`, shape.cash)),
      research: thousandths(ownRevenue, lot.between(`research ${back}`, 62, 118)),
    }
  })
}

export const sumOf = (years: readonly Year[], what: 'revenue' | 'research'): number =>
  years.reduce((sum, year) => sum + year[what], 0)
