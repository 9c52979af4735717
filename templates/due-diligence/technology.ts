import { type Block, heading, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { quote, share } from '../format.ts'
import type { Common } from '../phrases/paper.ts'
import { scienceAccount, scienceFacts } from '../phrases/science-facts.ts'
import { words } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'science' | 'issuer' | 'accounts'>

const titles = {
  'tech-firm': '第四章 核心技术与研发能力核查',
  'equity-investor': '第四章 投资管理能力核查',
  'financial-institution': '第四章 科技金融业务核查',
} as const

/** 第四章: what is behind the label. Other questions are put to a fund manager or a bank than to a technology firm. */
export function technologyChapter(dossier: Reads): Block[] {
  const { project, science } = dossier
  const own =
    project.issuerKind === 'tech-firm'
      ? techFirm(dossier)
      : project.issuerKind === 'equity-investor'
        ? equityInvestor(dossier)
        : institution()
  return [
    heading(1, titles[project.issuerKind]),
    heading(2, '一、基本情况'),
    ...scienceFacts(science),
    ...scienceAccount(science),
    heading(2, '二、查证过程与发现'),
    ...own,
    heading(2, '三、核查意见'),
    paragraph(opinions[project.issuerKind]),
  ]
}

function techFirm({ science }: Reads): Block[] {
  const spend = science.research.reduce((sum, year) => sum + year.spend.value, 0)
  const revenue = science.research.reduce((sum, year) => sum + year.revenue.value, 0)
  return [
    paragraph(
      '核心技术的来源与权属。主承销商查阅了研发立项、验收和知识产权登记文件，核对发明人与发行人的劳动或者委托关系，关注职务发明、合作研发和受让取得的权属安排，并查询了权利质押、许可和争议情况。',
    ),
    ...(science.inventionPatents
      ? [
          paragraph(
            words`知识产权数量。发行人提供的清单列示发明专利${quote(science.inventionPatents, (value) => `${value}件`)}${science.softwareCopyrights ? '、' : ''}${science.softwareCopyrights ? [`软件著作权`, quote(science.softwareCopyrights, (value) => `${value}件`)] : ''}。主承销商按登记簿核对权利人、法律状态和年费缴纳情况，剔除已失效和正在申请的项目。`,
          ),
        ]
      : []),
    ...(revenue > 0
      ? [
          paragraph(
            `研发投入的真实性。主承销商将研发投入与研发费用明细账、资本化开发支出、人员工时和审计报告附注核对，并复算占比：列示期间合计研发投入占同期营业收入的${share(spend, revenue)}。研发投入按费用化和资本化金额合计计算，未计入与研发活动无关的支出。`,
          ),
        ]
      : [paragraph('研发投入。发行人未以研发投入指标作为认定依据，本报告不对其占比作出结论。')]),
    paragraph(
      '技术转化与收入。主承销商抽查了主要产品的销售合同、发票和回款，核对其与核心技术的对应关系，关注主要客户依赖、技术路线替代和核心技术人员流失的影响。',
    ),
  ]
}

function equityInvestor({ science }: Reads): Block[] {
  const fund = science.fund
  return [
    ...(fund
      ? [
          paragraph(
            words`登记与规模。主承销商查询了管理人登记信息（${quote(fund.registration)}），核对在管基金${quote(fund.funds, (value) => `${value}只`)}的备案、托管和最近一期净值报告，管理规模按实缴口径汇总。`,
          ),
          paragraph(
            words`收益结构。发行人近两年股权投资收益平均占比为${quote(fund.equityIncomeRatio, (value) => `${value}%`)}。主承销商按审计报告中投资收益、公允价值变动、管理费和业绩报酬的明细重新归集，并核对两年的算术平均。`,
          ),
          paragraph(
            words`退出业绩。近三年成功退出项目${quote(fund.exits, (value) => `${value}个`)}。主承销商逐一核对转让协议、上市减持公告或者清算文件以及回款凭证，仅将已收回全部或者主要款项的项目计入。`,
          ),
        ]
      : []),
    paragraph(
      '穿透与集中度。主承销商对主要被投企业穿透至最终持股，核对投资成本、持股比例和所处领域，关注单一项目占比、与关联方共同投资、对赌回购义务和结构化安排。',
    ),
    paragraph(
      '流动性。股权资产变现周期长且受资本市场影响，主承销商关注管理人自有资金与所管理基金财产的隔离、到期债务与项目退出的期限匹配，以及发行人母公司层面的杠杆。',
    ),
  ]
}

const institution = (): Block[] => [
  paragraph(
    '许可与资本。主承销商核对金融业务许可的有效性，查阅资本、流动性和资产质量等监管指标的报送资料，并与公开披露的数据核对。',
  ),
  paragraph(
    '科技金融业务的真实性。主承销商抽查科技领域贷款和投资的客户认定依据、合同用途、放款凭证和贷后记录，关注同一客户重复归类和资金回流。',
  ),
  paragraph(
    '投向管理。主承销商查阅发行人关于募集资金专项管理、项目台账和信息报送的制度，访谈科技金融业务部门、资产负债管理部门和内部审计部门。',
  ),
]

const opinions = {
  'tech-firm':
    '经核查，主承销商认为，发行人关于核心技术、知识产权和研发投入的披露有相应证据支持；对技术迭代、人员流失和客户集中等风险，募集说明书已作提示。标注“示例”的数值为样例数据，不作为核查结论的依据。',
  'equity-investor':
    '经核查，主承销商认为，发行人关于管理人登记、投资管理团队、募投管退流程和退出业绩的披露有相应证据支持；对投资标的变现、估值波动和集中度等风险，募集说明书已作提示。标注“示例”的数值为样例数据，不作为核查结论的依据。',
  'financial-institution':
    '经核查，主承销商认为，发行人关于科技金融业务的披露与其业务台账和抽查结果相符；对信用风险、期限错配等风险，募集说明书已作提示。标注“示例”的数值为样例数据，不作为核查结论的依据。',
} as const
