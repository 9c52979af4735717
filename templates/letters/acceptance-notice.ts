import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { authorityLetter, caseName, procedureOf } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'submission'>

const titleOf = ({ project }: Common): string => (project.route === 'licence' ? '行政许可申请受理通知书' : '受理通知书')

/** 受理通知书: what was received is complete, and from when the review counts. */
export const acceptanceNotice = defineTemplate({
  id: 'acceptance-notice',
  version: 1,
  title: titleOf,
  reads: ['step', 'submission'],
  document: (dossier) =>
    paper(dossier, {
      id: 'acceptance-notice',
      title: titleOf(dossier),
      blocks: authorityLetter(dossier, titleOf(dossier), body(dossier)),
    }),
})

function body(dossier: Reads): Block[] {
  const { project, issuer, step, submission } = dossier
  const { act } = routeWords(project)
  return [
    paragraph(
      words`${quote(issuer.name)}报送的${caseName(dossier)}${act}申请文件（接收编号${submission.receiptNumber}）收悉。经核对，申请文件齐备，符合形式要求，按照${procedureOf(dossier)}，自${chineseDay(step.on)}起予以受理。`,
    ),
    facts([
      ['受理日期', chineseDay(step.on)],
      ['申请文件', submission.files.length > 0 ? `共${submission.files.length}份，清单见接收回执` : '见接收回执'],
      ['审核第1个工作日', submission.clockFrom ? chineseDay(submission.clockFrom) : '受理的次一工作日'],
      [
        '审核目标日',
        submission.targetOn
          ? `${chineseDay(submission.targetOn)}${submission.targetProvisional ? '（暂定，以平台列示的日期为准）' : ''}`
          : '以平台列示的日期为准',
      ],
      ...submission.team.map(({ role, name }): [string, string] => [role, name]),
    ]),
    list(
      [
        '补正、回复意见以及中止的时间不计入审核期限；',
        '审核意见、会议结论和其他通知通过平台送达，请按各自的期限办理；',
        '审核期间发生可能影响偿债能力或者不符合发行条件的事项，应当及时报告，并相应修改申请文件；',
        `受理不表明对${act}申请作出实质性判断，也不表明对债券的投资价值作出判断。`,
      ],
      true,
    ),
  ]
}
