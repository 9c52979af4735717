import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, percent, quote } from '../format.ts'
import { periodsTable } from '../phrases/figures.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, seal, signature } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { told, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'accounts' | 'longerAccounts'>

const title = '关于财务报告有效期延长的说明'
const reports = { annual: '年度报告', 'half-year': '半年度报告' } as const

/** Exchange 5-4: leverage not above the industry's, a leading place in it, no material adverse change (notices of 2025-05-07). */
export const longerAccounts = defineTemplate({
  id: 'longer-accounts',
  version: 1,
  title: () => title,
  reads: ['accounts', 'longerAccounts'],
  document: (dossier) => paper(dossier, { id: 'longer-accounts', title, blocks: explained(dossier) }),
})

function explained(dossier: Reads): Block[] {
  const { project, issuer, accounts, longerAccounts: longer, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）申请${routeWords(project).manner}${productName(project)}，拟沿用截至${chineseDay(longer.periodEnd)}的${reports[longer.kind]}，现就财务报告有效期延长说明如下。`,
    ),
    ...sections([
      { title: '沿用的财务报告', blocks: [used(longer), ...lapsed(longer, date)] },
      { title: '资产负债率与同行业比较', blocks: leverage(longer) },
      { title: '行业地位', blocks: told(longer.position) },
      { title: '财务报告截止日后的变化', blocks: told(longer.changes) },
      { title: '主要财务数据', blocks: [periodsTable(accounts)] },
      { title: '发行人承诺', blocks: [list(promises(longer), true)] },
    ]),
    ...signaturePage(title, [signature(issuerSigns(dossier)), seal(issuerName(dossier), date)]),
  ]
}

const used = ({ kind, periodEnd, plainUntil, until }: Reads['longerAccounts']): Block =>
  facts([
    ['财务报告', reports[kind]],
    ['财务报告截止日', chineseDay(periodEnd)],
    ['一般有效期', `至${chineseDay(plainUntil)}`],
    ['延长后的有效期', `至${chineseDay(until)}`],
  ])

/** Whoever writes this too late is told so on the paper itself. */
const lapsed = ({ until }: Reads['longerAccounts'], on: string): Block[] =>
  on > until ? [paragraph('本说明出具时，财务报告已超过延长后的有效期，请更新财务报告后申报。')] : []

function leverage({ debtRatio, industryRatio, notAbove, source }: Reads['longerAccounts']): Block[] {
  return [
    facts([
      ['发行人资产负债率', [quote(debtRatio, percent)]],
      ['同行业平均资产负债率', [quote(industryRatio, percent)]],
      ['同行业数据的来源和截止日', [quote(source)]],
    ]),
    paragraph(
      notAbove
        ? '发行人的资产负债率不高于同行业平均水平。'
        : '发行人的资产负债率高于同行业平均水平，不符合沿用的要求，请更新财务报告后申报。',
    ),
  ]
}

const promises = ({ until }: Reads['longerAccounts']): string[] => [
  '沿用的财务报告公允反映发行人的财务状况和经营成果，审计意见没有变化；',
  '财务报告截止日后，没有应当披露而未披露的重大不利变化；',
  `在${chineseDay(until)}之前完成发行；逾期未完成的，更新财务报告后再行发行；`,
  '有效期内发生重大不利变化的，立即更新财务报告并披露，不再沿用。',
]
