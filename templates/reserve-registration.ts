import { type Block, facts, heading, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, money, moneyInFull, percent } from './format.ts'
import { periodsTable, techTotal, titlesTable, usesTable, usesTotal } from './phrases/figures.ts'
import { issuerFacts } from './phrases/issuer-facts.ts'
import { conclusion, findingsTable, missingList } from './phrases/judgement.ts'
import { type Common, letterhead, pageBreak, paper, sections } from './phrases/paper.ts'
import { issuerSigns, nameOf, partySigns, signature } from './phrases/party.ts'
import { kindWords, productName, routeTitles, routeWords } from './phrases/route-words.ts'
import { scienceAccount, scienceFacts } from './phrases/science-facts.ts'
import { clause, told } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'science' | 'accounts' | 'proceeds'>

const title = '科技创新债券项目储备登记表'

export const reserveRegistration = defineTemplate({
  id: 'reserve-registration',
  version: 1,
  title: () => `${title}（附主体资格说明）`,
  reads: ['parties', 'science', 'accounts', 'proceeds'],
  document: (dossier) =>
    paper(dossier, {
      id: 'reserve-registration',
      title: `${title}（附主体资格说明）`,
      blocks: [...registration(dossier), pageBreak, ...eligibility(dossier)],
    }),
})

function registration(dossier: Reads): Block[] {
  const { project, parties, date } = dossier
  return [
    ...letterhead(title, `登记编号：${project.number}`),
    ...sections([
      { title: '登记事项', blocks: [entry(dossier)] },
      {
        title: '发行主体',
        blocks: [issuerFacts(dossier), ...told(dossier.issuer.history), ...told(dossier.issuer.governance)],
      },
      { title: '融资意向', blocks: intention(dossier) },
      { title: '主要财务数据', blocks: accountsOf(dossier) },
      { title: '科技创新基础', blocks: [...scienceFacts(dossier.science), ...scienceAccount(dossier.science)] },
      { title: '辅导与申报安排', blocks: guidance(dossier) },
      { title: '登记声明', blocks: declaration() },
    ]),
    signature(issuerSigns(dossier), ...partySigns(parties, 'lead-underwriter', '主承销商（项目负责人签字）', date)),
  ]
}

const entry = ({ project, parties, date }: Reads): Block =>
  facts([
    ['项目名称', project.name],
    ['入库日期', chineseDay(project.openedOn)],
    ['本表填报日期', chineseDay(date)],
    ['所在地区', project.region],
    ['发行主体类别', kindWords[project.issuerKind]],
    ['拟申报路径', routeTitles[project.route]],
    ['拟发行品种', productName(project)],
    ['发行方式', routeWords(project).manner],
    ['绿色通道', project.greenChannel ? '拟按科技创新债券绿色通道申报' : '按一般程序申报'],
    ['拟任主承销商', nameOf(parties, 'lead-underwriter', '尚未聘请')],
    ['推荐单位', nameOf(parties, 'steward', '发行人自行登记')],
  ])

function intention({ proceeds }: Reads): Block[] {
  const { uses } = proceeds
  return [
    paragraph(
      `发行人拟通过发行科技创新债券融资${moneyInFull(usesTotal(uses))}，其中拟投向科技创新领域${money(techTotal(uses))}，占比${percent(proceeds.techRatio)}。具体金额和用途以申报文件为准。`,
    ),
    usesTable(uses, '拟融资用途'),
  ]
}

function accountsOf({ accounts }: Reads): Block[] {
  return [
    paragraph(`发行人财务报表由${accounts.auditor}审计。下表数据取自审计报告及发行人提供的财务报表。`),
    periodsTable(accounts),
  ]
}

function guidance({ project }: Reads): Block[] {
  const { act, answer } = routeWords(project)
  return [
    paragraph('项目入库后，按下列次序办理，各步骤的责任人和完成时间由平台逐项记录：'),
    list(
      [
        '政策辅导：核对主体资格、期限和募集资金用途要求，形成待补充证据清单；',
        '增信协调：需要信用增进的，由发行人和主承销商与增信机构、地方担保机构对接，风险分担比例由各方按项目协商；',
        '投资人对接：在不披露未公开信息的前提下，了解市场对期限、规模和条款的意见；',
        `转入申报：主体资格证据齐备、有权机构作出决议、中介机构聘请完毕后，向${clause(project.addressee)}申请${act}；`,
        `取得${answer}后，按市场情况择机发行。`,
      ],
      true,
    ),
    paragraph('储备登记不构成受理，不计入审核期限，也不表明项目已经符合发行条件。', { style: 'note' }),
  ]
}

const declaration = (): Block[] => [
  paragraph('发行人确认，本表所填内容及所附证明材料真实、准确、完整；所填事项发生变化的，及时更新登记。'),
  paragraph('主承销商确认，已就本表所填事项与发行人提供的材料核对，对尚不能证实的事项已在主体资格说明中列明。'),
]

function eligibility(dossier: Reads): Block[] {
  const { science, project, parties, date } = dossier
  const kind = kindWords[project.issuerKind]
  const basis = `发行人拟以${kind}身份发行科技创新债券，所依据的标准为：${clause(science.test)}。`
  return [
    heading(1, '主体资格说明'),
    ...sections([
      { title: '所依据的标准', blocks: [paragraph(basis), paragraph(foresight(science))] },
      { title: '证明文件', blocks: titlesTable(science.titles) },
      { title: '逐项核验', blocks: [findingsTable(science.findings, '主体资格核验结论')] },
      { title: '待补充的证据', blocks: missingList(science.findings) },
      {
        title: '说明意见',
        blocks: [paragraph(conclusion(science.findings, `发行人符合发行科技创新债券的${kind}标准`))],
      },
    ]),
    signature(...partySigns(parties, 'lead-underwriter', '主承销商（经办人签字）', date), issuerSigns(dossier)),
  ]
}

/** Until acceptance a project is judged as if accepted on the day of judgement. */
function foresight({ findings }: Dossier['science']): string {
  const day = findings
    .map((finding) => finding.judgedOn)
    .sort()
    .at(-1)
  const on = day ? `按${chineseDay(day)}适用的规则作出` : '按本说明落款日适用的规则作出'
  return `本说明属于受理前的预判，${on}；受理时以受理日适用的规则为准。科技创新称号在受理前到期的，应当重新取得证明。`
}
