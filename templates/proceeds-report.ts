import { type Block, facts, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, markSample, money, moneyInFull, percent, quote, share, wanFigure } from './format.ts'
import { usesTable } from './phrases/figures.ts'
import { type Common, letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, partySigns, seal, signature } from './phrases/party.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'proceeds' | 'proceedsLedger'>
type Entry = Dossier['proceedsLedger']['entries'][number]

const title = '募集资金使用情况报告'

export const proceedsReport = defineTemplate({
  id: 'proceeds-report',
  version: 1,
  title: () => title,
  reads: ['parties', 'offering', 'proceeds', 'proceedsLedger'],
  document: (dossier) => paper(dossier, { id: 'proceeds-report', title, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, parties, date, proceedsLedger } = dossier
  return [
    ...letterhead(title, `${project.number} 截至${chineseDay(proceedsLedger.asOf)}`),
    ...sections([
      { title: '募集资金基本情况', blocks: [basics(dossier)] },
      { title: '约定用途', blocks: [usesTable(dossier.proceeds.uses, '募集说明书约定的用途')] },
      { title: '使用情况', blocks: spending(proceedsLedger.entries) },
      { title: '投向科技创新领域的比例', blocks: ratio(dossier) },
      { title: '余额与存放', blocks: balance(dossier) },
      { title: '用途变更', blocks: changes(proceedsLedger.changes) },
      { title: '发行人声明', blocks: [list(declarations(), true)] },
      { title: '主承销商核查意见', blocks: review(dossier) },
    ]),
    ...signaturePage(title, [
      signature(
        issuerSigns(dossier),
        ...partySigns(parties, 'lead-underwriter', '主承销商（后续管理负责人签字）', date),
      ),
      seal(issuerName(dossier), date),
    ]),
  ]
}

const spent = (entries: Entry[]): number => entries.reduce((sum, entry) => sum + entry.amount, 0)

const basics = ({ issuer, offering, proceeds, proceedsLedger }: Reads): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['债券名称', clause(offering.name)],
    ['债券简称', offering.lines.map((line) => line.name).join('、')],
    ['起息日', chineseDay(offering.valueOn)],
    ['募集资金到账金额', moneyInFull(proceedsLedger.received)],
    ['专项账户开户行', [quote(proceeds.account.bank)]],
    ['专项账户账号', [quote(proceeds.account.number)]],
    ['报告截止日', chineseDay(proceedsLedger.asOf)],
  ])

function spending(entries: Entry[]): Block[] {
  if (entries.length === 0) return [paragraph('截至报告截止日，募集资金尚未使用。')]
  const sample = entries.some((entry) => entry.sample)
  return [
    table(
      [
        { head: '支付日', width: 0.18 },
        { head: '用途', width: 0.2 },
        { head: '收款方', width: 0.3 },
        { head: '金额（万元）', width: 0.2, align: 'right' },
        { head: '科技创新', width: 0.12, align: 'center' },
      ],
      entries.map((entry) => [
        chineseDay(entry.on),
        entry.use,
        entry.payee,
        markSample(wanFigure(entry.amount), entry.sample),
        entry.tech ? '是' : '否',
      ]),
      { caption: '募集资金支付明细', total: ['合计', '', '', markSample(wanFigure(spent(entries)), sample), ''] },
    ),
  ]
}

function ratio({ proceedsLedger, proceeds }: Reads): Block[] {
  const { entries } = proceedsLedger
  const tech = spent(entries.filter((entry) => entry.tech))
  const whole = spent(entries)
  return [
    paragraph(
      `募集说明书约定投向科技创新领域的比例为${percent(proceeds.techRatio)}。截至报告截止日，已使用${money(whole)}，其中投向科技创新领域${money(tech)}，占已使用金额的${percent(proceedsLedger.techRatio)}${whole > 0 ? '' : '（尚未使用）'}。`,
    ),
  ]
}

function balance({ proceedsLedger }: Reads): Block[] {
  const { received, entries, balance } = proceedsLedger
  const expected = received - spent(entries)
  const gap = balance - expected
  return [
    paragraph(
      `截至报告截止日，专项账户余额为${money(balance)}，占到账金额的${share(balance, received)}。到账金额${money(received)}减去已使用金额${money(spent(entries))}为${money(expected)}，${gap === 0 ? '与账户余额一致。' : `与账户余额相差${money(Math.abs(gap))}，差额为账户利息、手续费或者未达账项，由发行人提供银行对账单说明。`}`,
    ),
    paragraph('闲置募集资金临时补充流动资金的，期限不超过十二个月，使用前履行内部决策程序，到期归还专项账户。'),
  ]
}

function changes(words: string[]): Block[] {
  if (words.length === 0) return [paragraph('截至报告截止日，没有变更募集资金用途和专项账户的情形。')]
  return [
    paragraph('募集资金用途或者账户变更情况如下，变更均应当在使用前至少五个工作日披露：'),
    list(words.map((change) => `${clause(change)}。`)),
  ]
}

const declarations = (): string[] => [
  '本报告所列金额与专项账户流水和会计账簿一致；',
  '募集资金未用于募集说明书约定以外的用途，未由控股股东、实际控制人或者其他关联方占用；',
  '收款方与募集说明书披露的项目、基金或者债务对应，付款凭证可供查验。',
]

/** Says what was compared. The two ratios are put side by side; a shortfall while money is unspent is no breach in itself. */
function review({ proceeds, proceedsLedger }: Reads): Block[] {
  const done = proceedsLedger.balance === 0
  return [
    paragraph(
      `主承销商核对了专项账户流水、支付凭证和台账。约定比例为${percent(proceeds.techRatio)}，已使用部分的比例为${markSample(
        percent(proceedsLedger.techRatio),
        proceedsLedger.entries.some((entry) => entry.sample),
      )}。${done ? '募集资金已全部使用完毕，以最终比例与约定比例比较。' : '募集资金尚有余额，最终比例以全部使用完毕时的数据为准，主承销商将继续跟踪。'}`,
    ),
  ]
}
