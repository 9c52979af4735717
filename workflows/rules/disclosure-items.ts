import type { Basis } from '../kit/finding.ts'
import type { Route } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import type { ChecklistCase } from './checklist.ts'

/** One thing that must be disclosed, and where it is looked for: a heading of a paper that holds one of these words. */
export type DisclosureItem = {
  id: string
  group: string
  title: string
  /** Template of the paper it belongs in. */
  paper: string
  headings: readonly string[]
  basis: Basis
}

type Draft = [id: string, title: string, ...headings: string[]]
type Group = { group: string; paper: string; basis: (route: Route) => Basis }

const item =
  ({ group, paper, basis }: Group, route: Route) =>
  ([id, title, ...headings]: Draft): DisclosureItem => ({
    id,
    group,
    title,
    paper,
    headings: headings.length > 0 ? headings : [title],
    basis: basis(route),
  })

const contentRules = (route: Route): Basis => {
  if (route === 'interbank') return cite('nafmii-forms')
  return route === 'licence'
    ? cite('pboc-financial-bonds', '申请文件')
    : cite('exchange-application-files', '申请文件目录')
}

const scienceRules = (route: Route): Basis => {
  if (route === 'interbank') return cite('nafmii-2025-answers', '专项尽职调查报告')
  return route === 'licence'
    ? cite('pboc-csrc-2025-8', '金融机构用途')
    : cite('exchange-application-files', '科创属性专项说明')
}

const usesRules = (route: Route): Basis => {
  if (route === 'interbank') return cite('nafmii-forms', '募集资金用途与金额')
  return route === 'licence' ? cite('pboc-csrc-2025-8', '金融机构用途') : cite('exchanges-2022', '用途比例')
}

const prospectus = (group: string, basis: (route: Route) => Basis): Group => ({ group, paper: 'prospectus', basis })

const projectItems: readonly Draft[] = [
  ['project.facts', '项目概况、批复和资金来源', '项目概况'],
  ['project.forecast', '项目收益测算', '项目收益测算'],
  ['project.coverage', '现金流对本息的覆盖', '现金流覆盖情况'],
  ['project.accounts', '账户设置和监管', '账户设置和监管'],
]

const chapters = prospectus('募集说明书章节', contentRules)
const uses = prospectus('募集资金', usesRules)
const project = prospectus('项目收益票据专项披露', contentRules)
const science = prospectus('科技创新专项披露', scienceRules)
const verification: Group = { group: '主承销商核查', paper: 'due-diligence', basis: scienceRules }

/** 15 chapters of an interbank prospectus (domain §4.3); the licence route follows the same order. */
const interbankChapters: readonly Draft[] = [
  ['front.statement', '声明与承诺', '声明与承诺', '声明'],
  ['front.notice', '重要提示', '重要提示', '重大事项提示'],
  ['chapter.definitions', '释义'],
  ['chapter.risks', '风险提示及说明'],
  ['chapter.terms', '发行条款'],
  ['chapter.proceeds', '募集资金运用'],
  ['chapter.issuer', '企业基本情况'],
  ['chapter.finance', '主要财务状况'],
  ['chapter.credit', '资信状况'],
  ['chapter.enhancement', '信用增进'],
  ['chapter.tax', '税项'],
  ['chapter.disclosure', '信息披露安排'],
  ['chapter.meeting', '持有人会议机制'],
  ['chapter.debt', '主动债务管理'],
  ['chapter.default', '违约、风险情形及处置'],
  ['chapter.parties', '发行有关机构'],
  ['chapter.inspection', '备查文件'],
]

/** 16 sections of an exchange prospectus. */
const exchangeChapters: readonly Draft[] = [
  ['chapter.risks', '风险提示及说明'],
  ['chapter.terms', '发行概况'],
  ['chapter.proceeds', '募集资金运用'],
  ['chapter.issuer', '发行人基本情况'],
  ['chapter.finance', '财务会计信息'],
  ['chapter.credit', '发行人信用状况'],
  ['chapter.enhancement', '增信情况'],
  ['chapter.tax', '税项'],
  ['chapter.disclosure', '信息披露安排'],
  ['chapter.protection', '投资者保护机制'],
  ['chapter.default', '违约事项及纠纷解决'],
  ['chapter.meeting', '持有人会议规则'],
  ['chapter.trustee', '受托管理人'],
  ['chapter.parties', '发行有关机构'],
  ['chapter.statements', '声明'],
  ['chapter.inspection', '备查文件'],
]

const moneyItems: readonly Draft[] = [
  ['uses.amounts', '各项用途和金额', '募集资金用途'],
  ['uses.ratio', '投向科技创新领域的比例', '科技创新领域投向比例'],
  ['uses.replacement', '置换前期投入', '置换安排'],
  ['uses.account', '专项账户和监督', '专项账户和监督机制'],
  ['uses.change', '用途变更程序', '用途变更'],
]

const ownOf: Record<ChecklistCase['issuerKind'], readonly Draft[]> = {
  'tech-firm': [
    ['science.research', '近三年研发投入及出处', '研发投入'],
    ['science.technology', '核心技术', '核心技术和能力', '核心技术'],
  ],
  'equity-investor': [
    ['fund.registration', '管理人登记和管理规模', '管理人登记和管理规模', '管理人登记'],
    ['fund.record', '募投管退情况', '募投管退业绩', '募投管退'],
  ],
  'financial-institution': [
    ['institution.programme', '服务科技创新的业务和安排', '业务资质和科技金融业务', '科技金融业务'],
  ],
}

/** What a prospectus and its verification must say in this case, in the order of the papers (domain §4.3). */
export function disclosureItems(of: ChecklistCase): DisclosureItem[] {
  const exchange = of.route === 'exchange-public' || of.route === 'exchange-private'
  const own: Draft[] = [
    ['science.basis', '科技创新属性的认定依据', '认定依据'],
    ...(of.titled ? [['science.titles', '科技称号和证书', '科技创新称号'] satisfies Draft] : []),
    ...ownOf[of.issuerKind],
    ['science.team', '团队', '团队'],
    ['science.market', '市场地位', '市场地位'],
    ['science.risk', '科技属性变化的风险', '科技创新属性变化的风险'],
  ]
  const checked: Draft[] = [
    ['verification.standard', '适用的标准与证明文件', '适用的标准'],
    ['verification.findings', '逐项核验结论', '逐项核验'],
    ['verification.uses', '资金投向的核查', '投向科技创新领域的比例'],
    ['verification.opinion', '专项核查结论', '专项尽职调查结论', '核查结论'],
  ]
  const notes = of.said['circumstances.projectReturn'] === true
  const drafts: [Group, readonly Draft[]][] = [
    [chapters, exchange ? exchangeChapters : interbankChapters],
    [uses, moneyItems],
    ...(notes ? [[project, projectItems] satisfies [Group, readonly Draft[]]] : []),
    [science, own],
    [verification, checked],
  ]
  return drafts.flatMap(([group, all]) =>
    all.map(item(notes && group.paper === 'prospectus' ? { ...group, paper: 'project-prospectus' } : group, of.route)),
  )
}
