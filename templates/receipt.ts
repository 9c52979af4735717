import { type Block, facts, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, chineseInstant, quote } from './format.ts'
import { hashTable } from './phrases/hash-table.ts'
import { type Common, letterhead, paper, sampleNotice, sections } from './phrases/paper.ts'
import { nameOf } from './phrases/party.ts'
import { productName, routeWords } from './phrases/route-words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'submission'>

const title = '申报文件接收与受理凭证'

export const receipt = defineTemplate({
  id: 'receipt',
  version: 2,
  title: () => title,
  reads: ['parties', 'submission'],
  document: (dossier) => paper(dossier, { id: 'receipt', title, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const { submission } = dossier
  return [
    ...letterhead(title, `凭证编号：${submission.receiptNumber}`, undefined, sampleNotice(dossier)),
    ...sections([
      { title: '申报事项', blocks: [subject(dossier)] },
      {
        title: '时间',
        blocks: submission.adopted ? takenOver(submission) : [times(submission), ...timeNotes(submission)],
      },
      { title: '接收的文件', blocks: files(submission.files) },
      { title: '核验', blocks: verification(submission) },
      ...(submission.adopted ? [] : [{ title: '承办人员', blocks: team(submission.team) }]),
      { title: '说明', blocks: [notes()] },
    ]),
  ]
}

const subject = ({ project, parties, issuer }: Reads): Block =>
  facts([
    ['项目编号', project.number],
    ['项目名称', project.name],
    ['发行人', [quote(issuer.name)]],
    ['提交人', nameOf(parties, 'lead-underwriter', '发行人')],
    ['申请事项', `${productName(project)}${routeWords(project).act}`],
    ['接收机构', project.addressee],
  ])

/** 承接既有注册: the papers were gathered with it; nothing awaits acceptance. */
const takenOver = ({ receivedAt }: Dossier['submission']): Block[] => [
  facts([
    ['归集时间', `${chineseInstant(receivedAt)}（北京时间）`],
    ['办理方式', '承接既有注册'],
  ]),
  paragraph('发行人已经取得注册。本凭证记载承接时归集的文件，不表示就本次发行另行提交注册申请。'),
]

function times(submission: Dossier['submission']): Block {
  const { handedInAt, receivedAt, acceptedAt, clockFrom, targetOn, targetProvisional, intake } = submission
  const due = (on: string, provisional: boolean) => `${chineseDay(on)}${provisional ? '（暂定）' : ''}`
  const check: [string, string][] =
    intake && !acceptedAt
      ? [
          ['受理核对第1个工作日', chineseDay(intake.from)],
          ['受理核对目标日', intake.on ? due(intake.on, intake.provisional) : '另行通知'],
        ]
      : []
  return facts([
    ['提交时间', `${chineseInstant(handedInAt ?? receivedAt)}（北京时间）`],
    ['平台接收时间', `${chineseInstant(receivedAt)}（北京时间）`],
    ...check,
    ['受理时间', acceptedAt ? `${chineseInstant(acceptedAt)}（北京时间）` : '尚未受理，正在核对文件是否齐备'],
    ['审核第1个工作日', clockFrom ? chineseDay(clockFrom) : '受理后确定'],
    ['审核目标日', targetOn ? due(targetOn, targetProvisional) : '受理后确定'],
  ])
}

function timeNotes({ targetProvisional, clockFrom, acceptedAt, intake }: Dossier['submission']): Block[] {
  const provisional = targetProvisional || (!acceptedAt && intake?.provisional === true)
  return [
    paragraph(
      clockFrom
        ? '期限自受理的次一工作日起计算，该日为第1个工作日。发行人和主承销商补正、回复反馈意见以及中止的时间不计入审核期限。'
        : '文件不齐备的，一次性告知需要补正的全部内容；补正齐备后受理。',
    ),
    ...(provisional
      ? [
          paragraph('目标日超出已公布的放假安排，或者所用期限尚待核实，按暂定日期列示；安排公布后重新计算。', {
            style: 'note',
          }),
        ]
      : []),
  ]
}

function files(rows: Dossier['submission']['files']): Block[] {
  if (rows.length === 0) return [paragraph('没有接收到文件。')]
  const pages = rows.reduce((sum, file) => sum + file.pages, 0)
  return [
    table(
      [
        { head: '编号', width: 0.14, align: 'center' },
        { head: '文件', width: 0.54 },
        { head: '版本', width: 0.16, align: 'center' },
        { head: '页数', width: 0.16, align: 'right' },
      ],
      rows.map((file) => [file.code, file.title, file.version, String(file.pages)]),
      { caption: '接收文件清单', total: ['', `共${rows.length}份`, '', String(pages)] },
    ),
    hashTable(
      'SHA-256',
      rows.map(({ code, sha256 }) => [code, sha256]),
    ),
    hashTable(
      'SM3',
      rows.map(({ code, sm3 }) => [code, sm3 ?? '接收后计算']),
    ),
    paragraph(
      '校验值按收到的电子文件逐字节计算，SHA-256 与 SM3（GB/T 32905-2016）各一。任何一方可以用同一文件重新计算并与上表核对，校验值不同即不是同一文件。',
    ),
  ]
}

/** Where anybody may check the paper in hand; without an address of our own, the code alone. */
function verification({ digest, verifyAt, files: rows }: Dossier['submission']): Block[] {
  if (!digest || rows.length === 0) return []
  const words = '本凭证所列文件是否按原样报送、于何时报送，任何人都可以核验，不显示名称和项目。'
  if (!verifyAt) return [paragraph(`${words}核验码：${digest}`)]
  return [
    {
      kind: 'code',
      link: verifyAt,
      text: [[`${words}扫描二维码，或者打开：`], [{ text: verifyAt, link: verifyAt }]],
    },
  ]
}

function team(people: Dossier['submission']['team']): Block[] {
  if (people.length === 0) return [paragraph('承办人员将在受理后分配，并在平台公示。')]
  return [
    facts(people.map((person) => [person.role, person.name])),
    paragraph('承办人员由两人共同负责，与发行人、主承销商存在利害关系的应当回避。'),
  ]
}

const notes = (): Block =>
  list(
    [
      '本凭证证明上述文件已于所列时间到达，不表明对文件内容的真实性、准确性、完整性作出判断；',
      '受理不表明同意发行，也不表明对债券的投资价值作出判断；',
      '受理后发生重大事项的，发行人和主承销商应当及时报告；',
      '本凭证由平台根据接收记录生成，接收记录以平台日志为准。',
    ],
    true,
  )
