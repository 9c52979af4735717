import { statedTable } from './special-table.ts'

/** Tables of circumstances that only the issuer's side can tell of (workflows/facts/special-tables.ts). */

export const safetyTable = statedTable({
  id: 'table-safety',
  code: 'M.1',
  title: '安全生产情况的说明',
  sections: [
    ['事故情况', 'safety.accidents', 'safety.findings'],
    ['整改情况', 'safety.remedies'],
    ['安全生产制度和投入', 'safety.system'],
    ['对生产经营和偿债能力的影响', 'safety.effect'],
  ],
})

export const relatedPartyTable = statedTable({
  id: 'table-related-parties',
  code: 'M.3',
  title: '关联交易的说明',
  sections: [
    ['关联方和关联关系', 'related.parties'],
    ['关联交易情况', 'related.transactions', 'related.balances'],
    ['决策权限、程序和定价机制', 'related.policy'],
    ['对独立性和偿债能力的影响', 'related.effect'],
  ],
})

export const restructuringTable = statedTable({
  id: 'table-restructuring',
  code: 'M.4',
  title: '重大资产重组的说明',
  sections: [
    ['重组交易', 'restructuring.deals'],
    ['定价依据和审计、评估情况', 'restructuring.proForma', 'restructuring.pricing'],
    ['决策、审批和实施进展', 'restructuring.approval'],
    ['对主营业务、财务状况和偿债能力的影响', 'restructuring.effect'],
  ],
})

export const realEstateTable = statedTable({
  id: 'table-real-estate',
  code: 'M.6',
  title: '房地产业务情况表',
  sections: [
    ['业务资质和规模', 'property.licence', 'property.share'],
    ['主要项目', 'property.projects'],
    ['土地取得和储备', 'property.land'],
    ['合规情况', 'property.compliance'],
    ['融资和资金安排', 'property.funding'],
    ['募集资金与房地产业务的隔离', 'property.uses'],
  ],
})

export const supplyChainTable = statedTable({
  id: 'table-supply-chain',
  code: 'M.7',
  title: '供应链融资情况表',
  sections: [
    ['核心企业', 'chain.role'],
    ['主要上下游企业', 'chain.partners'],
    ['交易结构和资金流转', 'chain.structure'],
    ['贸易背景真实性的核查', 'chain.verification'],
    ['资金闭环和风险控制', 'chain.control'],
  ],
})

export const emergencyTable = statedTable({
  id: 'table-emergencies',
  code: 'M.8',
  title: '突发事件的说明',
  sections: [
    ['事件情况', 'emergency.events'],
    ['应对措施和进展', 'emergency.response'],
    ['应急组织和预案', 'emergency.plan'],
    ['对生产经营和偿债能力的影响', 'emergency.effect'],
  ],
})

export const materialMatterTable = statedTable({
  id: 'table-matters',
  code: 'M.13',
  title: '重要事项的说明',
  sections: [
    ['事项情况', 'matter.items'],
    ['处理进展和后续安排', 'matter.progress'],
    ['对偿债能力和本次发行的影响', 'matter.effect'],
  ],
})
