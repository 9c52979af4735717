import type { Dossier } from '../dossier.ts'

type Project = Dossier['project']

/** How one route calls its papers, its step and its market. Names are the market's own. */
export type RouteWords = {
  /** Title of paper 6. */
  application: string
  /** What is asked for: 注册、挂牌条件确认、行政许可. */
  act: string
  /** Title of paper 5. */
  opinion: string
  prospectus: string
  market: string
  /** To whom the bond may be sold. */
  investors: string
  /** The form in which the answer comes. */
  answer: string
  /** 公开发行、定向发行、非公开发行. */
  manner: string
}

const exchangeNames = { NAFMII: '银行间市场', SSE: '上海证券交易所', SZSE: '深圳证券交易所', BSE: '北京证券交易所' }

const interbankPublic: RouteWords = {
  application: '注册报告',
  act: '注册',
  opinion: '推荐函',
  prospectus: '募集说明书',
  market: '全国银行间债券市场',
  investors: '全国银行间债券市场的机构投资人（国家法律、法规禁止购买者除外）',
  answer: '接受注册通知书',
  manner: '公开发行',
}

const interbankPrivate: RouteWords = {
  ...interbankPublic,
  prospectus: '定向募集说明书',
  investors: '本次定向发行的定向投资人，即专项机构投资人和特定机构投资人',
  manner: '定向发行',
}

const licence: RouteWords = {
  application: '行政许可申请书',
  act: '行政许可',
  opinion: '推荐函',
  prospectus: '募集说明书',
  market: '银行间市场',
  investors: '银行间市场的机构投资人（国家法律、法规禁止购买者除外）',
  answer: '准予行政许可决定书',
  manner: '公开发行',
}

const exchangePublic = (market: string): RouteWords => ({
  application: '发行申请报告',
  act: '审核与注册',
  opinion: '核查意见',
  prospectus: '募集说明书',
  market,
  investors: '在中国证券登记结算有限责任公司开立合格证券账户的专业投资者（法律、法规禁止购买者除外）',
  answer: '中国证券监督管理委员会同意注册的批复',
  manner: '面向专业投资者公开发行',
})

const exchangePrivate = (market: string): RouteWords => ({
  ...exchangePublic(market),
  act: '挂牌条件确认',
  prospectus: '非公开发行公司债券募集说明书',
  investors: '专业机构投资者，发行完成后持有人合计不超过二百人',
  answer: `${market}无异议函`,
  manner: '面向专业机构投资者非公开发行',
})

/** The licence route speaks of 银行间市场 and 中国人民银行 only: no self-regulatory registration takes place on it. */
export function routeWords({ route, venue, privatePlacement }: Project): RouteWords {
  if (route === 'licence') return licence
  if (route === 'interbank') return privatePlacement ? interbankPrivate : interbankPublic
  return route === 'exchange-public' ? exchangePublic(exchangeNames[venue]) : exchangePrivate(exchangeNames[venue])
}

export const kindWords: Record<Project['issuerKind'], string> = {
  'tech-firm': '科技型企业',
  'equity-investor': '股权投资机构',
  'financial-institution': '金融机构',
}

export const routeTitles: Record<Project['route'], string> = {
  interbank: '银行间市场，向中国银行间市场交易商协会申请注册',
  'exchange-public': '证券交易所公开发行，由证券交易所审核、中国证券监督管理委员会注册',
  'exchange-private': '证券交易所非公开发行，由证券交易所确认挂牌条件并出具无异议函',
  licence: '银行间市场，向中国人民银行申请行政许可',
}

/** `定向债务融资工具（PPN）`; an exchange's letter is part of the bond's short name and says nothing here. */
export const productName = ({ product, venue }: Project): string =>
  venue === 'NAFMII' && product.code && product.code !== product.title
    ? `${product.title}（${product.code}）`
    : product.title
