import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseNumber, markSample, quote } from '../format.ts'
import { issuerBrief } from '../phrases/issuer-facts.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, seal, signature } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { told, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'exemption'>

const title = '豁免披露申请'

/** Exchange 7-3: names each thing that is kept back and why, never the thing itself. */
export const exemptionApplication = defineTemplate({
  id: 'exemption-application',
  version: 1,
  title: () => title,
  reads: ['exemption'],
  document: (dossier) => paper(dossier, { id: 'exemption-application', title, blocks: asked(dossier) }),
})

function asked(dossier: Reads): Block[] {
  const { project, issuer, exemption, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）申请${routeWords(project).manner}${productName(project)}。申请文件的部分内容涉及不宜公开的信息，现申请豁免披露。`,
    ),
    facts(issuerBrief(dossier)),
    ...sections([
      { title: '申请豁免披露的内容', blocks: exemption.items.flatMap(item) },
      { title: '保密措施和知情范围', blocks: told(exemption.secrecy) },
      { title: '对投资者判断的影响', blocks: influence() },
      { title: '发行人承诺', blocks: [list(promises, true)] },
    ]),
    ...signaturePage(title, [signature(issuerSigns(dossier)), seal(issuerName(dossier), date)]),
  ]
}

const item = ({ content, place, ground, reason, instead, sample }: Reads['exemption']['items'][number], at: number) => [
  paragraph(`第${chineseNumber(at + 1)}项`, { indent: false, style: 'lead' }),
  facts([
    ['豁免披露的内容', [{ text: markSample(content, sample), fact: 'exemption.items' }]],
    ['涉及的文件和章节', place],
    ['属于', ground],
    ['理由', reason],
    ['替代披露的方式', instead],
  ]),
]

const influence = (): Block[] => [
  paragraph(
    '申请豁免的内容不涉及发行条件、偿债能力、募集资金用途和重大风险的披露；采取替代披露后，投资者仍能据以判断发行人的信用状况。',
  ),
]

const promises = [
  '申请豁免的信息尚未公开，知情人员已作出保密承诺；',
  '不以豁免披露为由隐瞒应当披露的重大信息；',
  '豁免的事由消除，或者信息已经泄露、被媒体报道的，立即披露并说明；',
  '主承销商和律师对上述事项发表核查意见，保存核查底稿备查。',
]
