import { addDays } from '#workflows/calendar/day.ts'
import type { SampleDeal, Values } from './deal.ts'
import { thousandths } from './lot.ts'
import { yearsOf } from './years.ts'

type Told = { deal: SampleDeal; revenue: number; daysAgo: (days: number) => string }

/** What the special tables ask of a circumstance that the deal has; of one that it has not, nothing is made up. */
export function specialTableValues(deal: SampleDeal): Values {
  if (deal.route !== 'interbank') return {}
  const revenue = yearsOf(deal)[2]?.revenue ?? 0
  const told: Told = { deal, revenue, daysAgo: (days) => addDays(deal.on, -days) }
  const found: Values = {}
  for (const [key, tell] of Object.entries(tables))
    if (deal.circumstances?.[key as keyof typeof tables]) Object.assign(found, tell(told))
  return found
}

const safety = ({ revenue, daysAgo }: Told): Values => ({
  'safety.accidents': [
    {
      on: daysAgo(210),
      place: '示例二号中试车间',
      grade: 'general',
      casualties: '无人员死亡，轻伤一人',
      loss: thousandths(revenue, 1),
    },
  ],
  'safety.findings':
    '事故原因为物料转运时防静电接地松脱引起局部闪燃，经应急管理部门调查认定为一般事故，车间负责人负管理责任，未受到责令停产的行政处罚。',
  'safety.remedies': '发行人更换全部接地装置，增设在线监测，伤者已痊愈并完成赔付，车间经验收后恢复生产。',
  'safety.system': '发行人设安全生产委员会，实行全员安全责任制，按规定提取和使用安全生产费用，每季度组织一次应急演练。',
  'safety.effect': '事故影响的产线产能占比较小，损失已计入当期损益，对生产经营和偿债能力没有重大不利影响。',
})

const related = ({ deal, revenue }: Told): Values => {
  const goods = deal.issuerKind === 'tech-firm' ? '采购精密结构件' : '收取基金管理费'
  return {
    'related.parties': [
      { name: '示例控股集团有限公司', relation: '控股股东' },
      { name: '示例同控实业有限公司', relation: '受同一控股股东控制' },
    ],
    'related.transactions': [
      {
        name: '示例同控实业有限公司',
        content: goods,
        amount: thousandths(revenue, 86),
        share: '12.40',
        pricing: '参照独立第三方同类产品价格',
      },
      {
        name: '示例控股集团有限公司',
        content: '租赁办公和研发用房',
        amount: thousandths(revenue, 9),
        share: '31.05',
        pricing: '按周边市场租金协商',
      },
    ],
    'related.balances': [
      { name: '示例同控实业有限公司', kind: 'payable', amount: thousandths(revenue, 24) },
      { name: '示例控股集团有限公司', kind: 'guaranteed', amount: thousandths(revenue, 120) },
    ],
    'related.policy':
      '关联交易按金额分别由总经理办公会、董事会和股东会审议，关联人回避表决；价格参照市场，每年由内部审计部门复核。',
    'related.effect': '关联交易占比不高，发行人在资产、人员、财务、机构和业务上独立，关联交易不影响偿债能力。',
  }
}

const restructuring = ({ revenue, daysAgo }: Told): Values => ({
  'restructuring.deals': [
    {
      subject: '示例合元检测技术有限公司百分之百股权',
      manner: 'purchase',
      counterparty: '示例合元集团有限公司',
      price: thousandths(revenue, 620),
      share: '52.30',
      completedOn: daysAgo(160),
    },
  ],
  'restructuring.pricing':
    '交易价格以评估机构采用收益法的评估值为基础协商确定，标的财务报表经审计，出具标准无保留意见。',
  'restructuring.approval': '交易经董事会、股东会审议通过，完成股权过户和工商变更登记，对价按协议分期支付完毕。',
  'restructuring.proForma': true,
  'restructuring.effect':
    '重组使发行人业务延伸至检测服务，收入规模扩大，资产负债率略有上升，不影响本次发行的偿付安排。',
})

