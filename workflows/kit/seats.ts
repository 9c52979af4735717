/** Who takes part. One word in code, one title and one seal character on screen (the role seal of the screens). */
export const capacities = {
  issuer: { title: '发行人', seal: '发', side: 'issuer' },
  'lead-underwriter': { title: '主承销商', seal: '承', side: 'issuer' },
  'joint-underwriter': { title: '联席主承销商', seal: '联', side: 'issuer' },
  investor: { title: '投资人', seal: '投', side: 'independent' },
  counsel: { title: '律师事务所', seal: '律', side: 'independent' },
  auditor: { title: '会计师事务所', seal: '会', side: 'independent' },
  rater: { title: '评级机构', seal: '评', side: 'independent' },
  enhancer: { title: '增信机构', seal: '增', side: 'enhancement' },
  guarantor: { title: '地方担保机构', seal: '保', side: 'enhancement' },
  trustee: { title: '受托管理人', seal: '托', side: 'independent' },
  registrar: { title: '登记托管机构', seal: '登', side: 'independent' },
  'venue-intake': { title: '受理岗', seal: '受', side: 'review' },
  'venue-review': { title: '审核岗', seal: '审', side: 'review' },
  'venue-secretary': { title: '会议秘书', seal: '秘', side: 'review' },
  'venue-supervisor': { title: '审核主管', seal: '督', side: 'review' },
  expert: { title: '评议专家', seal: '专', side: 'review' },
  csrc: { title: '中国证监会', seal: '证', side: 'review' },
  pboc: { title: '中国人民银行', seal: '央', side: 'review' },
  nfra: { title: '金融监管总局', seal: '金', side: 'review' },
  steward: { title: '园区与地方', seal: '园', side: 'independent' },
  administrator: { title: '系统管理员', seal: '管', side: 'independent' },
} as const

export type Capacity = keyof typeof capacities
export type Side = (typeof capacities)[Capacity]['side']

/** What a person does on a seat. Four eyes are kept by person, never by duty alone. */
export const duties = ['maker', 'checker', 'first', 'second', 'chair'] as const
export type Duty = (typeof duties)[number]

/** A seat as transitions name it: a capacity, optionally narrowed to one duty; `system` is the clock, never a person. */
export type Seat = Capacity | `${Capacity}.${Duty}` | 'system'

/** Who acts: one person, of one organisation, in the seats held on this project in the capacity acted in. */
export type Actor = { person: string; organisation: string; seats: readonly Seat[] }

export const system: Actor = { person: 'system', organisation: 'system', seats: ['system'] }

/** A seat with a duty also sits on the plain capacity, so `by: ['issuer']` admits maker and checker alike. */
export function sitsOn(actor: Actor, by: readonly Seat[]): boolean {
  return by.some((seat) => actor.seats.some((held) => held === seat || held.startsWith(`${seat}.`)))
}

export const routes = {
  interbank: { title: '银行间市场·交易商协会注册', venues: ['NAFMII'] },
  'exchange-public': { title: '交易所公开发行·证监会注册', venues: ['SSE', 'SZSE', 'BSE'] },
  'exchange-private': { title: '交易所非公开发行·无异议函', venues: ['SSE', 'SZSE', 'BSE'] },
  licence: { title: '银行间市场·中国人民银行许可', venues: ['NAFMII'] },
} as const

export type Route = keyof typeof routes

export const venues = {
  NAFMII: { title: '银行间市场', short: '银行间', authority: '中国银行间市场交易商协会', calendar: 'interbank' },
  SSE: { title: '上海证券交易所', short: '上交所', authority: '上海证券交易所', calendar: 'sse' },
  SZSE: { title: '深圳证券交易所', short: '深交所', authority: '深圳证券交易所', calendar: 'szse' },
  BSE: { title: '北京证券交易所', short: '北交所', authority: '北京证券交易所', calendar: 'bse' },
} as const

export type Venue = keyof typeof venues

export const issuerKinds = {
  'tech-firm': '科技型企业',
  'equity-investor': '股权投资机构',
  'financial-institution': '金融机构',
} as const

export type IssuerKind = keyof typeof issuerKinds

const common: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'investor',
  'counsel',
  'auditor',
  'rater',
  'enhancer',
  'guarantor',
  'registrar',
  'steward',
  'administrator',
]

/** The one table of which capacities a route has. */
export const seatsOfRoute: Record<Route, readonly Capacity[]> = {
  interbank: [...common, 'venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor', 'expert'],
  'exchange-public': [
    ...common,
    'trustee',
    'venue-intake',
    'venue-review',
    'venue-secretary',
    'venue-supervisor',
    'expert',
    'csrc',
  ],
  'exchange-private': [
    ...common,
    'trustee',
    'venue-intake',
    'venue-review',
    'venue-secretary',
    'venue-supervisor',
    'expert',
  ],
  licence: [...common, 'nfra', 'pboc'],
}

/** Capacities of one organisation that may not be held on the same project: the walls. */
export const walls: readonly (readonly [Capacity, Capacity, string])[] = [
  ['lead-underwriter', 'investor', '主承销商不得在自己簿记的项目中以投资人身份看到或参与报价'],
  ['joint-underwriter', 'investor', '承销团成员不得以投资人身份看到簿记'],
  ['issuer', 'rater', '评级机构须独立于发行人'],
  ['lead-underwriter', 'rater', '评级机构须独立于主承销商'],
  ['issuer', 'auditor', '审计机构须独立于发行人'],
  ['enhancer', 'guarantor', '增信机构与反担保机构的内部纪要互不可见'],
  ['lead-underwriter', 'venue-review', '审核方不得承销'],
]
