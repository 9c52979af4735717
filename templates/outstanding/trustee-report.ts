import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, percent, quote, wanFigure, yuanFigure } from '../format.ts'
import { bondFacts, bondTitle, codeWords, holders } from '../phrases/announcements.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { leadName, nameOf, seal } from '../phrases/party.ts'
import { clause, oneLine } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common &
  Pick<Dossier, 'parties' | 'bond' | 'accounts' | 'arrangements' | 'proceeds' | 'proceedsLedger' | 'trusteeYear'>

const titleOf = (dossier: Pick<Dossier, 'bond' | 'trusteeYear'>): string =>
  bondTitle(dossier, `受托管理事务报告（${dossier.trusteeYear.year}年度）`)

/** 受托管理事务报告: a year of the bond from the books of the platform (domain §8.1, yearly by 30 June). */
export const trusteeReport = defineTemplate({
  id: 'trustee-report',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'accounts', 'arrangements', 'proceeds', 'proceedsLedger', 'trusteeYear'],
  document: (dossier) => paper(dossier, { id: 'trustee-report', title: titleOf(dossier), blocks: blocksOf(dossier) }),
})

/** The trustee at an exchange; elsewhere whoever looks after the bond. */
const reporter = ({ parties }: Pick<Dossier, 'parties'>): string => nameOf(parties, 'trustee', leadName(parties))

function blocksOf(dossier: Reads): Block[] {
  const { trusteeYear: year } = dossier
  return [
    ...letterhead(titleOf(dossier), codeWords(dossier.bond), undefined, sampleNotice(dossier)),
    paragraph(
      `${reporter(dossier)}按照受托管理协议的约定编制本报告。报告期为${chineseDay(year.from)}至${chineseDay(year.to)}。报告依据发行人的信息披露、专项账户台账和付款记录编制，不构成对${holders(dossier)}投资的建议。`,
      { style: 'kai' },
    ),
    ...sections([
      { title: '债券概况', blocks: [bondFacts(dossier)] },
      { title: '受托管理人履行职责情况', blocks: [list(done(dossier), true)] },
      { title: '发行人财务状况', blocks: finances(dossier) },
      { title: '募集资金使用和专项账户运作情况', blocks: proceeds(dossier) },
      { title: '增信措施', blocks: support(dossier) },
      { title: '本息偿付情况', blocks: payments(year) },
      { title: '信息披露义务履行情况', blocks: reports(year) },
      { title: '持有人会议', blocks: told(year.meetings, '报告期内没有召开持有人会议。') },
      { title: '重大事项', blocks: told(year.matters, '报告期内发行人没有报告重大事项。') },
      { title: '后续偿付安排', blocks: coming(year) },
    ]),
    ...signaturePage(titleOf(dossier), [seal(reporter(dossier), dossier.date)]),
  ]
}

const done = ({ trusteeYear: year }: Reads): string[] => [
  `跟踪本息偿付：报告期内应付${year.payments.length}笔，已付${year.payments.filter(({ doneOn }) => doneOn !== null).length}笔；`,
  `督促信息披露：报告期内应披露${year.reports.length}项，按期完成${year.reports.filter(({ doneOn, late }) => doneOn !== null && !late).length}项；`,
  `关注重大事项：报告期内发行人报告${year.matters.length}项；`,
  '监督募集资金的存放和使用，核对专项账户台账。',
]

function finances({ accounts }: Reads): Block[] {
  const periods = accounts.periods.slice(-2)
  if (periods.length === 0) return [paragraph('发行人的财务数据以其披露的定期报告为准。')]
  const row = (label: string, of: (period: (typeof periods)[number]) => string) => [
    label,
    ...periods.map((period) => markSample(of(period), period.sample)),
  ]
  const width = 0.7 / periods.length
  return [
    table(
      [{ head: '项目', width: 0.3 }, ...periods.map(({ label }) => ({ head: label, width, align: 'right' as const }))],
      [
        row('总资产', ({ assets }) => wanFigure(assets)),
        row('总负债', ({ liabilities }) => wanFigure(liabilities)),
        row('净资产', ({ equity }) => wanFigure(equity)),
        row('资产负债率', ({ debtRatio }) => percent(debtRatio)),
        row('营业收入', ({ revenue }) => wanFigure(revenue)),
        row('净利润', ({ netProfit }) => wanFigure(netProfit)),
        row('经营活动现金流量净额', ({ operatingCash }) => wanFigure(operatingCash)),
      ],
      {
        caption: '发行人主要财务数据（除比例外，单位为万元）',
        note: '数据摘自发行人披露的财务报告；比例按所列金额计算。',
      },
    ),
  ]
}

