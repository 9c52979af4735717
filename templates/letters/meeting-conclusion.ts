import { type Block, facts, heading, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { authorityLetter, caseName } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'conclusion'>
type Outcome = Dossier['conclusion']['outcome']

const isInterbank = ({ project }: Pick<Common, 'project'>): boolean => project.venue === 'NAFMII'

const titleOf = (dossier: Common): string => (isInterbank(dossier) ? '注册会议结论通知' : '审核会议结果通知')

/** 上会意见: what the meeting came to, and what follows from it. */
export const meetingConclusion = defineTemplate({
  id: 'meeting-conclusion',
  version: 1,
  title: titleOf,
  reads: ['step', 'conclusion'],
  document: (dossier) =>
    paper(dossier, {
      id: 'meeting-conclusion',
      title: titleOf(dossier),
      blocks: authorityLetter(dossier, titleOf(dossier), body(dossier)),
    }),
})

const interbank: Record<Outcome, string> = {
  passed: '接受注册',
  conditional: '有条件接受注册',
  refused: '推迟接受注册',
}
const exchange: Record<Outcome, string> = { passed: '通过', conditional: '有条件通过', refused: '未通过' }

function body(dossier: Reads): Block[] {
  const { project, issuer, step, conclusion } = dossier
  const meeting = isInterbank(dossier) ? '注册会议' : '专家会议'
  const outcome = (isInterbank(dossier) ? interbank : exchange)[conclusion.outcome]
  return [
    paragraph(
      words`${meeting}对${quote(issuer.name)}${caseName(dossier)}的${routeWords(project).act}申请进行了评议，现将结论通知如下：`,
    ),
    facts([
      ['会议日期', conclusion.heldOn ? chineseDay(conclusion.heldOn) : '以会议纪要为准'],
      ['会议结论', outcome],
      ['通知日期', chineseDay(step.on)],
    ]),
    heading(2, '会议意见'),
    ...conclusion.summary
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => paragraph(line.trim())),
    heading(2, '后续办理'),
    paragraph(next(dossier)),
    paragraph('会议对申请文件的信息披露进行评议，不对债券的投资价值和投资风险作出判断。', { style: 'note' }),
  ]
}

function next(dossier: Reads): string {
  const { answer } = routeWords(dossier.project)
  const { outcome } = dossier.conclusion
  if (outcome === 'passed')
    return `后续按程序办理${answer}。取得之前发生重大事项的，应当立即报告，可能影响结论的须重新审核。`
  if (outcome === 'conditional')
    return '会议所附条件另以书面意见发出。请按意见落实并修改申请文件，经提出条件的专家书面同意后继续办理，不再次表决。'
  return isInterbank(dossier)
    ? '申请文件予以退回。完善之后，可以重新提交注册申请。'
    : '本次审核程序终结。完善之后，可以重新提交申请。'
}
