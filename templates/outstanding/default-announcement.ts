import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull, yuanFigure } from '../format.ts'
import { announcement, bondFacts, bondTitle, holders } from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'bond' | 'distress'>

const titles: Record<Dossier['distress']['stage'], string> = {
  default: '未按期足额偿付本息的公告',
  cured: '违约情形已经消除的公告',
  settled: '违约处置结果公告',
}

const titleOf = (dossier: Pick<Dossier, 'bond' | 'distress'>): string =>
  bondTitle(dossier, titles[dossier.distress.stage])

/** 违约及风险处置公告: a default on its day or the next working day (domain §8.1), its cure, its end. */
export const defaultAnnouncement = defineTemplate({
  id: 'default-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'distress'],
  document: (dossier) =>
    paper(dossier, {
      id: 'default-announcement',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [paragraph(opening(dossier))],
        parts: [
          { title: '应付本息情况', blocks: [arrears(dossier)] },
          { title: '偿付来源', blocks: dossier.distress.stage === 'default' ? [] : [sources(dossier)] },
          { title: '后续安排', blocks: [list(next(dossier), true)] },
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
        ],
      }),
    }),
})

const unpaidOf = ({ distress }: Reads): number =>
  distress.rows.reduce((sum, { amount, paid }) => sum + amount - paid, 0)

function opening(dossier: Reads): string {
  const { distress } = dossier
  const on = chineseDay(dossier.date)
  if (distress.stage === 'cured') return `截至${on}，发行人此前欠付的本息已经全部偿付，违约情形消除，债券恢复正常存续。`
  if (distress.stage === 'settled')
    return `本债券的违约处置于${on}终结，${unpaidOf(dossier) > 0 ? `持有人未获偿付的金额为${moneyInFull(unpaidOf(dossier))}` : '欠付的本息已经全部偿付'}。`
  const grace = distress.graceDays > 0 ? `，募集说明书约定的${distress.graceDays}个工作日宽限期已经届满` : ''
  return `截至应付日终${grace}，发行人未能足额偿付下列本息，合计${moneyInFull(unpaidOf(dossier))}，已构成违约。`
}

function arrears(dossier: Reads): Block {
  const { rows } = dossier.distress
  if (rows.length === 0) return paragraph('没有未偿付的本息。')
  const total = (of: (row: (typeof rows)[number]) => number) => yuanFigure(rows.reduce((sum, row) => sum + of(row), 0))
  return table(
    [
      { head: '款项', width: 0.26 },
      { head: '应付日', width: 0.2, align: 'center' },
      { head: '应付（元）', width: 0.18, align: 'right' },
      { head: '已付（元）', width: 0.18, align: 'right' },
      { head: '未付（元）', width: 0.18, align: 'right' },
    ],
    rows.map(({ title, dueOn, amount, paid }) => [
      title,
      chineseDay(dueOn),
      yuanFigure(amount),
      yuanFigure(paid),
      yuanFigure(amount - paid),
    ]),
    {
      caption: '应付本息和已付金额',
      total: [
        '合计',
        '',
        total(({ amount }) => amount),
        total(({ paid }) => paid),
        total((row) => row.amount - row.paid),
      ],
    },
  )
}

const sources = ({ distress }: Reads): Block =>
  facts([
    ['发行人支付', money(distress.byIssuer)],
    ['增信机构代偿', money(distress.byGuarantor)],
    ['担保物处置及其他回收', money(distress.byOthers)],
  ])

function next(dossier: Reads): string[] {
  const { stage } = dossier.distress
  if (stage === 'cured')
    return ['其余本息按募集说明书的约定支付，付款前另行公告；', '发行人将继续按规定披露经营、财务和偿债情况。']
  if (stage === 'settled')
    return [
      '处置终结后，本债券不再有应付的本息，登记注销事宜由登记托管机构办理；',
      '处置过程的文件和付款记录由平台保存，可以查验。',
    ]
  return [
    `发行人正在筹措资金，尽快偿付欠付的本息；筹措的进展及时公告，请${holders(dossier)}关注；`,
    '本债券有增信安排的，按约定向增信机构请求代偿；',
    '受托管理人或者主承销商将按规定召集持有人会议，商议后续处置；',
    '欠付期间的罚息、违约金按募集说明书的约定计算。',
  ]
}
