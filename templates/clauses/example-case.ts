import { type ClauseBlank, clauseBlanks } from './blanks.ts'
import type { IssuerKind } from './clause.ts'
import { type ClauseCase, type ClauseValue, routeValues } from './clause-case.ts'
import type { ClauseCondition } from './conditions.ts'
import { wordsOf } from './words.ts'

/** The kinds of papers that a clause can be looked at in before it is used. */
export const exampleMarkets = {
  'exchange-public': '交易所公开发行',
  'exchange-private': '交易所非公开发行',
  interbank: '银行间公开发行',
  'interbank-private': '银行间定向发行',
  licence: '行政许可的金融债券',
} as const

export type ExampleMarket = keyof typeof exampleMarkets

export const isExampleMarket = (word: string): word is ExampleMarket => Object.hasOwn(exampleMarkets, word)

const kindConditions = {
  'tech-firm': '科技型企业',
  'equity-investor': '股权投资机构',
  'financial-institution': '金融机构',
} as const satisfies Record<IssuerKind, ClauseCondition>

const projectOf = (market: ExampleMarket, issuerKind: IssuerKind) => {
  const route = market === 'interbank-private' ? ('interbank' as const) : market
  const exchange = route.startsWith('exchange')
  return {
    number: '',
    name: '',
    route,
    venue: exchange ? ('SSE' as const) : ('NAFMII' as const),
    addressee: '',
    issuerKind,
    product: { title: '', code: '' },
    privatePlacement: market === 'exchange-private' || market === 'interbank-private',
    greenChannel: false,
    region: '',
    openedOn: '2025-05-07',
  }
}

/** An invented deal with every option and an enhancement, so that as many lines as can stand together are seen. */
export function exampleCase(market: ExampleMarket, issuerKind: IssuerKind): ClauseCase {
  const words = wordsOf({ project: projectOf(market, issuerKind) })
  const conditions: ClauseCondition[] = [
    kindConditions[issuerKind],
    words.placed ? '定向发行' : '公开发行',
    words.exchange ? '交易所' : '银行间',
    ...(words.route === 'licence' ? (['行政许可'] as const) : []),
    ...(words.route === 'interbank' ? (['债务融资工具'] as const) : []),
    ...(words.route === 'licence' ? [] : (['公司信用类'] as const)),
    '首期发行',
    '中长期品种',
    '设有增信',
    '已聘受托管理人',
    '受托管理人不任承销',
    '附回售',
    '附赎回',
    '附调整票面利率',
    '全额覆盖',
    '金额未定',
    '反担保定有比例',
    '多期财务数据',
    '经营现金流曾为负',
    '列有研发投入',
    '列有投资项目',
    '列有资本充足率',
    '设有差额补足',
    '各年均能覆盖',
  ]
  const route = routeValues({ ...words, steward: '受托管理人' })
  const deal = Object.entries(clauseBlanks).filter(([name]) => !Object.hasOwn(route, name))
  const examples: Partial<Record<ClauseBlank, ClauseValue>> = Object.fromEntries(
    deal.map(([name, { example }]) => [name, example]),
  )
  return { conditions: new Set(conditions), values: { ...examples, ...route } }
}
