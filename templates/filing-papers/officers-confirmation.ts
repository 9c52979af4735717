import { type Block, list, paragraph, table } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, quote } from '../format.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, signature } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'officers'>
type Officer = Dossier['officers'][number]

const positions = { director: '董事', supervisor: '监事', executive: '高级管理人员' } as const
const order = ['director', 'supervisor', 'executive'] as const

/** A company without supervisors has none to sign: the title names whom it has. */
const titleOf = ({ officers }: Pick<Dossier, 'officers'>): string => {
  const supervised = officers.some(({ position }) => position === 'supervisor')
  return `全体董事${supervised ? '、监事' : ''}、高级管理人员书面确认意见`
}

/** Exchange 7-1. One confirmation at application serves every issue under the registration (notices of 2025-05-07). */
export const officersConfirmation = defineTemplate({
  id: 'officers-confirmation',
  version: 1,
  title: titleOf,
  reads: ['officers'],
  document: (dossier) => {
    const title = titleOf(dossier)
    return paper(dossier, { id: 'officers-confirmation', title, seamSeal: true, blocks: confirmation(title, dossier) })
  },
})

function confirmation(title: string, dossier: Reads): Block[] {
  const { project, issuer, officers } = dossier
  const who = titleOf(dossier).replace('书面确认意见', '')
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）申请${routeWords(project).manner}${productName(project)}，${who}已审阅本次发行的申请文件和募集说明书，发表书面确认意见如下。`,
    ),
    ...sections([
      { title: '确认意见', blocks: [list(confirmed(dossier), true)] },
      { title: '效力', blocks: effect(dossier) },
      { title: '签署人员', blocks: roll(officers) },
    ]),
    ...signatures(title, dossier),
    { kind: 'seal', of: issuerName(dossier) },
  ]
}

const confirmed = (dossier: Reads): string[] => [
  `本次发行的申请文件和${wordsOf(dossier).paper}不存在虚假记载、误导性陈述或者重大遗漏，内容真实、准确、完整；`,
  '本次发行已履行发行人章程规定的决策程序，募集资金用途和偿债安排与决议一致；',
  '发行人的科技创新属性及其证明文件真实、有效，募集资金投向科技创新领域的安排如实披露；',
  '财务报告公允反映发行人的财务状况和经营成果，重大债务、担保和诉讼均已披露；',
  `对申请文件的内容有异议或者无法保证其真实、准确、完整的，已在本意见中载明理由；未载明的，视为无异议。`,
]

function effect({ project }: Reads): Block[] {
  const { answer } = routeWords(project)
  return [
    paragraph(
      `本意见在申请时一次签署，适用于${answer}有效期内的各期发行。各期发行前，签署人员发现申请文件与实际不符的，应当及时告知发行人和主承销商；人员变更的，由新任人员补充签署。`,
    ),
    paragraph('签署人员对各自的确认意见承担相应的法律责任。'),
  ]
}

function roll(officers: readonly Officer[]): Block[] {
  if (officers.length === 0) return [paragraph('签署人员名单尚未提供。')]
  return [
    table(
      [
        { head: '序号', width: 0.12, align: 'center' },
        { head: '姓名', width: 0.3 },
        { head: '类别', width: 0.28 },
        { head: '职务', width: 0.3 },
      ],
      officers.map((officer, at) => [
        String(at + 1),
        [{ text: markSample(officer.name, officer.sample), fact: 'issuer.officers' }],
        positions[officer.position],
        officer.post,
      ]),
      { caption: '签署人员' },
    ),
  ]
}

/** Each kind signs on a page of its own; a director who is also an executive signs twice. */
function signatures(title: string, { officers, issuer }: Reads): Block[] {
  return order.flatMap((position) => {
    const persons = officers.filter((officer) => officer.position === position)
    if (persons.length === 0) return []
    return signaturePage(title, [
      signature({
        role: `全体${positions[position]}（签字）`,
        name: issuerName({ issuer }),
        persons: persons.map(({ name, sample }) => markSample(name, sample)),
      }),
    ])
  })
}
