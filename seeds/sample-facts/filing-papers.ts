import { undisclosed } from '#workflows/facts/issuer.ts'
import type { SampleDeal, Values } from './deal.ts'
import { lotOf } from './lot.ts'
import { inventedPerson } from './people.ts'

/** Who signs, who buys, what is not disclosed and why the accounts may be older: what single papers of a filing ask for. */
export function filingPaperValues(deal: SampleDeal): Values {
  const { route, privatePlacement, circumstances = {} } = deal
  const exchange = route === 'exchange-public' || route === 'exchange-private'
  return {
    ...(exchange ? { 'issuer.officers': officers(deal) } : {}),
    ...(route === 'interbank' && privatePlacement ? { 'placement.investors': investors } : {}),
    ...(exchange && circumstances['circumstances.exemption'] ? exemption : {}),
    ...(exchange && circumstances['circumstances.longerAccounts'] ? longerAccounts : {}),
  }
}

const posts = [
  ['director', '董事长'],
  ['director', '董事'],
  ['director', '董事'],
  ['director', '职工董事'],
  ['director', '独立董事'],
  ['supervisor', '监事会主席'],
  ['supervisor', '监事'],
  ['supervisor', '职工监事'],
  ['executive', '总经理'],
  ['executive', '财务负责人'],
  ['executive', '董事会秘书'],
] as const

/** Of a real issuer nobody is named. The chairman of an invented one is its legal representative. */
function officers({ issuerName, legalRepresentative, real }: SampleDeal): Values['issuer.officers'] {
  const lot = lotOf(issuerName)
  return posts.map(([position, post], at) => {
    const invented =
      at === 0 ? (legalRepresentative ?? inventedPerson(lot, 'legal')) : inventedPerson(lot, `officer ${at}`)
    return { position, post, name: real ? undisclosed : invented }
  })
}

const investor = (name: string, kind: 'dedicated' | 'specific') => ({
  name,
  kind,
  creditCode: null,
  contact: null,
  phone: null,
})

const investors = [
  investor('示例投资银行股份有限公司', 'dedicated'),
  investor('示例理财有限责任公司', 'dedicated'),
  investor('示例基金管理有限公司', 'specific'),
  investor('示例农村商业银行股份有限公司', 'specific'),
]

const exemption = {
  'exemption.items': [
    {
      content: '示例项目关键工艺参数和核心设备供应商名称',
      place: '募集说明书“发行人基本情况”中的核心技术、主要供应商',
      ground: 'trade-secret' as const,
      reason: '该内容未公开，具有商业价值，发行人已采取保密措施；披露后可能被同业仿制，损害发行人和合作方的利益。',
      instead: '以“供应商甲、供应商乙”代替名称，并披露采购金额和占比，不影响投资者判断偿债能力。',
    },
  ],
  'exemption.secrecy': '知悉人员限于核心技术人员和经办人员，均签有保密协议；文件分级管理，申报材料中以代号表示。',
}

const longerAccounts = {
  'longerAccounts.industryRatio': '58.20',
  'longerAccounts.source': '示例行业统计，截至最近一个会计年度末',
  'longerAccounts.position': '在示例统计口径下，发行人主要产品的国内市场份额居行业前列。',
  'longerAccounts.changes':
    '财务报告截止日后，发行人经营正常，主要财务指标未发生重大不利变化，未发生影响偿债能力的重大事项。',
}
