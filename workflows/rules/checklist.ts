import type { Basis } from '../kit/finding.ts'
import type { Capacity, IssuerKind, Route } from '../kit/seats.ts'
import { cite } from '../library/library.ts'

/** What decides which papers a filing needs (domain §4.1, §4.2, §4.5). */
export type ChecklistCase = {
  route: Route
  issuerKind: IssuerKind
  product: string
  privatePlacement: boolean
  rated: boolean
  enhanced: boolean
  guaranteed: boolean
  nonStandardAudit: boolean
}

export type ChecklistLine = {
  /** Number in the venue's own numbering. */
  code: string
  title: string
  /** The document the platform generates, or null for a paper made elsewhere and uploaded. */
  template: string | null
  preparedBy: Capacity
  requirement: 'mandatory' | 'conditional'
  /** The condition, in words, that brings this paper in; null for a mandatory one. */
  condition: string | null
  /** The text that asks for it. */
  basis: Basis
}

type Asked = Omit<ChecklistLine, 'basis'>

type Draft = [code: string, title: string, template: string | null, preparedBy: Capacity]

const must = ([code, title, template, preparedBy]: Draft): Asked => ({
  code,
  title,
  template,
  preparedBy,
  requirement: 'mandatory',
  condition: null,
})

const when = (holds: boolean, condition: string, [code, title, template, preparedBy]: Draft): Asked[] =>
  holds ? [{ code, title, template, preparedBy, requirement: 'conditional', condition }] : []

/** Papers of one filing, in the order in which the venue lists them. */
export function checklistFor(of: ChecklistCase): ChecklistLine[] {
  const asked = of.route === 'licence' ? licence(of) : of.route === 'interbank' ? interbank(of) : exchange(of)
  return asked.map((line) => ({ ...line, basis: checklistBasis(of.route, line) }))
}

/** Papers whose text is not that of the list as a whole. */
const singly: Partial<Record<Route, Record<string, Basis>>> = {
  interbank: {
    ZJ: cite('nafmii-2025-answers', '专项尽职调查报告'),
    'Y-1': cite('nafmii-forms', '推荐与尽调'),
    'Y-2': cite('nafmii-forms', '推荐与尽调'),
    'Y-3': cite('nafmii-forms', '推荐与尽调'),
  },
  'exchange-public': { '7-5': cite('exchange-application-files', '科创属性专项说明') },
  'exchange-private': { '7-5': cite('exchange-application-files', '科创属性专项说明') },
}

/** The text that asks for a paper, by its number on the route's list. */
export function checklistBasis(
  route: Route,
  { code, requirement }: Pick<ChecklistLine, 'code' | 'requirement'>,
): Basis {
  const single = singly[route]?.[code]
  if (single) return single
  if (route === 'licence') return cite('pboc-financial-bonds', '申请文件')
  const conditional = requirement === 'conditional'
  if (route === 'interbank') return cite('nafmii-forms', conditional ? '条件性文件' : '注册文件清单')
  return cite('exchange-application-files', conditional ? '条件性文件' : '申请文件目录')
}

/** 注册文件表格体系（2020 版）; later versions are known by name only (U4). */
function interbank(of: ChecklistCase): Asked[] {
  const placed = of.privatePlacement ? '定向' : ''
  return [
    must(['Y', '注册文件清单', 'checklist', 'lead-underwriter']),
    must(['Y-1', '注册报告', 'application', 'issuer']),
    must(['Y-2', '主承销商推荐函', 'recommendation', 'lead-underwriter']),
    must(['M', `${placed}募集说明书`, 'prospectus', 'issuer']),
    must(['ZJ', '主承销商关于科技创新属性的专项尽职调查报告', 'due-diligence', 'lead-underwriter']),
    must(['C', '近三年审计报告及最近一期财务报表', null, 'auditor']),
    must(['F', '法律意见书', null, 'counsel']),
    must(['Y-3', '有权机构决议、公司章程及营业执照', null, 'issuer']),
    ...when(of.rated, '已委托评级', ['P', '信用评级报告及跟踪评级安排', null, 'rater']),
    ...when(of.guaranteed, '有保证担保', ['Z', '信用增进函及增进机构有权机构决议', null, 'enhancer']),
    ...when(of.nonStandardAudit, '近三年有非标准审计意见', ['M.2', '非标准审计意见的说明', null, 'auditor']),
  ]
}

/** 公开发行证券的公司信息披露内容与格式准则第24号 and the exchanges' guides; numbering recalled, not quoted (domain §4.2). */
function exchange(of: ChecklistCase): Asked[] {
  const way = of.route === 'exchange-private' ? '非公开发行' : '公开发行'
  return [
    must(['0', '申请文件目录', 'checklist', 'lead-underwriter']),
    must(['1-1', `${way}科技创新公司债券募集说明书（申报稿）`, 'prospectus', 'issuer']),
    must(['2-1', '发行申请报告', 'application', 'issuer']),
    must(['2-2', '有权机构决议、公司章程及营业执照', null, 'issuer']),
    must(['3-1', '主承销商核查意见', 'recommendation', 'lead-underwriter']),
    must(['4-1', '法律意见书', null, 'counsel']),
    must(['5-1', '近三年审计报告及最近一期财务报表', null, 'auditor']),
    ...when(of.nonStandardAudit, '近三年有非标准审计意见', ['5-2', '非标准审计意见的说明', null, 'auditor']),
    ...when(of.rated, '已委托评级', ['6-1', '资信评级报告', null, 'rater']),
    must(['6-2', '受托管理协议及持有人会议规则', null, 'trustee']),
    ...when(of.guaranteed, '有保证担保', ['6-4', '担保函及担保人有权机构决议', null, 'enhancer']),
    must(['7-1', '全体董事、监事、高级管理人员书面确认意见', null, 'issuer']),
    must(['7-5', '科技创新属性及募集资金用途专项说明与核查报告', 'due-diligence', 'lead-underwriter']),
  ]
}

/** 全国银行间债券市场金融债券发行管理办法; the list in force is to be verified with the authority. */
function licence(of: ChecklistCase): Asked[] {
  return [
    must(['0', '申请材料目录', 'checklist', 'lead-underwriter']),
    must(['1', '金融债券发行申请报告', 'application', 'issuer']),
    must(['2', '募集说明书', 'prospectus', 'issuer']),
    must(['3', '主承销商推荐函', 'recommendation', 'lead-underwriter']),
    must(['4', '科技创新领域资金投向专项核查报告', 'due-diligence', 'lead-underwriter']),
    must(['5', '近三年审计报告', null, 'auditor']),
    must(['6', '法律意见书', null, 'counsel']),
    must(['7', '有权机构决议及公司章程', null, 'issuer']),
    ...when(of.rated, '已委托评级', ['8', '信用评级报告', null, 'rater']),
    ...when(of.guaranteed, '有保证担保', ['9', '担保文件', null, 'enhancer']),
  ]
}
