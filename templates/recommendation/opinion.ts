import { type Block, facts, heading, list, paragraph } from '../blocks.ts'
import { chineseDay, markSample, money, percent, quote, times } from '../format.ts'
import { usesTable } from '../phrases/figures.ts'
import { annualInterest, averageProfit, highest } from '../phrases/interest.ts'
import { issuerBrief } from '../phrases/issuer-facts.ts'
import { conclusion, findingsTable } from '../phrases/judgement.ts'
import { legalBasis } from '../phrases/legal-basis.ts'
import { linePlans } from '../phrases/line-terms.ts'
import { letterhead, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { internalReview, leadName, partySigns, seal, signature } from '../phrases/party.ts'
import { kindWords, productName, routeWords } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import type { Reads } from './letter.ts'

/** 核查意见: each condition of the law with what was found, then disclosure, technology, use of proceeds, the opinion. */
export function opinionBlocks(dossier: Reads): Block[] {
  const { project, issuer, parties, date, science } = dossier
  const title = `关于${issuer.name.value}发行${project.product.title}的核查意见`
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${leadName(parties)}（以下简称“主承销商”）接受${quote(issuer.name)}（以下简称“发行人”）委托，担任其${routeWords(project).manner}${productName(project)}的主承销商，经尽职调查和内核审议，出具核查意见如下。`,
    ),
    ...sections([
      {
        title: '发行人与本次债券',
        blocks: [facts(issuerBrief(dossier)), linePlans(dossier.offering), ...decided(dossier)],
      },
      { title: '核查依据', blocks: [list(legalBasis(project, date), true)] },
      {
        title: project.route === 'exchange-public' ? '关于发行条件的核查' : '关于挂牌条件的核查',
        blocks: conditions(dossier),
      },
      {
        title: '关于科技创新属性的核查',
        blocks: [...technology(dossier), findingsTable(science.findings, '主体资格核验')],
      },
      { title: '关于募集资金用途的核查', blocks: uses(dossier) },
      { title: '关于偿债保障和投资者保护的核查', blocks: protection(dossier) },
      { title: '关于信息披露的核查', blocks: disclosure() },
      { title: '结论性意见', blocks: finish(dossier) },
    ]),
    ...signaturePage(title, [
      signature(...partySigns(parties, 'lead-underwriter', '项目负责人', date), internalReview(parties, date)),
      seal(leadName(parties), date),
    ]),
  ]
}

function decided({ registration }: Reads): Block[] {
  const { resolution, amount } = registration
  return [
    paragraph(
      words`发行人${resolution.body}于${chineseDay(resolution.on)}作出决议，文号为${quote(resolution.number)}，${amount === null ? '同意在规定有效期内分期发行' : `同意发行总额不超过${money(amount)}`}。`,
    ),
  ]
}

const conditions = (dossier: Reads): Block[] =>
  dossier.project.route === 'exchange-public' ? publicIssue(dossier) : privateIssue(dossier)

function publicIssue(dossier: Reads): Block[] {
  return [
    heading(3, '（一）组织机构'),
    paragraph(
      words`发行人的治理情况为：${quote(dossier.issuer.governance, clause)}。主承销商查阅了章程、议事规则和会议记录，认为发行人具备健全且运行良好的组织机构，符合《证券法》第十五条第一款第一项的规定。`,
    ),
    heading(3, '（二）最近三年平均可分配利润'),
    paragraph(profitTest(dossier)),
    heading(3, '（三）资产负债结构与现金流量'),
    paragraph(structure(dossier)),
    heading(3, '（四）不得再次公开发行的情形'),
    paragraph(
      '主承销商查询了发行人已公开发行的公司债券和其他债务的履约记录以及前次募集资金的使用情况，未发现《证券法》第十七条所列对已公开发行的公司债券或者其他债务有违约或者延迟支付本息的事实仍处于继续状态，以及违反规定改变公开发行公司债券所募资金用途的情形。',
    ),
  ]
}

// 《证券法》第十五条第一款第二项. Net profit stands for distributable profit because the fact base has no other figure; the paper says so.
function profitTest({ accounts, offering }: Reads): string {
  const average = averageProfit(accounts.periods)
  const rate = highest(offering.lines.map((line) => line.coupon ?? line.rateRange.high))
  const interest = annualInterest(offering.maximum, rate)
  const cost = `本期债券按规模上限${money(offering.maximum)}和${percent(rate)}的利率测算，一年利息为${money(interest)}`
  if (!average) return `发行人经审计的完整会计年度不足三个，不能计算最近三年平均数。${cost}。`
  const mean = markSample(money(average.fen), average.sample)
  const enough = average.fen >= interest
  return `发行人${average.labels.join('、')}净利润的平均数为${mean}（以合并净利润计，可分配利润口径以审计报告为准）。${cost}，平均净利润为一年利息的${times(average.fen, interest)}倍，${enough ? '足以支付公司债券一年的利息，符合《证券法》第十五条第一款第二项的规定。' : '不足以支付一年利息，发行人应当说明可分配利润的口径或者调整发行规模，说明之前不作符合的结论。'}`
}

function structure({ accounts }: Reads): string {
  const last = accounts.periods.at(-1)
  if (!last) return '发行人尚未提供经审计的财务数据，主承销商不作结论。'
  const cash = markSample(money(last.operatingCash), last.sample)
  return `最近一期末资产负债率为${markSample(percent(last.debtRatio), last.sample)}，经营活动现金流量净额为${cash}。主承销商结合行业特点、债务期限和融资渠道，核查了资产负债结构的合理性和现金流量对偿债的支持，相关分析见募集说明书财务会计信息一节。`
}

const privateIssue = (dossier: Reads): Block[] => [
  list(
    [
      `发行对象为${routeWords(dossier.project).investors}；`,
      '发行人已就本次发行履行内部决策程序，决议合法有效；',
      '发行文件对转让范围、投资者适当性和信息披露安排作了约定，转让后持有人合计不超过二百人；',
      '未发现发行人存在按照现行规则不得非公开发行公司债券的负面情形；',
      '发行人已聘请受托管理人，并制定债券持有人会议规则。',
    ],
    true,
  ),
  paragraph(structure(dossier)),
]

const technology = ({ science, project }: Reads): Block[] => [
  paragraph(
    `发行人以${kindWords[project.issuerKind]}身份申报科技创新公司债券，所依据的标准为：${clause(science.test)}。`,
  ),
  paragraph(conclusion(science.findings, '发行人符合科技创新公司债券的主体要求')),
]

const uses = ({ proceeds }: Reads): Block[] => [
  usesTable(proceeds.uses),
  paragraph(
    `投向科技创新领域的比例为${percent(proceeds.techRatio)}。主承销商核对了各项用途的依据文件，认为募集资金用途符合国家产业政策，不用于弥补亏损和非生产性支出。`,
  ),
]

function protection({ arrangements, parties }: Reads): Block[] {
  const named = parties.some((party) => party.capacity === 'trustee')
  return [
    paragraph(
      arrangements.length === 0
        ? '本期债券无担保。主承销商核查了发行人的偿债计划、专项账户和违约处置安排，并提示了无担保的风险。'
        : `本期债券的增信为：${arrangements.map((arrangement) => `${arrangement.provider}提供的${arrangement.instrumentTitle}`).join('；')}。主承销商核查了增信文件的内容、提供方的内部授权和生效条件；信用风险缓释凭证属于独立产品，未作为本期债券的担保。`,
    ),
    paragraph(
      `${named ? '发行人已聘请受托管理人并签署受托管理协议，' : '发行人应当在发行前聘请受托管理人，'}债券持有人会议规则对会议的召集、表决和决议效力作了约定。`,
    ),
  ]
}

const disclosure = (): Block[] => [
  paragraph(
    '募集说明书的内容与格式符合公开披露和申报的要求，对科技创新属性、募集资金用途、财务信息、重大风险和投资者保护作了披露，与律师事务所、会计师事务所出具的文件不存在实质性差异。申请豁免披露商业敏感信息的，已说明理由并采取替代披露方式。',
  ),
]

function finish({ project, findings }: Reads): Block[] {
  const open = findings.filter((finding) => finding.ok !== true)
  const what = project.route === 'exchange-public' ? '发行条件和上市条件' : '非公开发行和挂牌转让条件'
  return [
    ...(open.length > 0
      ? [
          paragraph('下列事项在本意见出具时尚无符合的结论：'),
          list(open.map((finding) => `${finding.title}：${clause(finding.because)}。`)),
        ]
      : []),
    paragraph(
      `除本意见已列明的待补充或者待核实事项外，主承销商认为，发行人本次发行符合法律、法规和交易所规则规定的${what}，同意推荐。`,
    ),
  ]
}
