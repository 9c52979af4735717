import type { Section } from './compose.ts'
import { paragraphs, section } from './compose.ts'

/** Risks of a financial institution that funds lending to and investment in technology. */
export const institutionOperation: Section[] = [
  section(
    '信用风险',
    ...paragraphs(
      '发行人的信用风险主要来自贷款、债券投资、同业业务以及表外信用承诺。经济增长放缓、行业景气下行或者借款人经营恶化，可能导致逾期和不良资产增加、减值准备计提上升，进而影响盈利和资本水平。',
    ),
  ),
  section(
    '科技金融业务的特有风险',
    ...paragraphs(
      '科技型企业轻资产、少抵押、技术和市场不确定性较高，传统以财务报表和抵押物为基础的评价方法适用性有限。发行人对技术价值、团队能力和成长性的判断如出现偏差，科技领域资产的违约率和损失率可能高于其他业务。',
    ),
  ),
  section(
    '市场风险',
    ...paragraphs(
      '利率、汇率和债券、股票价格的变动将影响发行人的净利息收入和交易账户资产价值。贷款定价基准下行而负债成本下降较慢时，净息差可能收窄。',
    ),
  ),
  section(
    '流动性风险',
    ...paragraphs(
      '发行人以较短期限的负债支持较长期限的资产，如市场资金面收紧、存款或者同业融资出现集中流失，可能需要以较高成本筹集资金或者折价变现资产以履行到期义务。',
    ),
  ),
]

export const institutionManagement: Section[] = [
  section(
    '操作风险和信息科技风险',
    ...paragraphs(
      '内部程序不完善、人员失误或者舞弊、信息系统故障和网络攻击均可能造成损失。发行人业务对信息系统依赖程度较高，系统中断可能影响支付结算和客户服务。',
    ),
  ),
  section(
    '声誉风险',
    ...paragraphs('经营管理、从业人员行为或者外部事件可能引发利益相关方的负面评价，影响客户信心和负债稳定性。'),
  ),
  section(
    '合规和反洗钱风险',
    ...paragraphs('金融业务受严格监管。未能遵守法律法规和监管要求，可能导致罚款、业务限制或者其他监管措施。'),
  ),
]

export const institutionPolicy: Section[] = [
  section(
    '货币政策和监管政策变化的风险',
    ...paragraphs(
      '货币政策工具、准备金、资本监管、贷款集中度和科技金融评估等政策调整，将影响发行人的业务规模、资本补充需要和资金成本。',
    ),
  ),
  section(
    '行业竞争和利率市场化的风险',
    ...paragraphs(
      '金融机构在存款、贷款、投资和财富管理领域竞争激烈，利率市场化改革持续推进，可能压缩传统业务的盈利空间。',
    ),
  ),
]

export const institutionFinance = (capital: string | null): Section[] => [
  section(
    '资本充足的风险',
    ...paragraphs(
      `${capital ? `${capital}。` : ''}业务扩张和资产质量变化将消耗资本。如资本补充不及时，发行人可能无法满足监管要求，业务发展受到限制。`,
    ),
  ),
  section(
    '资产质量波动的风险',
    ...paragraphs('风险分类标准趋严以及部分行业和区域风险暴露，可能使发行人不良资产率上升，拨备对利润的侵蚀加大。'),
  ),
]
