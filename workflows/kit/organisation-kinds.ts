import { type Capacity, type Duty, walls } from './seats.ts'

type Kind = { title: string; capacities: readonly Capacity[]; duties?: readonly Duty[] }

const exchangeRooms: readonly Capacity[] = ['venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor']

/**
 * What an organisation is, and the capacities its people may hold. Every kind may have an administrator of its own
 * people; `platform` runs the house and looks after all of them.
 */
export const organisationKinds = {
  platform: { title: '平台运营方', capacities: [] },
  company: { title: '企业', capacities: ['issuer'] },
  bank: { title: '银行', capacities: ['lead-underwriter', 'joint-underwriter', 'investor', 'issuer'] },
  securities: {
    title: '证券公司',
    capacities: ['lead-underwriter', 'joint-underwriter', 'trustee', 'investor', 'issuer'],
  },
  investor: { title: '投资机构', capacities: ['investor'] },
  counsel: { title: '律师事务所', capacities: ['counsel'] },
  auditor: { title: '会计师事务所', capacities: ['auditor'] },
  'rating-agency': { title: '评级机构', capacities: ['rater'] },
  enhancer: { title: '增信机构', capacities: ['enhancer'] },
  guarantor: { title: '地方担保机构', capacities: ['guarantor'] },
  trustee: { title: '受托管理人', capacities: ['trustee'] },
  registrar: { title: '登记托管机构', capacities: ['registrar'] },
  steward: { title: '园区与地方', capacities: ['steward'] },
  experts: { title: '评议专家库', capacities: ['expert'] },
  'venue:NAFMII': { title: '银行间市场', capacities: exchangeRooms },
  'venue:SSE': { title: '上海证券交易所', capacities: exchangeRooms },
  'venue:SZSE': { title: '深圳证券交易所', capacities: exchangeRooms },
  'venue:BSE': { title: '北京证券交易所', capacities: exchangeRooms },
  csrc: { title: '中国证监会', capacities: ['csrc'] },
  pboc: { title: '中国人民银行', capacities: ['pboc'] },
  nfra: { title: '金融监管总局', capacities: ['nfra'] },
} as const satisfies Record<string, Kind>

export type OrganisationKind = keyof typeof organisationKinds

export const organisationKindNames = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]

export const isOrganisationKind = (kind: string): kind is OrganisationKind => Object.hasOwn(organisationKinds, kind)

/** The public bodies that every house has to do with, under their own names; they have no people until they join. */
export const publicBodies: readonly { kind: OrganisationKind; name: string }[] = [
  { kind: 'venue:NAFMII', name: '中国银行间市场交易商协会' },
  { kind: 'venue:SSE', name: '上海证券交易所' },
  { kind: 'venue:SZSE', name: '深圳证券交易所' },
  { kind: 'venue:BSE', name: '北京证券交易所' },
  { kind: 'csrc', name: '中国证券监督管理委员会' },
  { kind: 'pboc', name: '中国人民银行' },
  { kind: 'nfra', name: '国家金融监督管理总局' },
]

export const capacitiesOfKind = (kind: string): readonly Capacity[] =>
  isOrganisationKind(kind) ? [...organisationKinds[kind].capacities, 'administrator'] : ['administrator']

/** Kinds whose people may hold a capacity: where to look for an underwriter, a rater, a trustee. */
export const kindsHolding = (capacity: Capacity): readonly OrganisationKind[] =>
  organisationKindNames.filter((kind) => (organisationKinds[kind].capacities as readonly Capacity[]).includes(capacity))

export const dutyTitles: Record<Duty, string> = {
  maker: '经办',
  checker: '复核',
  first: '主审',
  second: '复审',
  chair: '评审负责人',
}

/** Duties that people of a capacity share out between them. */
export function dutiesOf(capacity: Capacity): readonly Duty[] {
  if (capacity === 'venue-review') return ['first', 'second']
  if (capacity === 'expert' || capacity === 'administrator') return ['maker']
  if (capacity === 'enhancer' || capacity === 'guarantor') return ['maker', 'checker', 'chair']
  return ['maker', 'checker']
}

/** Duties that watch over one another: one person never holds both on the same seat. */
export const watches: Partial<Record<Duty, Duty>> = {
  maker: 'checker',
  checker: 'maker',
  first: 'second',
  second: 'first',
}

/**
 * Why one person may not hold a capacity beside those held already; null when he may. Organisations may stand on both
 * sides of a wall in different projects, a person may not: what he knows goes with him. A platform administrator holds
 * nothing else.
 */
export function personWall(held: readonly Capacity[], wanted: Capacity): string | null {
  const others = held.filter((capacity) => capacity !== wanted)
  if (others.length > 0 && (wanted === 'administrator' || others.includes('administrator')))
    return '系统管理员只管人员与机构，不得兼任业务席位'
  const wall = walls.find(([a, b]) =>
    others.some((capacity) => (a === capacity && b === wanted) || (b === capacity && a === wanted)),
  )
  return wall ? wall[2] : null
}
