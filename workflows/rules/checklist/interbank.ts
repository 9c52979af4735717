import { cite } from '../../library/library.ts'
import { conditions, whenSaid } from './condition.ts'
import { later, must, mustUnless, type Row, when } from './line.ts'

const list = cite('nafmii-forms', '注册文件清单')
const tables = cite('nafmii-forms', '条件性文件')
/** That there is such a table was read; what it asks was not. */
const tableContents = cite('nafmii-forms', '附加表格的栏目')
const others = cite('nafmii-forms', '推荐与尽调')
const projectReturn = whenSaid('circumstances.projectReturn')
const form = cite('nafmii-forms', '募集资金用途与金额')

/**
 * 注册文件表格体系（2020 版）, in its order; later versions are known by name only (U4). Codes with a hyphen are of this
 * list: the tables do not number those papers.
 */
export const interbankRows: readonly Row[] = [
  must(list, 'Y', '注册文件清单', 'checklist', 'lead-underwriter'),
  must(list, 'Y-1', '注册报告', 'application', 'issuer'),
  must(others, 'Y-2', '主承销商推荐函', 'recommendation', 'lead-underwriter'),
  must(list, 'Y-3', '有权机构决议、公司章程及营业执照', null, 'issuer'),
  must(others, 'Y-4', '承销协议及承销团协议', 'underwriting-agreement', 'lead-underwriter'),
  must(others, 'Y-5', '发行人承诺函', 'issuer-undertaking', 'issuer'),
  when(conditions.public, others, 'Y-6', '受托管理协议及持有人会议规程', 'trustee-and-meeting', 'lead-underwriter'),
  when(conditions.placed, others, 'Y-7', '定向投资人名单', 'placement-investors', 'lead-underwriter'),
  when(conditions.placed, others, 'Y-8', '定向发行协议', 'placement-agreement', 'issuer'),
  mustUnless(
    { when: projectReturn, by: 'XM' },
    form,
    'M',
    ({ privatePlacement }) => `${privatePlacement ? '定向' : ''}募集说明书`,
    'prospectus',
    'issuer',
  ),
  when(projectReturn, list, 'XM', '项目收益票据募集说明书', 'project-prospectus', 'issuer'),
  when(whenSaid('circumstances.safetyAccident'), tableContents, 'M.1', '安全生产情况的说明', 'table-safety', 'issuer'),
  when(whenSaid('circumstances.nonStandardAudit'), tables, 'M.2', '非标准审计意见的说明', null, 'auditor'),
  when(
    whenSaid('circumstances.relatedParty'),
    tableContents,
    'M.3',
    '关联交易的说明',
    'table-related-parties',
    'issuer',
  ),
  when(
    whenSaid('circumstances.restructuring'),
    tableContents,
    'M.4',
    '重大资产重组的说明',
    'table-restructuring',
    'issuer',
  ),
  when(conditions.enhanced, tableContents, 'M.5', '信用增进情况表', 'table-enhancement', 'issuer'),
  when(whenSaid('circumstances.realEstate'), tableContents, 'M.6', '房地产业务情况表', 'table-real-estate', 'issuer'),
  when(whenSaid('circumstances.supplyChain'), tableContents, 'M.7', '供应链融资情况表', 'table-supply-chain', 'issuer'),
  when(whenSaid('circumstances.emergency'), tableContents, 'M.8', '突发事件的说明', 'table-emergencies', 'issuer'),
  when(whenSaid('circumstances.perpetual'), tableContents, 'M.9', '永续条款情况表', 'table-perpetual', 'issuer'),
  when(conditions.equityInvestor, tableContents, 'M.10', '创投企业情况表', 'table-investor', 'issuer'),
  when(conditions.superShort, tableContents, 'M.11', '超短期融资券情况表', 'table-super-short', 'issuer'),
  when(
    whenSaid('circumstances.protectionClauses'),
    tableContents,
    'M.12',
    '投资人保护条款',
    'table-protection',
    'lead-underwriter',
  ),
  when(whenSaid('circumstances.materialMatters'), tableContents, 'M.13', '重要事项的说明', 'table-matters', 'issuer'),
  must(
    cite('nafmii-2025-answers'),
    'ZJ',
    '主承销商关于科技创新属性的专项尽职调查报告',
    'due-diligence',
    'lead-underwriter',
  ),
  when(conditions.titled, cite('nafmii-2025-answers'), 'ZJ-1', '科技称号证书及名单网页', null, 'issuer'),
  must(list, 'C', '近三年审计报告及最近一期财务报表', null, 'auditor'),
  must(list, 'F', '法律意见书', null, 'counsel'),
  when(conditions.issuerRated, tables, 'P.1', '主体信用评级报告', null, 'rater'),
  when(conditions.lineRated, tables, 'P.2', '债项信用评级报告', null, 'rater'),
  when(conditions.guarantorRated, tables, 'P.3', '增进机构主体信用评级报告', null, 'rater'),
  when(conditions.rated, tables, 'P.4', '跟踪评级安排', 'tracking-rating', 'rater'),
  when(conditions.guaranteed, tables, 'Z', '信用增进函', 'guarantee-letter', 'enhancer'),
  when(conditions.guaranteed, tables, 'Z.1', '增进机构有权机构决议及近三年审计报告', null, 'enhancer'),
  later(list, 'YB', '备案文件清单', 'filing-list', 'lead-underwriter'),
  later(list, 'BM', '补充募集说明书', 'supplement', 'issuer'),
  later(list, 'J', '发行计划', 'issue-schedule', 'lead-underwriter'),
  later(list, 'FA', '发行方案', 'issuance-plan', 'lead-underwriter'),
  later(list, 'SG', '申购说明', 'subscription-note', 'lead-underwriter'),
  later(list, 'G', '发行公告', 'issue-announcement', 'issuer'),
  { ...later(tables, '凭证', '信用风险缓释凭证创设说明书', 'warrant-prospectus', 'enhancer'), phase: 'apart' },
]
