import { type Block, facts, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, money, moneyInFull, percent, quote } from './format.ts'
import { type Common, letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, leadName, seal } from './phrases/party.ts'
import { productName, routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'allotment' | 'registration'>
type Line = Dossier['offering']['lines'][number]

const titleOf = ({ project }: Common): string =>
  project.route === 'exchange-public' || project.route === 'exchange-private' ? '发行结果公告' : '发行情况公告'

export const resultAnnouncement = defineTemplate({
  id: 'result-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'offering', 'allotment', 'registration'],
  document: (dossier) =>
    paper(dossier, { id: 'result-announcement', title: titleOf(dossier), blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, offering, parties, date } = dossier
  const issued = offering.lines.filter((line) => line.final !== null && line.final > 0)
  const dropped = offering.lines.filter((line) => line.final === 0)
  return [
    ...letterhead(`${clause(offering.name)}${titleOf(dossier)}`, `${project.number} 第${offering.ordinal}期`),
    paragraph(opening(dossier, issued)),
    ...sections([
      { title: '发行概况', blocks: [summary(dossier, issued)] },
      { title: '各品种发行结果', blocks: issued.flatMap((line) => [result(line)]) },
      { title: '取消发行的品种', blocks: dropped.length > 0 ? [paragraph(droppedWords(dropped))] : [] },
      { title: '申购与配售情况', blocks: bidding(dossier, issued) },
      { title: '关联方认购情况', blocks: related(dossier) },
      { title: '后续安排', blocks: [list(next(dossier, issued), true)] },
    ]),
    ...signaturePage(`${clause(offering.name)}${titleOf(dossier)}`, [
      seal(issuerName(dossier), date),
      seal(leadName(parties), date),
    ]),
  ]
}

const totalOf = (lines: Line[]): number => lines.reduce((sum, line) => sum + (line.final ?? 0), 0)

function opening({ offering, project }: Reads, issued: Line[]): string {
  const name = `“${clause(offering.name)}”`
  const on = chineseDay(offering.bookOn)
  if (issued.length === 0)
    return offering.lines.some((line) => line.final === null)
      ? `${name}于${on}簿记建档，结果尚未确定。`
      : `${name}于${on}簿记建档，本期债券取消发行。`
  return `${name}于${on}以${routeWords(project).manner}方式完成簿记建档，募集资金于${chineseDay(offering.paymentOn)}缴款，实际发行规模${moneyInFull(totalOf(issued))}。`
}

const summary = ({ issuer, project, offering, registration, parties }: Reads, issued: Line[]): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['品种', productName(project)],
    [routeWords(project).answer, registration.number ?? '以决定文件为准'],
    ['主承销商', leadName(parties)],
    ['计划发行规模', money(offering.amount)],
    ['实际发行规模', issued.length > 0 ? money(totalOf(issued)) : '取消发行'],
    ['起息日', issued.length > 0 ? chineseDay(offering.valueOn) : '—'],
    ['上市流通日', issued.length > 0 ? chineseDay(offering.listingOn) : '—'],
    ['登记托管机构', offering.registrar],
  ])

const result = (line: Line): Block =>
  facts([
    ['债券简称', line.name],
    ['债券代码', line.code ?? '由登记托管机构分配后公布'],
    ['期限', line.tenorWords],
    ['计划规模', money(line.planned)],
    ['实际规模', money(line.final ?? 0)],
    ['票面利率', line.coupon ? percent(line.coupon) : '按计息基准确定'],
    ['发行价格（元/百元面值）', line.price],
    ['到期日', chineseDay(line.maturityOn)],
    ...(line.multiple ? [['全场倍数', `${line.multiple}倍`] as [string, string]] : []),
    ...(line.marginalMultiple ? [['边际倍数', `${line.marginalMultiple}倍`] as [string, string]] : []),
    ...(line.investors !== null ? [['获配投资人', `${line.investors}家`] as [string, string]] : []),
  ])

const droppedWords = (lines: Line[]): string =>
  `${lines.map((line) => line.name).join('、')}的规模已全部回拨或者没有有效申购，取消发行，不产生票面利率和发行金额。`

function bidding({ allotment }: Reads, issued: Line[]): Block[] {
  if (issued.length === 0) return []
  return [
    table(
      [
        { head: '项目', width: 0.5 },
        { head: '数值', width: 0.5, align: 'right' },
      ],
      [
        ['有效申购笔数', `${allotment.bids}笔`],
        ['有效申购金额', money(allotment.demand)],
        ['获配金额', money(allotment.rows.reduce((sum, row) => sum + row.allotted, 0))],
        ['应缴款金额', money(allotment.rows.reduce((sum, row) => sum + row.payable, 0))],
      ],
      {
        caption: '申购与配售',
        note: '全场倍数为有效申购总额与实际发行规模之比；边际倍数为票面利率标位的申购金额与获配金额之比。',
      },
    ),
  ]
}

function related({ allotment }: Reads): Block[] {
  const rows = allotment.rows.filter((row) => row.related && row.allotted > 0)
  if (rows.length === 0) return [paragraph('经核查，没有主承销商、发行人及其关联方获配本期债券的情形。')]
  return [
    paragraph('主承销商、发行人的关联方按与其他投资人相同的规则参与申购和配售，获配情况如下：'),
    table(
      [
        { head: '获配机构', width: 0.46 },
        { head: '债券简称', width: 0.34 },
        { head: '获配金额', width: 0.2, align: 'right' },
      ],
      rows.map((row) => [row.investor, row.line, money(row.allotted)]),
      { caption: '关联方获配情况' },
    ),
  ]
}

const next = ({ offering }: Reads, issued: Line[]): string[] =>
  issued.length === 0
    ? ['发行人将根据市场情况择机发行，届时重新公告。']
    : [
        `${offering.registrar}办理登记后，债券于${chineseDay(offering.listingOn)}起上市流通。`,
        '募集资金存入专项账户，按募集说明书约定使用，发行人定期披露使用情况。',
        '发行人按规定披露定期报告、付息兑付公告和重大事项。',
      ]
