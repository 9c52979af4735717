import type { CastOrganisation } from '../cast.ts'
import type { Deal } from '../deal/deal.ts'
import type { Story } from './story.ts'

type Case = [
  issuer: CastOrganisation,
  bank: CastOrganisation,
  route: Deal['route'],
  venue: Deal['venue'],
  name: string,
  yuan: string,
  bookIn: number,
]

const kinds: Partial<Record<CastOrganisation, Pick<Story['deal'], 'kind' | 'region' | 'listed'>>> = {
  xinghe: { kind: 'tech-firm', region: '江苏', listed: true },
  yuanlan: { kind: 'equity-investor', region: '深圳' },
  yanxing: { kind: 'tech-firm', region: '陕西', listed: true },
  haice: { kind: 'tech-firm', region: '山东' },
}

/** Filings that fill the reviewers' queues, each at another step, and one that has just come out of them. */
export const underReview: readonly Story[] = (
  [
    ['haice', 'securities', 'exchange-public', 'SZSE', '26海策K3', '700000000', 24],
    ['xinghe', 'securities', 'exchange-private', 'SZSE', '26星河K2', '900000000', 28],
    ['yuanlan', 'securities', 'exchange-public', 'SZSE', '26远澜K1', '500000000', 21],
    ['yanxing', 'securities', 'exchange-private', 'SZSE', '26䶮行K5', '400000000', 12],
    ['yanxing', 'securities', 'exchange-private', 'BSE', '26䶮行K3', '200000000', -2],
    ['xinghe', 'lanbank', 'interbank', 'NAFMII', '26星河智造MTN002(科创债)', '800000000', 27],
    ['yanxing', 'lanbank', 'interbank', 'NAFMII', '26䶮行MTN001(科创债)', '600000000', 13],
  ] satisfies Case[]
).map(([issuer, bank, route, venue, name, yuan, bookIn]) => ({
  issuer,
  bank,
  bookIn,
  deal: {
    ...kinds[issuer]!,
    route,
    venue,
    product: route === 'interbank' ? 'MTN' : '科技创新公司债券',
    registeredAmountYuan: yuan,
  },
  tranches: [{ name, amountYuan: yuan, tenor: '3Y', couponPercent: '2.40', subscriptionMultiple: '2.0', investors: 3 }],
}))
