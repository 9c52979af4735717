import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, quote } from '../format.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, seal } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'placement'>

const title = '定向投资人名单'

/** Interbank Y-7: who may hold a placed instrument. The two kinds are those of the market (domain §4.1, recalled). */
export const placementInvestors = defineTemplate({
  id: 'placement-investors',
  version: 1,
  title: () => title,
  reads: ['parties', 'offering', 'placement'],
  document: (dossier) => paper(dossier, { id: 'placement-investors', title, blocks: named(dossier) }),
})

function named(dossier: Reads): Block[] {
  const { project, parties, date, issuer } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）拟定向发行${productName(project)}，经主承销商${leadName(parties)}遴选并征得投资人同意，定向投资人如下。`,
    ),
    ...sections([
      { title: '发行概况', blocks: [overview(dossier)] },
      { title: '名单', blocks: investorsTable(dossier.placement) },
      { title: '说明', blocks: [remarks()] },
    ]),
    ...signaturePage(title, [seal(issuerName(dossier), date), seal(leadName(parties), date)]),
  ]
}

const overview = ({ offering, project }: Reads): Block =>
  facts([
    ['首期债券名称', clause(offering.name)],
    ['品种', productName(project)],
    ['发行规模', `不超过${money(offering.maximum)}`],
    ['期限', offering.lines.map((line) => line.tenorWords).join('；')],
  ])

export function investorsTable(placement: Reads['placement']): Block[] {
  if (placement.length === 0) return [paragraph('定向投资人尚未确定，确定后列示。')]
  return [
    table(
      [
        { head: '序号', width: 0.08, align: 'center' },
        { head: '机构名称', width: 0.36 },
        { head: '类别', width: 0.18 },
        { head: '统一社会信用代码', width: 0.2, align: 'center' },
        { head: '联系人和电话', width: 0.18, align: 'center' },
      ],
      placement.map((investor, at) => [
        String(at + 1),
        [{ text: markSample(investor.name, investor.sample), fact: 'placement.investors' }],
        investor.kind,
        investor.creditCode ?? '—',
        [investor.contact, investor.phone].filter((part) => part !== null).join(' ') || '—',
      ]),
      { caption: '定向投资人', note: `共${placement.length}家。` },
    ),
  ]
}

const remarks = (): Block =>
  list(
    [
      '专项机构投资人按市场规则认定；特定机构投资人由发行人和主承销商遴选，了解并能够识别和承担定向投资的风险；',
      '名单所列机构同意遵守定向发行协议关于信息披露、保密和转让范围的约定；',
      '增加或者变更投资人的，按规定更新名单并告知有关各方；',
      '债券仅在定向投资人范围内流通转让。',
    ],
    true,
  )
