import type { PointsModel } from './model.ts'

/** Name, unit, and the value that scores nothing, sixty, and a hundred. */
type Line = readonly [id: string, name: string, unit: string, none: string, pass: string, full: string]

const technology: readonly Line[] = [
  ['research-spend', '研发费用金额', '万元', '0', '1000', '10000'],
  ['research-growth', '研发费用增速', '%', '0', '15', '50'],
  ['research-share', '研发费用占营业收入比', '%', '0', '5', '20'],
  ['research-staff', '研发人员占比', '%', '0', '15', '50'],
  ['patent-filings', '与主营业务相关的发明专利申请量', '件', '0', '5', '30'],
  ['pct-filings', 'PCT 专利申请量', '件', '0', '2', '10'],
  ['technology-contracts', '技术合同成交额', '万元', '0', '500', '5000'],
]
const growth: readonly Line[] = [
  ['hightech-revenue', '高新技术产品收入', '万元', '0', '5000', '50000'],
  ['revenue', '营业收入', '万元', '0', '10000', '100000'],
  ['revenue-growth', '营业收入增长率', '%', '0', '15', '50'],
  ['graduate-staff', '研究生以上人员占比', '%', '0', '10', '40'],
  ['return-on-equity', '净资产利润率', '%', '0', '8', '25'],
  ['taxes', '纳税额', '万元', '0', '500', '5000'],
]
const aside: readonly Line[] = [
  ['new-graduates', '吸纳应届毕业生人数', '人', '0', '10', '60'],
  ['platforms', '建设省级以上研发或创新平台数', '个', '0', '1', '4'],
  ['awards', '获得省级以上科技奖励数', '项', '0', '1', '4'],
  ['programmes', '承担省级以上科技计划项目数', '项', '0', '1', '5'],
  ['venture-capital', '获得风险投资金额', '万元', '0', '1000', '10000'],
]

const indicatorsOf = (group: string, lines: readonly Line[]): PointsModel['indicators'] =>
  lines.map(([id, name, unit, none, pass, full]) => ({
    id,
    group,
    name,
    unit,
    breakpoints: [
      [none, '0'],
      [pass, '60'],
      [full, '100'],
    ],
  }))

const indicators = [
  ...indicatorsOf('技术创新指标', technology),
  ...indicatorsOf('成长经营指标', growth),
  ...indicatorsOf('辅助指标', aside),
]

/** As near to equal as two decimals go: ten of 5.56 and eight of 5.55 are 100. */
const equal = Object.fromEntries(indicators.map(({ id }, at) => [id, at < 10 ? '5.56' : '5.55']))

/**
 * A sample in the shape of the national trial edition (2024-08): three groups, eighteen indicators, three stages of growth
 * (domain §10.1). The names of the indicators are from memory (§10.2); the official weights and breakpoints were not to be
 * had (U10), so all indicators weigh the same and the breakpoints are this platform's own. It is never called official.
 */
export const samplePointsModel: PointsModel = {
  id: 'national-trial-shape',
  version: 1,
  name: '创新积分示例模型（18 项指标，等权，非官方）',
  source: {
    document: '“创新积分制”工作指引（全国试行版）',
    note: '指标名称凭记忆整理，官方权重和分档未取得；权重取等权，分点为本平台示例，均待核实',
    standing: 'provisional',
  },
  stages: [
    { id: 'start-up', name: '初创期' },
    { id: 'growth', name: '成长期' },
    { id: 'steady', name: '稳定期' },
  ],
  indicators,
  weights: { 'start-up': equal, growth: equal, steady: equal },
  leastKnownWeight: '60',
}
