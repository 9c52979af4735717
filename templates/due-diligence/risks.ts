import { type Block, heading, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { isDays } from '../phrases/line-terms.ts'
import type { Common } from '../phrases/paper.ts'

type Reads = Common & Pick<Dossier, 'offering' | 'accounts' | 'arrangements' | 'science'>

/** 第八章: what the underwriter wants the reader to keep in view. */
export function risksChapter(dossier: Reads): Block[] {
  return [
    heading(1, '第八章 主要风险与关注事项'),
    heading(2, '一、与科技创新属性有关的风险'),
    list(ofKind[dossier.project.issuerKind]),
    heading(2, '二、与财务和偿付有关的风险'),
    list(ofFinance(dossier)),
    heading(2, '三、与本期债券条款有关的风险'),
    list(ofTerms(dossier)),
    heading(2, '四、主承销商的后续关注'),
    paragraph('主承销商将在发行前和存续期内持续关注下列事项，发生变化的督促发行人及时披露，并补充调查：'),
    list(
      [
        ...(dossier.science.titles.some((title) => title.validTo !== null) ? ['科技创新称号的有效期及重新认定；'] : []),
        '募集资金到账、支付和投向比例；',
        '重大资产处置、对外担保、重大诉讼和控制权变化；',
        '核心技术人员、投资管理团队或者关键管理人员的变动；',
        '定期报告、付息兑付和行权安排的按时履行。',
      ],
      true,
    ),
  ]
}

const ofKind: Record<Reads['project']['issuerKind'], string[]> = {
  'tech-firm': [
    '技术迭代风险。技术路线、标准或者下游需求发生变化，可能使现有技术和产品失去优势，研发投入不能转化为收入。',
    '知识产权风险。专利可能被无效宣告、侵权或者到期，合作研发和许可安排可能产生权属争议。',
    '人才流失风险。核心技术人员变动可能影响在研项目和技术秘密的保护。',
    '成果转化风险。研发和产业化周期长，项目可能延期、超支或者不能达到预期指标。',
  ],
  'equity-investor': [
    '投资失败风险。早期科技项目失败率较高，单个项目可能全部损失，投资收益在年度之间波动较大。',
    '退出风险。项目退出依赖资本市场和并购市场，退出时间、价格均不确定，可能与债务到期不匹配。',
    '估值风险。未上市股权的公允价值依赖估值模型和可比交易，估值下调会减少净资产和利润。',
    '管理人风险。投资决策依赖核心团队，团队变动、管理责任纠纷可能影响管理规模和管理费收入。',
  ],
  'financial-institution': [
    '信用风险。科技型企业经营历史短、可抵押资产少，相关贷款和投资的违约率可能高于一般客户。',
    '期限错配风险。科技领域资金使用周期与本期债券期限可能不一致，到期再融资成本存在不确定性。',
    '投向管理风险。客户认定和资金用途管理不到位，可能导致资金未实际用于科技创新。',
    '资本和监管指标风险。风险资产增加会消耗资本，监管标准变化可能影响业务规模。',
  ],
}

function ofFinance({ accounts, arrangements }: Reads): string[] {
  const last = accounts.periods.at(-1)
  const short = accounts.borrowings.some((debt) => debt.kind.includes('短期'))
  return [
    ...(last && last.operatingCash < 0
      ? ['经营现金流为负。最近一期经营活动现金流量为净流出，偿债依赖投资回收和外部融资。']
      : []),
    ...(last && last.netProfit < 0 ? ['亏损风险。最近一期净利润为负，持续亏损将削弱偿债能力。'] : []),
    ...(short ? ['短期偿债压力。有息债务中有短期借款，再融资环境变化会影响资金接续。'] : []),
    '再融资风险。市场利率和信用环境变化，可能提高后续融资成本或者使融资不能如期完成。',
    arrangements.length > 0
      ? '增信落实风险。增信提供方的履约能力可能变化，追偿需要时间，增信不消除发行人违约的可能。'
      : '无增信风险。本期债券未设信用增进，发行人不能偿付时，持有人只能以普通债权人身份受偿。',
  ]
}

function ofTerms({ offering, project }: Reads): string[] {
  const { lines } = offering
  return [
    '利率风险。市场利率变动可能使本期债券的投资价值发生变化。',
    project.privatePlacement
      ? '流动性风险。本期债券只在规定范围的投资者之间转让，转让可能受到限制，持有人可能不能按期望价格变现。'
      : '流动性风险。本期债券上市流通后的交易活跃程度不确定，持有人可能不能按期望价格变现。',
    ...(lines.some(isDays)
      ? ['期限较短风险。短期品种到期一次还本付息，兑付资金集中，资金安排稍有延误即可能影响兑付。']
      : []),
    ...(lines.some((line) => line.options.length > 0)
      ? [
          '行权风险。附选择权品种的实际存续期限和利率取决于行权结果，回售集中时发行人需要在短期内筹集较大资金，投资者则面临再投资风险。',
        ]
      : []),
    ...(lines.length > 1 ? ['品种间回拨风险。各品种最终规模由簿记情况决定，单一品种可能发行规模较小或者不发行。'] : []),
    ...(offering.kind === 'reopening'
      ? ['增发价格风险。增发部分与原债券合并托管，发行价格可能偏离面值，持有人的实际收益率与票面利率不同。']
      : []),
  ]
}
