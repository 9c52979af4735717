import { group } from './definition.ts'
import { yesNo } from './field.ts'

const asked = { required: false } as const
const interbank = { ...asked, routes: ['interbank'] } as const
const exchanges = { ...asked, routes: ['exchange-public', 'exchange-private'] } as const
const market = { ...asked, routes: ['interbank', 'exchange-public', 'exchange-private'] } as const

/** What brings further papers into a filing (domain §4.1, §4.2, §4.5). Nobody has said: the list says 待确认. */
export const circumstanceFacts = group('申报情形', 'project', {
  'circumstances.nonStandardAudit': yesNo('近三年有非标准审计意见', { ...asked, hint: '各项情形决定申请文件清单' }),
  'circumstances.restructuring': yesNo('报告期内有重大资产重组', market),
  'circumstances.safetyAccident': yesNo('报告期内发生安全生产事故', interbank),
  'circumstances.relatedParty': yesNo('关联交易达到专门披露的标准', interbank),
  'circumstances.realEstate': yesNo('涉及房地产业务', interbank),
  'circumstances.supplyChain': yesNo('供应链融资产品', interbank),
  'circumstances.emergency': yesNo('报告期内有突发事件', interbank),
  'circumstances.perpetual': yesNo('永续条款', interbank),
  'circumstances.protectionClauses': yesNo('设有投资人保护条款', interbank),
  'circumstances.materialMatters': yesNo('有其他须专门说明的重要事项', interbank),
  'circumstances.projectReturn': yesNo('项目收益票据', {
    ...interbank,
    hint: '以项目收益为主要偿债来源的债务融资工具；填“是”的，募集说明书为 XM，不再报 M',
  }),
  'circumstances.summary': yesNo('另行刊登募集说明书摘要', exchanges),
  'circumstances.authorityOpinion': yesNo('须取得主管部门意见', exchanges),
  'circumstances.exemption': yesNo('申请豁免披露', { ...exchanges, hint: '涉及国家秘密、商业秘密的内容' }),
  'circumstances.longerAccounts': yesNo('沿用延长有效期的财务报告', {
    ...exchanges,
    hint: '杠杆率不高于行业平均且行业地位领先：年度报告至八月末，半年度报告至次年四月末',
  }),
})
