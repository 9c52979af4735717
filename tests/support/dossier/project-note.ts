import type { Dossier } from '#templates/dossier.ts'
import { sample, wan } from './said.ts'

/** An invented project in building, whose first year with payments its cash does not cover. */
export const projectNote: Dossier['projectNote'] = {
  name: sample('澜舟精密光学元件产业化项目', 'projectNote.name'),
  owner: sample('苏州澜舟精密光学仪器股份有限公司', 'projectNote.owner'),
  content: sample(
    '项目建设超精密加工车间两座、检测中心一座及配套设施，建筑面积四万二千平方米。\n达产后年产精密光学元件十二万件。',
    'projectNote.content',
  ),
  technology: sample('项目产品用于半导体检测装备，核心工艺已取得发明专利。', 'projectNote.technology'),
  approvals: [
    {
      matter: '项目备案',
      authority: '示例行政审批局',
      number: '示例备〔2025〕第101号',
      on: '2025-03-18',
      sample: true,
    },
    {
      matter: '环境影响评价批复',
      authority: '示例生态环境局',
      number: '环建〔2025〕第22号',
      on: '2025-06-05',
      sample: true,
    },
  ],
  funding: [
    { source: '项目资本金', note: '自有资金', amount: wan(40_000), inPlace: wan(30_000), capital: true, sample: true },
    { source: '本期项目收益票据', note: null, amount: wan(40_000), inPlace: 0, capital: false, sample: true },
    { source: '银行贷款', note: null, amount: wan(20_000), inPlace: wan(5_000), capital: false, sample: true },
  ],
  total: wan(100_000),
  capital: wan(40_000),
  capitalRatio: '40.00',
  stage: sample('在建', 'projectNote.stage'),
  startedOn: sample('2025-09-01', 'projectNote.startedOn'),
  completesOn: sample('2027-06-30', 'projectNote.completesOn'),
  progress: sample('主体结构已经封顶，设备订购完成六成。', 'projectNote.progress'),
  forecaster: sample('九川工程咨询有限公司', 'projectNote.forecaster'),
  assumptions: sample(
    '产能利用率首年按六成、其后按八成五测算，售价按在手订单均价下浮百分之五。',
    'projectNote.assumptions',
  ),
  years: [
    {
      year: 2027,
      revenue: wan(3_000),
      other: wan(200),
      cost: wan(1_800),
      tax: wan(150),
      net: wan(1_250),
      notes: wan(1_120),
      otherDebt: wan(800),
      service: wan(1_920),
      multiple: '0.65',
      balance: wan(-670),
    },
    {
      year: 2028,
      revenue: wan(90_000),
      other: 0,
      cost: wan(20_000),
      tax: wan(6_000),
      net: wan(64_000),
      notes: wan(41_120),
      otherDebt: wan(800),
      service: wan(41_920),
      multiple: '1.52',
      balance: wan(21_410),
    },
  ],
  net: wan(65_250),
  service: wan(43_840),
  coverage: '1.48',
  lowest: { year: 2027, multiple: '0.65' },
  short: 2027,
  sample: true,
  assumedCoupon: true,
  supervisor: sample('东麓银行股份有限公司苏州分行', 'projectNote.supervisor'),
  collection: {
    bank: sample('东麓银行苏州工业园区支行', 'projectNote.collectionBank'),
    number: sample('3205010100000101', 'projectNote.collectionAccount'),
  },
  repayment: {
    bank: sample('东麓银行苏州工业园区支行', 'projectNote.repaymentBank'),
    number: sample('3205010100000102', 'projectNote.repaymentAccount'),
  },
  shortfall: {
    provider: sample('青梧科技投资集团有限公司', 'projectNote.shortfallProvider'),
    terms: sample('对项目净现金流不足以支付本期应付本息的部分，按协议全额补足。', 'projectNote.shortfallTerms'),
  },
}
