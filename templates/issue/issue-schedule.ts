import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull, percent, quote, share } from '../format.ts'
import { usesTable } from '../phrases/figures.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, nameOf, seal } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds'>

const title = '发行计划'

/** J: what of the registration is drawn when, told to the association before an issue. */
export const issueSchedule = defineTemplate({
  id: 'issue-schedule',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'proceeds'],
  document: (dossier) => paper(dossier, { id: 'issue-schedule', title, blocks: blocksOf(dossier) }),
})

const blocksOf = (dossier: Reads): Block[] => [
  ...letterhead(title, `${dossier.project.number} 第${dossier.offering.ordinal}期`, dossier.project.addressee),
  paragraph([
    quote(dossier.issuer.name),
    `在已注册额度内安排第${dossier.offering.ordinal}期${productName(dossier.project)}的发行，计划如下。`,
  ]),
  ...sections([
    { title: '注册额度', blocks: [quota(dossier)] },
    { title: '本期发行安排', blocks: [lines(dossier), ...steps(dossier)] },
    { title: '承销安排', blocks: [syndicate(dossier)] },
    { title: '募集资金用途', blocks: uses(dossier) },
    { title: '说明事项', blocks: [list(notes(), true)] },
  ]),
  ...signaturePage(title, [seal(issuerName(dossier), dossier.date), seal(leadName(dossier.parties), dossier.date)]),
]

function quota({ registration, offering, project }: Reads): Block {
  const { amount, committed, number, effectiveTo } = registration
  return facts([
    ['注册通知书', number ?? '发行前取得'],
    ['注册有效期截止', effectiveTo ? chineseDay(effectiveTo) : '以注册通知书为准'],
    ['注册品种', productName(project)],
    ['注册金额', amount === null ? '不设总额' : money(amount)],
    ['累计安排（含本期）', amount === null ? money(committed) : `${money(committed)}，占${share(committed, amount)}`],
    ['剩余额度', amount === null ? '不适用' : money(amount - committed)],
    ['本期计划发行', moneyInFull(offering.amount)],
  ])
}

const lines = ({ offering }: Reads): Block =>
  table(
    [
      { head: '债券简称', width: 0.34 },
      { head: '期限', width: 0.26 },
      { head: '计划规模', width: 0.2, align: 'right' },
      { head: '规模上限', width: 0.2, align: 'right' },
    ],
    offering.lines.map((line) => [line.name, line.tenorWords, money(line.planned), money(line.maximum)]),
    { caption: '本期品种' },
  )

const steps = ({ offering }: Reads): Block[] => [
  table(
    [
      { head: '日期', width: 0.3 },
      { head: '事项', width: 0.7 },
    ],
    [
      [chineseDay(offering.publishOn), '公布发行文件'],
      [`${chineseDay(offering.bookOn)} ${offering.bookHours}`, '簿记建档，确定票面利率（发行价格）和配售结果'],
      [`${chineseDay(offering.paymentOn)} ${offering.paymentHour}前`, '投资人缴款'],
      [chineseDay(offering.valueOn), '起息，办理登记托管'],
      [chineseDay(offering.listingOn), '上市流通'],
    ],
    { caption: '时间安排' },
  ),
]

const syndicate = ({ offering, parties }: Reads): Block =>
  facts([
    ['主承销商（簿记管理人）', leadName(parties)],
    ['联席主承销商', nameOf(parties, 'joint-underwriter', '无')],
    ['承销方式', clause(offering.underwriting)],
    ['登记托管机构', offering.registrar],
  ])

const uses = ({ proceeds }: Reads): Block[] => [
  usesTable(proceeds.uses),
  paragraph(`投向科技创新领域的比例为${percent(proceeds.techRatio)}。`),
]

const notes = (): string[] => [
  '上述日期因市场情况、工作日调整或者文件公布时间需要变动的，发行人和主承销商在发行前更新本计划。',
  '截至本计划出具日，发行人未发现影响本期发行的重大未披露事项；发行前发生重大事项的，按规定报告并披露。',
  '本期发行后，剩余额度在注册有效期内择机安排。',
]
