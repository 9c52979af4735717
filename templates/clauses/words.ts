import type { Dossier } from '../dossier.ts'

/** The words in which a route speaks of the same things, so that one clause text serves several papers. */
export type Words = {
  route: Dossier['project']['route']
  /** Exchange papers are divided into 节 and speak of 投资者; interbank and licence papers into 章, of 投资人. */
  exchange: boolean
  placed: boolean
  short: boolean
  bond: string
  kind: string
  holder: string
  investor: string
  paper: string
  market: string
  /** Day on which the market works. */
  workday: string
  /** What the authority gave, as a noun and as a clause that says it judges no value. */
  permission: string
  authority: string
  /** Where the issuer publishes. */
  channel: string
  /** Who looks after holders while the bond lives. */
  steward: string
  rules: string
  label: string
}

type Naming = Pick<Dossier, 'project'> & { parties?: Dossier['parties']; offering?: Dossier['offering'] }

const exchangeNames = {
  SSE: '上海证券交易所',
  SZSE: '深圳证券交易所',
  BSE: '北京证券交易所',
  NAFMII: '银行间市场',
} as const

const interbank = (placed: boolean): Omit<Words, 'route' | 'placed' | 'short' | 'steward'> => ({
  exchange: false,
  bond: placed ? '本期定向债务融资工具' : '本期债务融资工具',
  kind: placed ? '定向债务融资工具' : '债务融资工具',
  holder: '持有人',
  investor: placed ? '定向投资人' : '投资人',
  paper: placed ? '定向募集说明书' : '募集说明书',
  market: '银行间市场',
  workday: '工作日',
  permission: '注册',
  authority: '中国银行间市场交易商协会',
  channel: placed
    ? '交易商协会认可的定向信息披露渠道，向定向投资人'
    : '交易商协会认可的网站，包括中国货币网和上海清算所网站',
  rules: '交易商协会自律规则',
  label: '（科创债）',
})

const exchange = (placed: boolean, venue: string): Omit<Words, 'route' | 'placed' | 'short' | 'steward'> => ({
  exchange: true,
  bond: '本期债券',
  kind: placed ? '非公开发行公司债券' : '公司债券',
  holder: '债券持有人',
  investor: '投资者',
  paper: '募集说明书',
  market: venue,
  workday: '交易日',
  permission: placed ? '挂牌条件确认' : '注册',
  authority: placed ? venue : '中国证券监督管理委员会',
  channel: placed ? `${venue}指定的定向披露渠道，向持有和拟受让本期债券的专业投资者` : `${venue}网站及其他法定渠道`,
  rules: `${venue}业务规则`,
  label: '科技创新公司债券',
})

const licence: Omit<Words, 'route' | 'placed' | 'short' | 'steward'> = {
  exchange: false,
  bond: '本期债券',
  kind: '金融债券',
  holder: '债券持有人',
  investor: '投资人',
  paper: '募集说明书',
  market: '银行间市场',
  workday: '工作日',
  permission: '行政许可',
  authority: '中国人民银行',
  channel: '中国货币网和登记托管机构网站',
  rules: '中国人民银行关于金融债券发行和存续期管理的规定',
  label: '科技创新债券',
}

/** The vocabulary of a paper. Papers that read no parties or offering still get words for both. */
export function wordsOf({ project, parties = [], offering }: Naming): Words {
  const { route, privatePlacement: placed, venue } = project
  const named =
    route === 'licence' ? licence : route === 'interbank' ? interbank(placed) : exchange(placed, exchangeNames[venue])
  return {
    ...named,
    route,
    placed,
    short: offering ? offering.lines.every((line) => line.tenor.endsWith('D')) : false,
    steward: parties.some((party) => party.capacity === 'trustee') ? '受托管理人' : '主承销商',
  }
}
