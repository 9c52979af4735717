import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, percent } from '../format.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { leadName } from '../phrases/party.ts'
import { routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering'>

/** The exchanges' issues are bid for on an application; the interbank market calls the same sheet an offer to subscribe. */
const titleOf = ({ project }: Common): string =>
  project.route === 'exchange-public' || project.route === 'exchange-private'
    ? '利率询价及认购申请表'
    : '申购要约（申购单）'

/** The sheet that an investor fills in and hands back. Its empty places are the investor's. */
export const subscriptionForm = defineTemplate({
  id: 'subscription-form',
  version: 1,
  title: titleOf,
  reads: ['parties', 'offering'],
  document: (dossier) =>
    paper(dossier, { id: 'subscription-form', title: titleOf(dossier), blocks: blocksOf(dossier) }),
})

const place = '＿＿＿＿＿＿＿＿'

function blocksOf(dossier: Reads): Block[] {
  const { project, offering, parties } = dossier
  return [
    ...letterhead(titleOf(dossier), `${project.number} 第${offering.ordinal}期`, `${leadName(parties)}（簿记管理人）`),
    paragraph(`我机构自愿申购“${clause(offering.name)}”，申购内容及声明如下。`),
    ...sections([
      { title: '本期债券要素', blocks: [terms(offering), times(offering)] },
      { title: '申购人', blocks: [bidder()] },
      { title: '申购内容', blocks: offering.lines.map((line) => bids(line, offering)) },
      { title: '缴款和登记账户', blocks: [accounts()] },
      { title: '申购人声明', blocks: [list(declarations(dossier), true)] },
    ]),
    ...signaturePage(titleOf(dossier), [{ kind: 'seal', of: '申购人' }]),
  ]
}

const terms = ({ lines }: Reads['offering']): Block =>
  table(
    [
      { head: '债券简称', width: 0.32 },
      { head: '期限', width: 0.3 },
      { head: '计划规模', width: 0.16, align: 'right' },
      { head: '申购区间', width: 0.22, align: 'center' },
    ],
    lines.map((line) => [
      line.name,
      line.tenorWords,
      money(line.planned),
      `${percent(line.rateRange.low)}—${percent(line.rateRange.high)}`,
    ]),
    { caption: '品种' },
  )

const times = (offering: Reads['offering']): Block =>
  facts([
    ['申购时间', `${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）`],
    ['最低申购金额', money(offering.minimumBid)],
    ['申购递增单位', money(offering.step)],
    ['缴款截止', `${chineseDay(offering.paymentOn)} ${offering.paymentHour}（北京时间）`],
    ['起息日', chineseDay(offering.valueOn)],
  ])

const bidder = (): Block =>
  facts([
    ['申购人全称', place],
    ['统一社会信用代码', place],
    ['机构类型', '□ 银行　□ 证券公司　□ 基金　□ 保险　□ 理财　□ 其他'],
    ['是否发行人或者承销机构的关联方', '□ 是　　□ 否'],
    ['经办人及电话', place],
    ['电子邮箱', place],
  ])

function bids(line: Reads['offering']['lines'][number], { kind }: Reads['offering']): Block {
  const head = kind === 'reopening' ? '申购价格（元/百元面值）' : '申购利率（%）'
  return table(
    [
      { head: '标位', width: 0.2, align: 'center' },
      { head, width: 0.4, align: 'center' },
      { head: '申购金额（万元）', width: 0.4, align: 'center' },
    ],
    ['一', '二', '三', '四'].map((mark) => [mark, place, place]),
    { caption: line.name, note: '各标位金额为该标位的新增申购，不累计；标位不足的可以另附页。' },
  )
}

const accounts = (): Block =>
  facts([
    ['托管账户名称', place],
    ['托管账号', place],
    ['付款账户开户行', place],
    ['付款账号', place],
  ])

const declarations = ({ project, offering }: Reads): string[] => [
  `已阅读${routeWords(project).prospectus}、发行公告和申购说明，了解并接受其全部约定，独立作出投资判断并承担风险。`,
  `属于${routeWords(project).investors}，具备参与本期申购的资格和内部授权，资金来源合法。`,
  '本申购在申购截止后不可撤销，对我机构具有约束力；获配后按配售确认及缴款通知书的时间和账户足额缴款。',
  '不存在接受发行人及其利益相关方财务资助、补偿或者代持、互持、协商报价等影响公平定价的情形。',
  ...(project.privatePlacement ? ['接受本期债券的转让限制，并对取得的非公开信息承担保密义务。'] : []),
  ...(offering.lines.length > 1 ? ['知悉各品种之间可能回拨，回拨后以簿记管理人公布的规模为准。'] : []),
]
