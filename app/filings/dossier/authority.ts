import { type Route, type Venue, venues } from '#workflows/kit/seats.ts'

/** To whom the papers are addressed; on the licence route never the association. */
export const addresseeOf = (route: Route, venue: Venue): string =>
  route === 'licence' ? '中国人民银行' : venues[venue].authority

/** Who decides: the exchange reviews, the commission registers. */
export const decidingAuthority = (route: Route, venue: Venue): string =>
  route === 'exchange-public' ? '中国证券监督管理委员会' : addresseeOf(route, venue)

const decisions: Record<Route, string> = {
  interbank: '接受注册通知书',
  'exchange-public': '关于同意公开发行公司债券注册的批复',
  'exchange-private': '关于非公开发行公司债券挂牌条件的无异议函',
  licence: '准予行政许可决定书',
}

export const decisionTitle = (route: Route): string => decisions[route]

const interbankProducts: Record<string, string> = {
  MTN: '中期票据',
  PPN: '定向债务融资工具',
  SCP: '超短期融资券',
  CP: '短期融资券',
  ABN: '资产支持票据',
}

type Asked = { route: Route; product: string; privatePlacement: boolean }

/** The product in the market's words with its abbreviation; a product we do not know keeps its own name. */
export function productOf({ route, product, privatePlacement }: Asked): { title: string; code: string } {
  if (route === 'licence') return { title: '科技创新债券', code: '金融债券' }
  if (route === 'exchange-private' || route === 'exchange-public') {
    const named = /[\u4e00-\u9fff]/.test(product) ? product : '科技创新公司债券'
    return { title: privatePlacement && !named.startsWith('非公开') ? `非公开发行${named}` : named, code: 'K' }
  }
  const title = interbankProducts[product.toUpperCase()]
  return title ? { title, code: product.toUpperCase() } : { title: product, code: '' }
}
