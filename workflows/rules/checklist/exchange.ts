import { cite } from '../../library/library.ts'
import { conditions, whenSaid } from './condition.ts'
import { must, type Row, when } from './line.ts'

const list = cite('exchange-application-files', '申请文件目录')
const further = cite('exchange-application-files', '条件性文件')
const science = cite('exchange-application-files', '科创属性专项说明')

/** 准则第24号 and the exchanges' guides; the numbering is recalled, not quoted (domain §4.2, U4, U5). What
 * belongs to 6-4 and is not the letter itself has a number of this list: two papers, two places. */
export const exchangeRows: readonly Row[] = [
  must(list, '0', '申请文件目录', 'checklist', 'lead-underwriter'),
  must(
    list,
    '1-1',
    ({ route }) => `${route === 'exchange-private' ? '非公开发行' : '公开发行'}科技创新公司债券募集说明书（申报稿）`,
    'prospectus',
    'issuer',
  ),
  when(whenSaid('circumstances.summary'), further, '1-2', '募集说明书摘要', 'prospectus-summary', 'issuer'),
  must(list, '2-1', '发行申请报告', 'application', 'issuer'),
  must(list, '2-2', '有权机构决议', null, 'issuer'),
  must(list, '2-3', '公司章程及营业执照', null, 'issuer'),
  must(list, '3-1', '主承销商核查意见', 'recommendation', 'lead-underwriter'),
  must(list, '3-2', '承销协议', 'underwriting-agreement', 'lead-underwriter'),
  must(list, '4-1', '法律意见书', null, 'counsel'),
  must(list, '5-1', '近三年审计报告及最近一期财务报表', null, 'auditor'),
  when(whenSaid('circumstances.nonStandardAudit'), further, '5-2', '非标准审计意见的说明', null, 'auditor'),
  when(whenSaid('circumstances.restructuring'), further, '5-3', '重大资产重组备考报告', null, 'auditor'),
  when(
    whenSaid('circumstances.longerAccounts'),
    further,
    '5-4',
    '财务报告有效期延长的说明',
    'longer-accounts',
    'issuer',
  ),
  when(conditions.rated, further, '6-1', '资信评级报告', null, 'rater'),
  must(list, '6-2', '受托管理协议', 'trustee-agreement', 'trustee'),
  must(list, '6-3', '持有人会议规则', 'meeting-rules', 'trustee'),
  when(conditions.guaranteed, further, '6-4', '担保函', 'guarantee-letter', 'enhancer'),
  when(conditions.guaranteed, further, '6-4-1', '担保人有权机构决议及审计报告', null, 'enhancer'),
  when(whenSaid('circumstances.authorityOpinion'), further, '6-5', '主管部门意见', null, 'issuer'),
  must(list, '7-1', '全体董事、监事、高级管理人员书面确认意见', 'officers-confirmation', 'issuer'),
  must(list, '7-2', '电子文件一致性承诺函', 'consistency-letter', 'lead-underwriter'),
  when(whenSaid('circumstances.exemption'), further, '7-3', '豁免披露申请', 'exemption-application', 'issuer'),
  must(list, '7-4', '联系表', 'contact-list', 'lead-underwriter'),
  must(science, '7-5', '科技创新属性及募集资金用途专项说明与核查报告', 'due-diligence', 'lead-underwriter'),
  when(conditions.titled, science, '7-6', '科技称号证书及名单网页', null, 'issuer'),
]
