import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseInstant, markSample, money, percent, quote, wanFigure } from '../format.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { leadName, partyName, seal } from '../phrases/party.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'allotment' | 'book'>
type Line = Dossier['book']['lines'][number]

const title = '簿记建档情况说明'

/** What the bookrunner keeps on file of a book: who ran it, how demand stood at each step, and how it was shared out. */
export const bookReport = defineTemplate({
  id: 'book-report',
  version: 1,
  title: () => title,
  reads: ['parties', 'offering', 'allotment', 'book'],
  document: (dossier) => paper(dossier, { id: 'book-report', title, blocks: blocksOf(dossier) }),
})

const blocksOf = (dossier: Reads): Block[] => [
  ...letterhead(title, `${dossier.project.number} 第${dossier.offering.ordinal}期`, undefined, sampleNotice(dossier)),
  ...sections([
    { title: '簿记建档概况', blocks: [overview(dossier)] },
    { title: '承销团', blocks: [syndicate(dossier.parties)] },
    { title: '簿记过程', blocks: [list(course(dossier.book), true)] },
    { title: '申购分布和定价', blocks: dossier.book.lines.flatMap((line) => demand(line, dossier)) },
    { title: '配售结果', blocks: allotted(dossier) },
    { title: '关联方申购情况', blocks: related(dossier.allotment) },
    { title: '簿记管理人声明', blocks: [list(declarations, true)] },
  ]),
  ...signaturePage(title, [seal(leadName(dossier.parties), dossier.date)]),
]

const overview = ({ issuer, offering, allotment, book }: Reads): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['债券名称', clause(offering.name)],
    ['簿记开始', book.openedAt ? chineseInstant(book.openedAt) : '未开始'],
    ['簿记截止', book.closedAt ? chineseInstant(book.closedAt) : '未截止'],
    ['配售确认', chineseInstant(allotment.decidedAt)],
    ['有效申购', `${allotment.bids}笔，合计${money(allotment.demand)}`],
    ['截止前修改、撤销的申购', `修改${book.replaced}笔，撤销${book.withdrawn}笔`],
  ])

const roles: Record<string, string> = {
  'lead-underwriter': '主承销商、簿记管理人',
  'joint-underwriter': '联席主承销商',
}

function syndicate(parties: Reads['parties']): Block {
  const members = parties.filter(({ capacity }) => capacity in roles)
  if (members.length === 0) return paragraph('本期由簿记管理人单独承销。')
  return table(
    [
      { head: '机构', width: 0.6 },
      { head: '角色', width: 0.4 },
    ],
    members.map((party) => [partyName(party), roles[party.capacity] ?? party.title]),
    { caption: '承销团成员' },
  )
}

const course = ({ openedAt, closedAt, extensions, reallocations }: Reads['book']): string[] => [
  ...(openedAt ? [`${chineseInstant(openedAt)}，簿记管理人开启簿记。`] : ['簿记的开启时间未在平台登记。']),
  ...extensions.map(
    ({ at, until, reason }) => `${chineseInstant(at)}，簿记时间延长至${until}，理由：${clause(reason)}。`,
  ),
  ...reallocations.map(({ at, from, to, amount }) => `${chineseInstant(at)}，${money(amount)}由${from}回拨至${to}。`),
  ...(closedAt ? [`${chineseInstant(closedAt)}，簿记截止，此后未接受新的申购、修改或者撤销。`] : []),
]

function demand(line: Line, { book: { byPrice }, marks }: Reads): Block[] {
  const { name, steps, final, planned, coupon, price, multiple, marginalMultiple, investors } = line
  const result = facts([
    ['债券简称', name],
    ['计划规模', money(planned)],
    ['实际规模', final === null ? '未确定' : final === 0 ? '取消发行' : money(final)],
    byPrice ? ['发行价格（元/百元面值）', price ?? '未确定'] : ['票面利率', coupon ? percent(coupon) : '未确定'],
    ['全场倍数', multiple ? `${multiple}倍` : '—'],
    ['边际倍数', marginalMultiple ? `${marginalMultiple}倍` : '—'],
    ['申购机构', `${investors}家`],
  ])
  if (steps.length === 0) return [result, paragraph('没有有效申购。')]
  return [result, stepTable(line, byPrice, marks.includes('sample'))]
}

/** From the best bid down, with the sum so far: the reader sees where the book was covered. */
function stepTable({ name, steps }: Line, byPrice: boolean, sample: boolean): Block {
  const sums = steps.map((_, at) => steps.slice(0, at + 1).reduce((sum, { amount }) => sum + amount, 0))
  return table(
    [
      { head: byPrice ? '申购价格' : '申购利率', width: 0.2, align: 'right' },
      { head: '笔数', width: 0.14, align: 'right' },
      { head: '申购金额（万元）', width: 0.22, align: 'right' },
      { head: '累计（万元）', width: 0.22, align: 'right' },
      { head: '获配（万元）', width: 0.22, align: 'right' },
    ],
    steps.map(({ rate, bids, amount, allotted: given }, at) => [
      byPrice ? rate : percent(rate),
      String(bids),
      wanFigure(amount),
      wanFigure(sums[at] ?? 0),
      wanFigure(given),
    ]),
    {
      caption: markSample(`${name}申购分布`, sample),
      total: [
        '合计',
        String(steps.reduce((sum, { bids }) => sum + bids, 0)),
        wanFigure(sums.at(-1) ?? 0),
        '',
        wanFigure(steps.reduce((sum, { allotted: given }) => sum + given, 0)),
      ],
    },
  )
}

function allotted({ allotment, marks }: Reads): Block[] {
  const rows = allotment.rows.filter((row) => row.allotted > 0)
  if (rows.length === 0) return [paragraph('没有产生配售结果。')]
  return [
    table(
      [
        { head: '序号', width: 0.1, align: 'center' },
        { head: '获配投资人', width: 0.4 },
        { head: '债券简称', width: 0.28 },
        { head: '获配面值（万元）', width: 0.22, align: 'right' },
      ],
      rows.map((row, at) => [String(at + 1), row.investor, row.line, wanFigure(row.allotted)]),
      {
        caption: markSample('配售明细', marks.includes('sample')),
        total: ['', '合计', '', wanFigure(rows.reduce((sum, row) => sum + row.allotted, 0))],
      },
    ),
  ]
}

function related({ rows }: Reads['allotment']): Block[] {
  const found = rows.filter((row) => row.related)
  if (found.length === 0) return [paragraph('申购人均未声明其为发行人或者承销机构的关联方。')]
  return [
    list(
      found.map(
        ({ investor, line, bid, allotted: given }) =>
          `${investor}申购${line}${money(bid)}，获配${money(given)}，适用与其他投资人相同的规则。`,
      ),
      true,
    ),
  ]
}

const declarations = [
  '簿记建档按公布的申购说明和发行方案进行，定价和配售遵循公平、公正、公开的原则。',
  '簿记期间的申购、修改、撤销和沟通记录完整留存，保存至债券本息全部清偿后至少三年。',
  '簿记管理人未泄露申购信息，未发现代持、互持、协商报价等影响公平定价的情形。',
]
