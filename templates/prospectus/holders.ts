import type { Block } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { clauses, paragraphs, points, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import type { Source } from './source.ts'

/** 持有人会议机制 / 债券持有人会议规则. */
export const meeting = (source: Source): Block[] => sections(clauseSections(source, 'meeting'))

/** 主动债务管理 (interbank, licence). */
export const debtManagement = (source: Source): Block[] => sections(clauseSections(source, 'debt-management'))

/** 违约、风险情形及处置 (interbank, licence): opens with the covenants, which these papers have no chapter of their own for. */
export const defaults = (source: Source): Block[] =>
  sections([
    section('投资人保护条款', ...points(clauseSections(source, 'protection'))),
    ...clauseSections(source, 'default'),
  ])

/** 违约事项及纠纷解决 (exchanges). */
export const disputes = (source: Source): Block[] => sections(clauseSections(source, 'default'))

/** 投资者保护机制 (exchanges): plan of repayment, covenants, and the management of the debt while it lives. */
export function protection(source: Source, words: Words): Block[] {
  const { bond, workday } = words
  return sections([
    section(
      '偿债计划',
      ...clauses(
        `${bond}的付息和兑付按照“发行概况”约定的日期和金额进行，发行人指定财务部门为偿付工作的责任部门，自发行完成之日起组成偿付工作小组。`,
        `发行人在每一付息日、兑付日前20个${workday}编制偿付资金安排，前5个${workday}将应付资金归集至偿债账户，前2个${workday}划付至登记托管机构指定账户。`,
        '偿付资金来源以经营活动和投资活动产生的现金流为主；出现临时性不足时，发行人通过变现流动资产、使用授信额度等方式补充。',
      ),
    ),
    section(
      '偿债保障措施',
      ...paragraphs(
        '发行人设立专项账户并按约定接受监督，制定募集资金和偿债资金管理制度，聘请受托管理人，制定债券持有人会议规则，并严格履行信息披露义务。',
        '发行人承诺按照约定的用途使用募集资金，避免因资金挪用形成偿付缺口；对重大投资和新增债务进行偿债能力评估。',
      ),
    ),
    ...clauseSections(source, 'protection'),
    section('主动债务管理', ...points(clauseSections(source, 'debt-management'))),
  ])
}