const property = ({ revenue }: Told): Values => ({
  'property.licence': '房地产开发企业二级资质',
  'property.share': '6.20',
  'property.projects': [
    {
      name: '示例产业园一期',
      place: '示例市高新区',
      stage: 'building',
      invested: thousandths(revenue, 180),
      total: thousandths(revenue, 420),
    },
    {
      name: '示例人才公寓',
      place: '示例市高新区',
      stage: 'done',
      invested: thousandths(revenue, 95),
      total: thousandths(revenue, 95),
    },
  ],
  'property.land': '土地均以招标、拍卖、挂牌方式取得，出让金已缴清，没有闲置土地，没有新增土地储备计划。',
  'property.compliance': '项目用地、规划、施工和销售手续齐全，报告期内没有闲置土地、炒地、捂盘惜售、哄抬房价的情形。',
  'property.funding': '项目建设资金来自自有资金和开发贷款，按工程进度支付，后续资金安排与销售回款相匹配。',
  'property.uses': '募集资金存入专项账户，不用于房地产开发、土地取得和对房地产子公司的借款，由监管银行逐笔核对。',
})

const chain = ({ revenue }: Told): Values => ({
  'chain.role': '发行人为装备整机的核心企业',
  'chain.partners': [
    {
      name: '示例天衢精密制造有限公司',
      side: 'supplier',
      goods: '精密结构件',
      amount: thousandths(revenue, 40),
      terms: '到货验收后九十天',
    },
    {
      name: '示例云岭新材料有限公司',
      side: 'supplier',
      goods: '高纯原料',
      amount: thousandths(revenue, 25),
      terms: '月结六十天',
    },
  ],
  'chain.structure': '募集资金按应付账款清单直接支付至供应商收款账户，发行人到期以自有资金偿付本息，不经其他主体流转。',
  'chain.verification': '主承销商逐笔核对采购合同、发票、入库和验收单据，并抽取部分供应商访谈，未发现虚构贸易的情形。',
  'chain.control': '付款清单由专项账户监管银行复核，同一应付账款登记后不得重复融资，每季度向主承销商报送使用台账。',
})

const emergency = ({ revenue, daysAgo }: Told): Values => ({
  'emergency.events': [
    { on: daysAgo(120), kind: 'natural', what: '所在地特大暴雨致一处仓库进水', loss: thousandths(revenue, 3) },
  ],
  'emergency.response': '发行人当日启动应急预案，转移存货并恢复供电，保险公司已完成查勘，理赔款按合同陆续到账。',
  'emergency.plan': '发行人设应急指挥组，制定自然灾害、网络安全和公共卫生等预案，每半年演练一次。',
  'emergency.effect': '受损存货占比小且有保险覆盖，订单交付未受影响，对偿债能力没有重大不利影响。',
})

const perpetual = (): Values => ({
  'perpetual.cycle': '3+N',
  'perpetual.stepUp': 300,
  'perpetual.rank': 'senior',
  'perpetual.treatment': 'equity',
  'perpetual.renewal': '每个重定价周期末，发行人有权选择将期限延续一个周期或者按面值加应付利息赎回，行权应提前公告。',
  'perpetual.deferral':
    '除强制付息事件外，发行人可以递延付息且不受次数限制，递延利息按当期利率计息；递延期间不得分红和减资。',
  'perpetual.compulsory': '付息日前十二个月内向普通股股东分红或者减少注册资本的，不得递延当期利息及已递延的利息。',
  'perpetual.grounds': '发行人没有无条件交付现金的合同义务，依据金融工具列报准则计入权益，会计师对该处理无异议。',
  'perpetual.others': 0,
})

const matters = ({ revenue, daysAgo }: Told): Values => ({
  'matter.items': [
    {
      on: daysAgo(75),
      what: '一项发明专利被提出无效宣告请求',
      detail: '请求人对发行人一项外围专利提出无效宣告请求，国家知识产权局已受理，尚未作出审查决定。',
      amount: thousandths(revenue, 2),
    },
  ],
  'matter.progress': '发行人已委托代理机构答辩并提交补充证据，预计在六个月内取得审查结果。',
  'matter.effect': '该专利不属于核心技术，对应收入占比低于百分之一，审查结果不影响本次发行和偿付。',
})

const tables = {
  'circumstances.safetyAccident': safety,
  'circumstances.relatedParty': related,
  'circumstances.restructuring': restructuring,
  'circumstances.realEstate': property,
  'circumstances.supplyChain': chain,
  'circumstances.emergency': emergency,
  'circumstances.perpetual': perpetual,
  'circumstances.materialMatters': matters,
} as const
