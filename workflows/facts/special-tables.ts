import { group } from './definition.ts'
import { choice, day, fen, integer, longWords, optional, percent, rows, text, yesNo } from './field.ts'

/**
 * What the special tables of the interbank forms (M.1–M.13) ask beyond facts and rows there are. The source names the
 * tables; which particulars each holds is this platform's reading of its heading. Asked only of whom the circumstance
 * concerns.
 */
const table = <const C extends string>(when: `circumstances.${C}`) => ({ routes: ['interbank'], when }) as const

const rowsNeeded = (list: readonly unknown[]): string | null => (list.length === 0 ? '至少一行' : null)

const safety = table('circumstances.safetyAccident')

/** 生产安全事故报告和调查处理条例 art. 3 has four grades. */
const grades = { general: '一般事故', larger: '较大事故', major: '重大事故', severe: '特别重大事故' } as const

export const safetyFacts = group('安全生产', 'project', {
  'safety.accidents': rows(
    '安全生产事故',
    {
      on: day('发生日期'),
      place: text('发生单位和地点'),
      grade: choice('事故等级', grades),
      casualties: text('人员伤亡'),
      loss: fen('直接经济损失'),
    },
    { ...safety, problem: rowsNeeded },
  ),
  'safety.findings': longWords('事故原因、责任认定和行政处罚', safety),
  'safety.remedies': longWords('整改、赔付和复产情况', safety),
  'safety.system': longWords('安全生产制度和投入', safety),
  'safety.effect': longWords('事故对生产经营和偿债能力的影响', safety),
})

const related = table('circumstances.relatedParty')
const balanceKinds = { receivable: '应收', payable: '应付', guarantee: '提供担保', guaranteed: '接受担保' } as const

export const relatedPartyFacts = group('关联交易', 'project', {
  'related.parties': rows(
    '主要关联方',
    { name: text('关联方'), relation: text('关联关系') },
    { ...related, problem: rowsNeeded },
  ),
  'related.transactions': rows(
    '关联交易',
    {
      name: text('关联方'),
      content: text('交易内容'),
      amount: fen('交易金额'),
      share: percent('占同类交易比例'),
      pricing: text('定价方式'),
    },
    { ...related, problem: rowsNeeded, hint: '最近一个完整会计年度' },
  ),
  'related.balances': rows(
    '关联往来和担保余额',
    { name: text('关联方'), kind: choice('性质', balanceKinds), amount: fen('期末余额') },
    { ...related, required: false, hint: '没有的不填' },
  ),
  'related.policy': longWords('关联交易的决策权限、程序和定价机制', related),
  'related.effect': longWords('关联交易对独立性和偿债能力的影响', related),
})

const restructuring = table('circumstances.restructuring')
const manners = {
  purchase: '购买资产',
  sale: '出售资产',
  swap: '资产置换',
  merger: '合并分立',
  other: '其他',
} as const

export const restructuringFacts = group('重大资产重组', 'project', {
  'restructuring.deals': rows(
    '重组交易',
    {
      subject: text('标的'),
      manner: choice('方式', manners),
      counterparty: text('交易对方'),
      price: fen('交易对价'),
      share: percent('占上年末相应指标的最高比例', { hint: '资产总额、净资产、营业收入三项中最高者' }),
      completedOn: optional(day('完成日期')),
    },
    { ...restructuring, problem: rowsNeeded },
  ),
  'restructuring.pricing': longWords('定价依据和审计、评估情况', restructuring),
  'restructuring.approval': longWords('决策、审批和实施进展', restructuring),
  'restructuring.proForma': yesNo('已编制备考财务报表', restructuring),
  'restructuring.effect': longWords('重组对主营业务、财务状况和偿债能力的影响', restructuring),
})

const property = table('circumstances.realEstate')
const stages = { planned: '拟建', building: '在建', selling: '在售', done: '完工' } as const

