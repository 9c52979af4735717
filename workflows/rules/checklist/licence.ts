import { cite } from '../../library/library.ts'
import { conditions, whenSaid } from './condition.ts'
import { must, type Row, when } from './line.ts'

const list = cite('pboc-financial-bonds', '申请文件')

/** 全国银行间债券市场金融债券发行管理办法; the list in force is to be verified with the authority, 8-1 to 11 among
 * it, which are recalled. */
export const licenceRows: readonly Row[] = [
  must(list, '0', '申请材料目录', 'checklist', 'lead-underwriter'),
  must(list, '1', '金融债券发行申请报告', 'application', 'issuer'),
  must(list, '2', '募集说明书', 'prospectus', 'issuer'),
  must(list, '3', '主承销商推荐函', 'recommendation', 'lead-underwriter'),
  must(list, '4', '科技创新领域资金投向专项核查报告', 'due-diligence', 'lead-underwriter'),
  must(list, '5', '近三年审计报告', null, 'auditor'),
  when(whenSaid('circumstances.nonStandardAudit'), list, '5-1', '非标准审计意见的说明', null, 'auditor'),
  must(list, '6', '法律意见书', null, 'counsel'),
  must(list, '7', '有权机构决议及公司章程', null, 'issuer'),
  when(conditions.rated, list, '8', '信用评级报告', null, 'rater'),
  when(conditions.rated, list, '8-1', '跟踪评级安排', 'tracking-rating', 'rater'),
  when(conditions.guaranteed, list, '9', '担保函', 'guarantee-letter', 'enhancer'),
  when(conditions.guaranteed, list, '9-1', '担保人有权机构决议及审计报告', null, 'enhancer'),
  must(list, '10', '承销协议', 'underwriting-agreement', 'lead-underwriter'),
  must(list, '11', '偿债计划及保障措施专项报告', 'repayment-plan', 'issuer'),
]
