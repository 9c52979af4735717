import { type Block, facts, type Inline, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, chineseInstant, markSample, moneyInFull, percent, quote, wanFigure } from './format.ts'
import { type Common, letterhead, pageBreak, paper, sections } from './phrases/paper.ts'
import { leadName, partyOf, seal } from './phrases/party.ts'
import { clause, words } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'allotment'>
type Row = Dossier['allotment']['rows'][number]

const title = '配售确认及缴款通知书'

/**
 * One notice for each investor, each on pages of its own that name nobody else: an investor sees its own allotment only.
 * A dossier cut down to one investor's rows gives that investor's paper.
 */
export const allotmentNotice = defineTemplate({
  id: 'allotment-notice',
  version: 1,
  title: () => title,
  reads: ['parties', 'offering', 'allotment'],
  document: (dossier) => paper(dossier, { id: 'allotment-notice', title, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const allotted = dossier.allotment.rows.filter((row) => row.allotted > 0)
  const investors = [...new Set(allotted.map((row) => row.investor))]
  if (investors.length === 0) return [...letterhead(title, dossier.project.number), ...cancelled(dossier)]
  return investors.flatMap((investor, at) => [
    ...(at > 0 ? [pageBreak] : []),
    ...notice(
      dossier,
      investor,
      allotted.filter((row) => row.investor === investor),
      at + 1,
    ),
  ])
}

const cancelled = ({ offering }: Reads): Block[] => [
  paragraph(`“${clause(offering.name)}”没有产生配售结果，不发送缴款通知。本期债券不确定票面利率和发行金额。`),
]

function notice(dossier: Reads, investor: string, rows: Row[], ordinal: number): Block[] {
  const { project, offering, parties, date, allotment } = dossier
  const payable = rows.reduce((sum, row) => sum + row.payable, 0)
  return [
    ...letterhead(title, `${project.number} 第${offering.ordinal}期 第${ordinal}号`, investor),
    paragraph(
      `“${clause(offering.name)}”已于${chineseInstant(allotment.decidedAt)}（北京时间）完成配售。经簿记管理人确认，贵机构获配结果如下，请按期足额缴款。`,
    ),
    ...rows.flatMap((row) => allotmentOf(row, offering)),
    ...sections([
      { title: '缴款', blocks: [payment(dossier, payable), ...warnings(dossier)] },
      {
        title: '登记',
        blocks: [
          paragraph(
            `起息日为${chineseDay(offering.valueOn)}，上市流通日为${chineseDay(offering.listingOn)}。债券登记在附表所列账户，登记托管机构为${offering.registrar}。`,
          ),
        ],
      },
      { title: '附表', blocks: annexes(rows) },
    ]),
    seal(leadName(parties), date),
  ]
}

function allotmentOf(row: Row, offering: Reads['offering']): Block[] {
  const line = offering.lines.find((one) => one.name === row.line)
  return [
    facts([
      ['投资者名称', row.investor],
      ['债券简称', row.line],
      ['债券代码', line?.code ?? '由登记托管机构分配后公布'],
      ['发行规模（万元）', line && line.final !== null ? wanFigure(line.final) : wanFigure(offering.amount)],
      ['期限', line?.tenorWords ?? '以募集说明书为准'],
      ['票面利率', line?.coupon ? percent(line.coupon) : percent(row.rate)],
      ['发行价格（元/百元面值）', line?.price ?? '100.00'],
      ['获配面值（万元）', wanFigure(row.allotted)],
      ['缴款金额（万元）', wanFigure(row.payable)],
    ]),
  ]
}

const payment = ({ offering }: Reads, payable: number): Block =>
  facts([
    ['应缴款项总额', moneyInFull(payable)],
    ['缴款截止', `${chineseDay(offering.paymentOn)} ${offering.paymentHour}（北京时间）`],
    ['户名', [quote(offering.account.name)]],
    ['开户行', [quote(offering.account.bank)]],
    ['账号', [quote(offering.account.number)]],
    ['汇款用途', `${offering.lines.map((line) => line.name).join('、')}认购款`],
  ])

const warnings = ({ offering, parties }: Reads): Block[] => [
  list(
    [
      '以款项到达上述账户的时间为准，款项应当由贵机构账户划出；计息以起息日为准，不以缴款日为准。',
      `截止时间为${chineseDay(offering.paymentOn)} ${offering.paymentHour}，逾期未足额缴款的，按申购说明的约定承担违约责任。`,
      manager(parties),
    ],
    true,
  ),
]

const place = '＿＿＿＿＿＿＿＿'

/** The investor splits its own allotment among its accounts and returns the table: the places are empty on purpose. */
const annexes = (rows: Row[]): Block[] => [
  paragraph('请填写下表，于缴款截止前返回簿记管理人；各账户金额之和应当等于获配面值。'),
  table(
    [
      { head: '债券简称', width: 0.32 },
      { head: '托管账户名称', width: 0.26, align: 'center' },
      { head: '托管账号', width: 0.22, align: 'center' },
      { head: '登记面值（万元）', width: 0.2, align: 'right' },
    ],
    rows.map((row) => [row.line, place, place, wanFigure(row.allotted)]),
    { caption: '账户分配信息表' },
  ),
]

/** One line: whom to ring up before paying into any account that differs from this paper. */
function manager(parties: Reads['parties']): Inline[] {
  const lead = partyOf(parties, 'lead-underwriter')
  if (!lead?.phone) return ['核实账户和缴款事项，请按发行公告所列方式联系簿记管理人。']
  const persons = lead.persons.map((person) => markSample(person, lead.sample)).join('、')
  return words`核实账户和缴款事项，请联系簿记管理人${persons ? `${persons}，` : ''}电话${quote(lead.phone)}。`
}
