import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, quote } from '../format.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { leadName, seal } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'issuePapers'>

const title = '备案文件清单'

/** YB: what is handed in where an issue needs a filing of its own under a registration that has stood for long. */
export const filingList = defineTemplate({
  id: 'filing-list',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'issuePapers'],
  document: (dossier) => paper(dossier, { id: 'filing-list', title, blocks: blocksOf(dossier) }),
})

const blocksOf = (dossier: Reads): Block[] => [
  ...letterhead(title, `YB表　${dossier.project.number} 第${dossier.offering.ordinal}期`, dossier.project.addressee),
  ...sections([
    { title: '备案事项', blocks: [subject(dossier)] },
    { title: '备案文件', blocks: papers(dossier.issuePapers) },
    {
      title: '主承销商说明',
      blocks: [
        list(
          [
            '主承销商已核对上述文件齐备，内容与注册文件及其后的更新一致，电子文件与签章文件一致。',
            '备案后、发行前发生需要更新的情形的，主承销商及时补充报送。',
          ],
          true,
        ),
      ],
    },
  ]),
  ...signaturePage(title, [seal(leadName(dossier.parties), dossier.date)]),
]

const subject = ({ issuer, project, registration, offering }: Reads): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['品种', productName(project)],
    ['注册通知书', registration.number ?? '以注册通知书为准'],
    ['注册日期', registration.registeredOn ? chineseDay(registration.registeredOn) : '以注册通知书为准'],
    ['注册有效期截止', registration.effectiveTo ? chineseDay(registration.effectiveTo) : '以注册通知书为准'],
    ['本期债券', clause(offering.name)],
    ['本期发行规模', money(offering.amount)],
    ['簿记建档日', chineseDay(offering.bookOn)],
    ['缴款日', chineseDay(offering.paymentOn)],
  ])

function papers(rows: Reads['issuePapers']): Block[] {
  if (rows.length === 0) return [paragraph('本期没有需要备案的文件。')]
  return [
    table(
      [
        { head: '序号', width: 0.09, align: 'center' },
        { head: '代码', width: 0.11, align: 'center' },
        { head: '文件', width: 0.36 },
        { head: '编制方', width: 0.18 },
        { head: '说明', width: 0.26 },
      ],
      rows.map(({ code, title: name, preparedBy, note }, at) => [String(at + 1), code, name, preparedBy, note]),
      { caption: '备案文件一览' },
    ),
  ]
}
