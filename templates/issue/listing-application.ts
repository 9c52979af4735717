import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull, percent } from '../format.ts'
import { issuerBrief } from '../phrases/issuer-facts.ts'
import { interestWords } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, leadName, nameOf, seal, signature } from '../phrases/party.ts'
import { routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'rating'>
type Line = Dossier['offering']['lines'][number]

/** A public issue is listed; a private one is admitted to transfer. */
const titleOf = ({ project }: Common): string => (project.privatePlacement ? '挂牌转让申请书' : '上市申请书')
const verbOf = ({ project }: Common): string => (project.privatePlacement ? '挂牌转让' : '上市交易')

export const listingApplication = defineTemplate({
  id: 'listing-application',
  version: 1,
  title: titleOf,
  reads: ['parties', 'registration', 'offering', 'rating'],
  document: (dossier) =>
    paper(dossier, { id: 'listing-application', title: titleOf(dossier), blocks: blocksOf(dossier) }),
})

const issuedLines = ({ lines }: Reads['offering']): Line[] => lines.filter(({ final }) => final === null || final > 0)

function blocksOf(dossier: Reads): Block[] {
  const { project, offering, parties, date } = dossier
  const issued = issuedLines(offering)
  return [
    ...letterhead(
      `${clause(offering.name)}${titleOf(dossier)}`,
      `${project.number} 第${offering.ordinal}期`,
      project.addressee,
      sampleNotice(dossier),
    ),
    paragraph(
      `“${clause(offering.name)}”已完成发行和登记，发行人申请该债券自${chineseDay(offering.listingOn)}起${verbOf(dossier)}。`,
    ),
    ...sections([
      { title: '发行人', blocks: [facts(issuerBrief(dossier))] },
      { title: '注册和发行情况', blocks: [issue(dossier)] },
      { title: '申请的债券', blocks: [bonds(issued)] },
      { title: '符合条件的说明', blocks: [list(conditions(dossier), true)] },
      { title: '发行人承诺', blocks: [list(promises(dossier), true)] },
      { title: '附件', blocks: [list(annexes(dossier), true)] },
    ]),
    ...signaturePage(titleOf(dossier), [
      signature(issuerSigns(dossier)),
      seal(issuerName(dossier), date),
      seal(leadName(parties), date),
    ]),
  ]
}

const issue = ({ project, registration, offering, parties }: Reads): Block =>
  facts([
    [routeWords(project).answer, registration.number ?? '以决定文件为准'],
    ['发行方式', routeWords(project).manner],
    ['簿记建档日', chineseDay(offering.bookOn)],
    ['缴款日', chineseDay(offering.paymentOn)],
    ['起息日', chineseDay(offering.valueOn)],
    ['登记托管机构', offering.registrar],
    ['主承销商', leadName(parties)],
    ['受托管理人', nameOf(parties, 'trustee', leadName(parties))],
  ])

const bonds = (lines: Line[]): Block =>
  table(
    [
      { head: '债券简称', width: 0.2 },
      { head: '代码', width: 0.15 },
      { head: '发行规模', width: 0.15, align: 'right' },
      { head: '票面利率', width: 0.15, align: 'right' },
      { head: '期限', width: 0.18 },
      { head: '到期日', width: 0.17 },
    ],
    lines.map((line) => [
      line.name,
      line.code ?? '登记后填列',
      money(line.final ?? line.planned),
      line.coupon ? percent(line.coupon) : '登记后填列',
      line.tenorWords,
      chineseDay(line.maturityOn),
    ]),
    { caption: '申请的债券' },
  )

const conditions = ({ project, offering, rating, registration }: Reads): string[] => {
  const issued = issuedLines(offering)
  const total = issued.reduce((sum, line) => sum + (line.final ?? line.planned), 0)
  return [
    `本期债券依据${routeWords(project).answer}（${registration.number ?? '以决定文件为准'}）发行，实际发行规模${moneyInFull(total)}。`,
    `债券已在${offering.registrar}登记，认购人为${routeWords(project).investors}。`,
    `付息方式为${[...new Set(issued.map(interestWords))].join('；')}，期限和还本付息条款与募集说明书一致。`,
    rating ? '资信评级情况见评级报告，评级机构持续跟踪。' : '本期债券未聘请资信评级机构。',
    '发行人不存在募集说明书披露以外影响偿付和上市（挂牌）的重大事项。',
  ]
}

const promises = (dossier: Reads): string[] => [
  '申请文件真实、准确、完整，不存在虚假记载、误导性陈述或者重大遗漏；',
  '按规定履行信息披露义务，按约定用途使用募集资金并接受监督；',
  `发生可能影响${verbOf(dossier)}的情形的，及时报告并公告。`,
]

const annexes = ({ project }: Reads): string[] => [
  `${routeWords(project).answer}`,
  `${routeWords(project).prospectus}和发行公告`,
  '发行结果公告和募集资金到账证明',
  '登记托管机构的登记证明',
  '受托管理协议和债券持有人会议规则',
]
