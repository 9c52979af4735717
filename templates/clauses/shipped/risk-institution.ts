import { institutions, type ShippedClause, shipped } from '../clause.ts'

/** Risks of a financial institution that funds lending to and investment in technology. */
export const institutionRisks: ShippedClause[] = [
  shipped('risk-operation', 'bank-credit', '信用风险', { kinds: institutions }, [
    '发行人的信用风险主要来自贷款、债券投资、同业业务以及表外信用承诺。经济增长放缓、行业景气下行或者借款人经营恶化，可能导致逾期和不良资产增加、减值准备计提上升，进而影响盈利和资本水平。',
  ]),
  shipped('risk-operation', 'bank-technology', '科技金融业务的特有风险', { kinds: institutions }, [
    '科技型企业轻资产、少抵押、技术和市场不确定性较高，传统以财务报表和抵押物为基础的评价方法适用性有限。发行人对技术价值、团队能力和成长性的判断如出现偏差，科技领域资产的违约率和损失率可能高于其他业务。',
  ]),
  shipped('risk-operation', 'bank-market', '市场风险', { kinds: institutions }, [
    '利率、汇率和债券、股票价格的变动将影响发行人的净利息收入和交易账户资产价值。贷款定价基准下行而负债成本下降较慢时，净息差可能收窄。',
  ]),
  shipped('risk-operation', 'bank-liquidity', '流动性风险', { kinds: institutions }, [
    '发行人以较短期限的负债支持较长期限的资产，如市场资金面收紧、存款或者同业融资出现集中流失，可能需要以较高成本筹集资金或者折价变现资产以履行到期义务。',
  ]),
  shipped('risk-management', 'bank-operations', '操作风险和信息科技风险', { kinds: institutions }, [
    '内部程序不完善、人员失误或者舞弊、信息系统故障和网络攻击均可能造成损失。发行人业务对信息系统依赖程度较高，系统中断可能影响支付结算和客户服务。',
  ]),
  shipped('risk-management', 'bank-reputation', '声誉风险', { kinds: institutions }, [
    '经营管理、从业人员行为或者外部事件可能引发利益相关方的负面评价，影响客户信心和负债稳定性。',
  ]),
  shipped('risk-management', 'bank-compliance', '合规和反洗钱风险', { kinds: institutions }, [
    '金融业务受严格监管。未能遵守法律法规和监管要求，可能导致罚款、业务限制或者其他监管措施。',
  ]),
  shipped('risk-policy', 'bank-policy', '货币政策和监管政策变化的风险', { kinds: institutions }, [
    '货币政策工具、准备金、资本监管、贷款集中度和科技金融评估等政策调整，将影响发行人的业务规模、资本补充需要和资金成本。',
  ]),
  shipped('risk-policy', 'bank-competition', '行业竞争和利率市场化的风险', { kinds: institutions }, [
    '金融机构在存款、贷款、投资和财富管理领域竞争激烈，利率市场化改革持续推进，可能压缩传统业务的盈利空间。',
  ]),
]