function proceeds({ proceedsLedger: ledger, proceeds: agreed }: Reads): Block[] {
  const used = ledger.entries.reduce((sum, { amount }) => sum + amount, 0)
  return [
    facts([
      ['专项账户开户行', [quote(agreed.account.bank)]],
      ['到账金额', money(ledger.received)],
      ['累计使用', money(used)],
      ['余额', money(ledger.balance)],
      ['约定投向科技创新领域的比例', percent(agreed.techRatio)],
      ['已使用部分投向科技创新领域的比例', used > 0 ? percent(ledger.techRatio) : '尚未使用'],
    ]),
    ...(ledger.changes.length > 0
      ? [paragraph('报告期末之前披露的用途变更：'), list(ledger.changes.map((change) => `${oneLine(change)}。`))]
      : [paragraph('没有变更募集资金用途的情形。')]),
  ]
}

function support({ arrangements }: Reads): Block[] {
  if (arrangements.length === 0) return [paragraph('本债券没有增信措施。')]
  return [
    table(
      [
        { head: '增信方式', width: 0.34 },
        { head: '增信机构', width: 0.42 },
        { head: '状态', width: 0.24, align: 'center' },
      ],
      arrangements.map(({ instrumentTitle, provider, state }) => [instrumentTitle, provider, state]),
      { caption: '增信措施' },
    ),
  ]
}

type Year = Reads['trusteeYear']

function payments({ payments: paid }: Year): Block[] {
  if (paid.length === 0) return [paragraph('报告期内没有到期的本息。')]
  return [
    table(
      [
        { head: '款项', width: 0.34 },
        { head: '应付日', width: 0.22, align: 'center' },
        { head: '支付日', width: 0.22, align: 'center' },
        { head: '金额（元）', width: 0.22, align: 'right' },
      ],
      paid.map(({ title, dueOn, doneOn, amount }) => [
        title,
        chineseDay(dueOn),
        doneOn ? chineseDay(doneOn) : '未付',
        yuanFigure(amount),
      ]),
      { caption: '报告期内本息偿付' },
    ),
  ]
}

function reports({ reports: due }: Year): Block[] {
  if (due.length === 0) return [paragraph('报告期内没有到期的定期披露义务。')]
  return [
    table(
      [
        { head: '披露义务', width: 0.46 },
        { head: '期限', width: 0.22, align: 'center' },
        { head: '履行情况', width: 0.32, align: 'center' },
      ],
      due.map(({ title, dueOn, doneOn, late }) => [
        title,
        chineseDay(dueOn),
        doneOn ? `${chineseDay(doneOn)}${late ? '（逾期）' : ''}` : '未履行',
      ]),
      { caption: '报告期内信息披露义务' },
    ),
  ]
}

const told = (rows: Year['matters'], none: string): Block[] =>
  rows.length === 0
    ? [paragraph(none)]
    : [list(rows.map(({ on, kind, words }) => `${chineseDay(on)}，${clause(kind)}：${oneLine(words)}。`))]

function coming({ coming: next }: Year): Block[] {
  if (next.length === 0) return [paragraph('没有尚未到期的本息。')]
  return [
    facts(
      next.map(({ title, dueOn, amount }) => [
        title,
        `${chineseDay(dueOn)}，${amount === null ? '金额以申报为准' : money(amount)}`,
      ]),
    ),
    paragraph('付款前由发行人公告付息、兑付安排。'),
  ]
}
