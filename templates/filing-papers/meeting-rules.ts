import { type Block, paragraph } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { paragraphs, section } from '../clauses/compose.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { quote } from '../format.ts'
import { houseSigns } from '../phrases/contract.ts'
import { letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { type TrusteeReads, trusteeName, trusteeSigns, trusteeTerms } from './trustee-agreement.ts'

type Reads = TrusteeReads & Pick<Dossier, 'arrangements' | 'clauses'>

const titleOf = ({ project }: Pick<Dossier, 'project'>): string => {
  const { exchange, holder } = wordsOf({ project })
  return exchange ? `${holder}会议规则` : '持有人会议规程'
}

/** Exchange 6-3, and the second part of interbank Y-6. */
export const meetingRules = defineTemplate({
  id: 'meeting-rules',
  version: 1,
  title: titleOf,
  reads: ['parties', 'registration', 'offering', 'proceeds', 'arrangements', 'clauses'],
  document: (dossier) => {
    const title = titleOf(dossier)
    return paper(dossier, {
      id: 'meeting-rules',
      title,
      seamSeal: true,
      blocks: [
        ...letterhead(title, `项目编号：${dossier.project.number}`),
        ...meetingTerms(dossier),
        ...signaturePage(title, [
          ...houseSigns('发行人', issuerName(dossier)),
          ...houseSigns('受托管理人', trusteeName(dossier)),
        ]),
      ],
    })
  },
})

/** The rules in the very clauses that the prospectus prints, between what they are for and from when they hold. */
export function meetingTerms(dossier: Reads): Block[] {
  const { project, issuer, offering } = dossier
  const { holder, bond, permission, paper: papers } = wordsOf(dossier)
  return [
    paragraph(
      words`为规范${quote(issuer.name)}（以下简称“发行人”）发行的${productName(project)}的${holder}会议，明确会议的权限、程序和效力，保护全体${holder}的共同利益，制定本规则。首期债券为“${clause(offering.name)}”；在${permission}额度内分期发行的，各期${holder}分别召开会议。`,
    ),
    ...sections([
      ...clauseSections(dossier, 'meeting'),
      section(
        '附则',
        ...paragraphs(
          `本规则自${bond}发行首日起生效，至本息全部清偿之日终止。认购、受让并持有${bond}的，视为同意并接受本规则。`,
          `本规则与${papers}、受托管理协议的约定不一致的，以有利于保护${holder}的约定为准；本规则的变更由${holder}会议决议。`,
          '本规则所称“以上”“内”包含本数，“超过”“少于”“前”不包含本数。',
        ),
      ),
    ]),
  ]
}

/** Interbank Y-6: both in one paper, signed once. */
export const trusteeAndMeeting = defineTemplate({
  id: 'trustee-and-meeting',
  version: 1,
  title: () => '受托管理协议及持有人会议规程',
  reads: ['parties', 'registration', 'offering', 'proceeds', 'arrangements', 'clauses'],
  document: (dossier) => {
    const title = '受托管理协议及持有人会议规程'
    return paper(dossier, {
      id: 'trustee-and-meeting',
      title,
      seamSeal: true,
      blocks: [
        ...letterhead('受托管理协议', `项目编号：${dossier.project.number}`),
        ...trusteeTerms(dossier),
        { kind: 'page-break' },
        ...letterhead(titleOf(dossier), `项目编号：${dossier.project.number}`),
        ...meetingTerms(dossier),
        ...signaturePage(title, trusteeSigns(dossier)),
      ],
    })
  },
})
