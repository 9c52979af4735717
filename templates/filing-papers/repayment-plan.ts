import { type Block, list, paragraph } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { points } from '../clauses/compose.ts'
import { cashFlowTable } from '../clauses/payment.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, quote } from '../format.ts'
import { periodsTable } from '../phrases/figures.ts'
import { linePlans } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, seal, signature } from '../phrases/party.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'accounts' | 'offering' | 'proceeds' | 'arrangements' | 'clauses'>

const title = '偿债计划及保障措施专项报告'

/** Licence 11: from what, when and under which safeguards a financial institution repays. The list of papers is recalled. */
export const repaymentPlan = defineTemplate({
  id: 'repayment-plan',
  version: 1,
  title: () => title,
  reads: ['parties', 'accounts', 'offering', 'proceeds', 'arrangements', 'clauses'],
  document: (dossier) =>
    paper(dossier, {
      id: 'repayment-plan',
      title,
      numbering: { headings: [null, null, 'point'] },
      blocks: report(dossier),
    }),
})

function report(dossier: Reads): Block[] {
  const { project, issuer, offering, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）拟发行“${clause(offering.name)}”，现就偿债计划及保障措施报告如下。`,
    ),
    ...sections([
      { title: '债券的基本情况', blocks: [linePlans(offering)] },
      { title: '偿债资金来源', blocks: sources(dossier) },
      { title: '偿债计划', blocks: plan(dossier) },
      { title: '偿债保障措施', blocks: measures(dossier) },
      { title: '投资人保护', blocks: points(clauseSections(dossier, 'protection')) },
    ]),
    ...signaturePage(title, [signature(issuerSigns(dossier)), seal(issuerName(dossier), date)]),
  ]
}

function sources({ accounts }: Reads): Block[] {
  const debts = accounts.borrowings.map(({ kind, amount, sample }) => `${kind}${markSample(money(amount), sample)}`)
  return [
    periodsTable(accounts),
    paragraph(debts.length > 0 ? `最近一期末有息债务：${debts.join('；')}。` : '最近一期末没有单独列示的有息债务。'),
    paragraph(
      '偿债资金主要来自发行人的营业收入、到期收回的贷款和投资，以及高流动性资产的变现。发行人按照流动性管理的要求保持优质流动性资产，必要时通过同业市场融资作为补充。',
    ),
  ]
}

function plan(dossier: Reads): Block[] {
  const { bond, workday } = wordsOf(dossier)
  return [
    paragraph(
      `${bond}按照募集说明书约定的时间付息和还本。发行人指定资金管理部门负责偿付，于付息日、兑付日前20个${workday}编制资金安排，前5个${workday}落实资金，前2个${workday}划付至登记托管机构指定账户。`,
    ),
    ...dossier.offering.lines.flatMap(cashFlowTable),
  ]
}

function measures(dossier: Reads): Block[] {
  const { holder, channel } = wordsOf(dossier)
  const backed = dossier.arrangements.map(({ instrumentTitle, provider }) => `${instrumentTitle}（${provider}）`)
  return [
    list(
      [
        '设立专项账户，募集资金和偿债资金单独核算，资产投放建立台账；',
        '持续满足资本充足、流动性等监管要求，将偿付安排纳入流动性风险管理和压力测试；',
        `通过${channel}披露定期报告和重大事项，接受${holder}监督；`,
        `建立${holder}会议机制，偿付安排的变更须经其同意；`,
        backed.length > 0 ? `增信安排：${backed.join('、')}；` : '债券未设增信，以发行人自身信用和现金流偿付；',
        '出现偿付困难迹象的，启动应急预案，及时报告监管部门并披露。',
      ],
      true,
    ),
  ]
}