export const realEstateFacts = group('房地产业务', 'project', {
  'property.licence': text('房地产开发资质', property),
  'property.share': percent('最近一年房地产业务收入占比', property),
  'property.projects': rows(
    '主要房地产项目',
    {
      name: text('项目'),
      place: text('所在地'),
      stage: choice('状态', stages),
      invested: fen('已投资'),
      total: fen('总投资'),
    },
    { ...property, problem: rowsNeeded },
  ),
  'property.land': longWords('土地取得和储备情况', property),
  'property.compliance': longWords('用地、开发和销售的合规情况', property),
  'property.funding': longWords('房地产业务的融资和资金安排', property),
  'property.uses': longWords('募集资金不用于房地产业务的安排', property),
})

const chain = table('circumstances.supplyChain')
const sides = { supplier: '供应商', dealer: '经销商', other: '其他' } as const

export const supplyChainFacts = group('供应链融资', 'project', {
  'chain.role': text('核心企业及其在供应链中的地位', chain),
  'chain.partners': rows(
    '主要上下游企业',
    {
      name: text('企业'),
      side: choice('类别', sides),
      goods: text('交易内容'),
      amount: fen('拟支持金额'),
      terms: text('账期或结算方式'),
    },
    { ...chain, problem: rowsNeeded },
  ),
  'chain.structure': longWords('交易结构和资金流转', chain),
  'chain.verification': longWords('贸易背景真实性的核查', chain),
  'chain.control': longWords('资金闭环和风险控制措施', chain),
})

const emergency = table('circumstances.emergency')

/** The four kinds of 突发事件应对法, and what companies report besides. */
const emergencyKinds = {
  natural: '自然灾害',
  accident: '事故灾难',
  health: '公共卫生事件',
  social: '社会安全事件',
  business: '经营中的突发情形',
} as const

export const emergencyFacts = group('突发事件', 'project', {
  'emergency.events': rows(
    '突发事件',
    {
      on: day('发生日期'),
      kind: choice('类别', emergencyKinds),
      what: text('事件概况'),
      loss: optional(fen('直接损失')),
    },
    { ...emergency, problem: rowsNeeded },
  ),
  'emergency.response': longWords('应对措施和进展', emergency),
  'emergency.plan': longWords('应急组织和预案', emergency),
  'emergency.effect': longWords('事件对生产经营和偿债能力的影响', emergency),
})

const perpetual = table('circumstances.perpetual')
const ranks = { senior: '与普通债务同顺位', subordinated: '次于普通债务' } as const
const treatments = { equity: '权益工具', debt: '金融负债' } as const

export const perpetualFacts = group('永续条款', 'project', {
  'perpetual.cycle': text('重定价周期', { ...perpetual, hint: '如 3+N，即每三年一个周期' }),
  'perpetual.stepUp': integer('利率跳升（基点）', { ...perpetual, unit: '基点' }),
  'perpetual.rank': choice('清偿顺序', ranks, perpetual),
  'perpetual.treatment': choice('会计处理', treatments, perpetual),
  'perpetual.renewal': longWords('续期和赎回选择权', perpetual),
  'perpetual.deferral': longWords('利息递延条款及递延期间的限制', perpetual),
  'perpetual.compulsory': longWords('强制付息事件', perpetual),
  'perpetual.grounds': longWords('会计处理的依据和会计师意见', perpetual),
  'perpetual.others': fen('已发行未兑付的其他永续债余额', perpetual),
})

const matter = table('circumstances.materialMatters')

export const materialMatterFacts = group('重要事项', 'project', {
  'matter.items': rows(
    '须专门说明的重要事项',
    {
      on: day('发生日期'),
      what: text('事项'),
      detail: longWords('事实经过'),
      amount: optional(fen('涉及金额')),
    },
    { ...matter, problem: rowsNeeded },
  ),
  'matter.progress': longWords('处理进展和后续安排', matter),
  'matter.effect': longWords('事项对偿债能力和本次发行的影响', matter),
})
