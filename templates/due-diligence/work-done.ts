import { type Block, facts, heading, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, quote } from '../format.ts'
import { legalBasis } from '../phrases/legal-basis.ts'
import type { Common } from '../phrases/paper.ts'
import { leadName, partyName, partyOf } from '../phrases/party.ts'
import { kindWords, productName, routeTitles, routeWords } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'science' | 'registration'>

/** 声明: who vouches for what, before the report begins. */
export const statement = ({ issuer, project, parties }: Reads): Block[] => [
  heading(1, '主承销商声明'),
  paragraph(
    words`${leadName(parties)}（以下简称“主承销商”）受${quote(issuer.name)}（以下简称“发行人”）委托，担任“${clause(project.name)}”的主承销商，并就发行人的科技创新属性和募集资金投向开展专项尽职调查，出具本报告。`,
  ),
  paragraph(
    '主承销商及其项目人员恪守独立、客观、公正的原则，对发行人提供的资料进行了核对，对能够通过公开渠道或者第三方查证的事项进行了独立查证，对不能证实的事项已在报告中列明。',
  ),
  paragraph(
    '本报告中引用的财务数据来自经审计的财务报告和发行人编制的财务报表；引用的技术、知识产权和投资资料来自发行人提供的文件、主管机关公布的名单及登记系统。主承销商对引用内容与来源的一致性负责，不替代审计、法律、评级等专业机构的判断。',
  ),
  paragraph(
    `本报告供${project.addressee}审阅${routeWords(project).act}申请之用，不构成对本期债券投资价值的判断，也不构成对到期偿付的保证。`,
  ),
]

/** 第一章: purpose, basis, method and people of the work. */
export function workDone(dossier: Reads): Block[] {
  const { project, date, parties } = dossier
  return [
    heading(1, '第一章 尽职调查工作情况'),
    heading(2, '一、调查目的与范围'),
    paragraph(
      `本次专项尽职调查的目的，是核实发行人是否属于科技创新债券所称${kindWords[project.issuerKind]}、所依据的标准是否具备充分证据，以及本期债券募集资金是否投向科技创新领域。`,
    ),
    paragraph(
      '调查范围包括发行人及纳入合并报表范围的主要子公司、科技创新称号和知识产权、研发投入或者投资业绩、财务状况、募集资金拟投项目、信用评级和信用增进安排，以及可能影响上述事项的重大风险。',
    ),
    overview(dossier),
    heading(2, '二、调查依据与方法'),
    paragraph('调查依据下列规定进行，各项规定自其施行之日起适用：'),
    list(legalBasis(project, date), true),
    paragraph('对未能取得公布文本、其具体内容尚待核实的规定，本报告仅作提示并注明“待核实”，不据以作出否定性结论。', {
      style: 'note',
    }),
    paragraph('主承销商综合采用下列方法，各方法取得的资料均编号归入工作底稿：'),
    list(methods(dossier), true),
    heading(2, '三、项目人员与内部程序'),
    paragraph(team(parties)),
    paragraph(
      '项目组完成初稿后，由质量控制部门对底稿的完整性和结论依据进行审验，再提交内核机构审议。编制人员与复核人员不得为同一人；质量控制和内核意见及其落实情况记入底稿，不随本报告对外提供。',
    ),
  ]
}

const overview = ({ project, registration }: Reads): Block =>
  facts([
    ['项目编号', project.number],
    ['项目名称', project.name],
    ['申报路径', routeTitles[project.route]],
    ['申报品种', productName(project)],
    ['发行方式', routeWords(project).manner],
    ['项目入库日', chineseDay(project.openedOn)],
    [
      '有权机构决议',
      [
        `${registration.resolution.body}，`,
        quote(registration.resolution.number),
        `，${chineseDay(registration.resolution.on)}`,
      ],
    ],
  ])

const methods = ({ project }: Reads): string[] => [
  '查阅：查阅发行人营业执照、章程、股权结构、有权机构决议、审计报告、重大合同、知识产权证书和科技称号证书等文件；',
  '访谈：与发行人管理层、财务负责人、技术或者投资负责人分别访谈，并形成经被访谈人确认的记录；',
  '实地查看：查看主要经营场所以及研发设施或者投资管理场所，核对资产和人员的实际情况；',
  '独立查证：在企业信用信息公示、知识产权登记、主管机关名单公告等公开渠道核对关键事项，保留查询日期和页面；',
  ...(project.issuerKind === 'equity-investor'
    ? ['穿透核查：对在管基金、被投企业和退出项目按合同、银行回单和工商登记抽样核对，对集中度和关联交易作专项核查；']
    : []),
  ...(project.issuerKind === 'financial-institution'
    ? ['业务抽样：对科技领域贷款、投资业务抽样核对客户认定、合同、用途和风险分类；']
    : []),
  '复算：对研发投入占比、募集资金投向比例、利息保障等指标，按报告列示的原始数字重新计算；',
  '会商：就法律、会计和评级事项与律师事务所、会计师事务所和评级机构（如有）交换意见。',
]

function team(parties: Reads['parties']): string {
  const lead = partyOf(parties, 'lead-underwriter')
  if (!lead || lead.persons.length === 0) return `本次调查由${leadName(parties)}的专门项目组承担。`
  const persons = lead.persons.map((person) => markSample(person, lead.sample)).join('、')
  return `本次调查由${partyName(lead)}的专门项目组承担，项目人员为${persons}。项目人员与发行人不存在影响独立性的利益关系。`
}
