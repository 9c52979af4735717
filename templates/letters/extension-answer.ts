import { type Block, facts, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { authorityLetter, caseName, dayWords, procedureOf } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { letterTitle, roundName } from '../phrases/rounds.ts'
import { oneLine } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'round' | 'extension'>

const title = '延期回复申请的答复'

/** The answer to 延期回复申请: until when, or why not. */
export const extensionAnswer = defineTemplate({
  id: 'extension-answer',
  version: 1,
  title: ({ round }) => `${title}（${roundName(round)}）`,
  reads: ['step', 'round', 'extension'],
  document: (dossier) =>
    paper(dossier, {
      id: 'extension-answer',
      title: `${title}（${roundName(dossier.round)}）`,
      blocks: authorityLetter(dossier, title, body(dossier)),
    }),
})

function body(dossier: Reads): Block[] {
  const { round, extension, step } = dossier
  const granted = extension.outcome === 'granted'
  return [
    paragraph(
      `你方于${chineseDay(extension.appliedOn)}提交的关于${caseName(dossier)}${roundName(round)}《${letterTitle(round)}》的延期回复申请收悉。按照${procedureOf(dossier)}，${granted ? `同意延期${extension.days}个工作日` : '不同意延期'}。`,
    ),
    facts([
      ['申请延长', `${extension.days}个工作日`],
      ['答复', granted ? '同意' : '不同意'],
      ['答复日期', chineseDay(step.on)],
      ['原回复截止日', extension.dueBefore ? chineseDay(extension.dueBefore) : '以平台列示的日期为准'],
      [
        '现回复截止日',
        extension.dueAfter ? dayWords(extension.dueAfter, extension.provisional) : '以平台列示的日期为准',
      ],
    ]),
    ...(!granted && step.reason ? [paragraph(`不同意的理由：${oneLine(step.reason)}。`)] : []),
    paragraph(
      granted
        ? '请在延长后的期限内逐项回复，并同时提交修改后的文件。本轮意见不再延期；届时仍未回复的，按逾期未回复办理。'
        : '请在原期限内逐项回复，并同时提交修改后的文件；届时未回复的，按逾期未回复办理。',
    ),
  ]
}
