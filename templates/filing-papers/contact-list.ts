import { type Block, type Inline, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, quote, quoteOr } from '../format.ts'
import { type Common, letterhead, paper, sections } from '../phrases/paper.ts'
import { type Party, partyName } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties'>

const title = '联系表'

/** Exchange 7-4: whom to ask for, of every house that has a part in the filing. */
export const contactList = defineTemplate({
  id: 'contact-list',
  version: 1,
  title: () => title,
  reads: ['parties'],
  document: (dossier) => paper(dossier, { id: 'contact-list', title, blocks: contacts(dossier) }),
})

const notRecorded = '未登记'

function contacts(dossier: Reads): Block[] {
  const { project, issuer, parties } = dossier
  const others = parties.filter(({ capacity }) => capacity !== 'issuer' && capacity !== 'steward')
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee),
    paragraph(words`${quote(issuer.name)}（以下简称“发行人”）申请${productName(project)}，有关各方的联系方式如下。`),
    ...sections([
      { title: '发行人', blocks: [issuerTable(dossier)] },
      {
        title: '中介机构和其他各方',
        blocks: others.length > 0 ? [housesTable(others)] : [paragraph('尚无其他机构入席。')],
      },
    ]),
    paragraph(`联系方式变更的，由主承销商在变更当日更新。标注“${notRecorded}”的，由该机构在报送前补齐。`, {
      style: 'note',
    }),
  ]
}

const issuerTable = ({ issuer }: Reads): Block =>
  table(
    [
      { head: '身份', width: 0.26 },
      { head: '姓名', width: 0.24 },
      { head: '电话', width: 0.2 },
      { head: '地址', width: 0.3 },
    ],
    [
      ['法定代表人', [quote(issuer.legalRepresentative)], [quote(issuer.phone)], [quote(issuer.address)]],
      ['信息披露事务负责人', [quote(issuer.disclosureOfficer)], [quote(issuer.phone)], [quote(issuer.address)]],
    ],
    { caption: '发行人联系人' },
  )

const housesTable = (parties: Party[]): Block =>
  table(
    [
      { head: '职能', width: 0.18 },
      { head: '机构', width: 0.28 },
      { head: '联系人', width: 0.18 },
      { head: '电话', width: 0.16 },
      { head: '地址', width: 0.2 },
    ],
    parties.map((party): (string | Inline[])[] => [
      party.title,
      partyName(party),
      party.persons.map((person) => markSample(person, party.sample)).join('、') || notRecorded,
      [quoteOr(party.phone, notRecorded)],
      [quoteOr(party.address, notRecorded)],
    ]),
    { caption: '各方联系人' },
  )
