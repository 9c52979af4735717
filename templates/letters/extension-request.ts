import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { caseName, dayWords, issuerLetter } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { letterTitle, roundName } from '../phrases/rounds.ts'
import { oneLine } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'parties' | 'round' | 'extension'>

const title = '延期回复申请'

/** 延期回复申请: which opinions, why not in time, how many working days more. */
export const extensionRequest = defineTemplate({
  id: 'extension-request',
  version: 1,
  title: ({ round }) => `${title}（${roundName(round)}）`,
  reads: ['step', 'parties', 'round', 'extension'],
  document: (dossier) =>
    paper(dossier, {
      id: 'extension-request',
      title: `${title}（${roundName(dossier.round)}）`,
      blocks: issuerLetter(dossier, title, body(dossier)),
    }),
})

function body(dossier: Reads): Block[] {
  const { round, extension } = dossier
  const answered = round.items.filter(({ reply }) => reply !== null).length
  return [
    paragraph(
      `贵方于${chineseDay(round.issuedOn)}就${caseName(dossier)}发出的《${letterTitle(round)}》（${roundName(round)}）收悉。因下列原因，预计不能在期限内完成全部回复，申请延期${extension.days}个工作日。`,
    ),
    facts([
      ['意见', `${roundName(round)}，共${round.items.length}项`],
      ['已经形成答复', `${answered}项`],
      ['原回复截止日', extension.dueBefore ? dayWords(extension.dueBefore, false) : '以平台列示的日期为准'],
      ['申请延长', `${extension.days}个工作日`],
      [
        '拟回复截止日',
        extension.dueAfter ? dayWords(extension.dueAfter, extension.provisional) : '原截止日顺延上述工作日',
      ],
    ]),
    paragraph(`申请延期的原因：${oneLine(extension.reason)}。`),
    list(
      [
        '发行人和主承销商承诺在延长后的期限内逐项回复，并同时提交修改后的文件；',
        '每轮意见只申请一次延期；未获同意的，仍在原期限内回复。',
      ],
      true,
    ),
  ]
}
