import { facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { authorityLetter, caseName, procedureOf } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { oneLine, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Told = Common & Pick<Dossier, 'step'>

type Answer = {
  id: 'suspension-answer' | 'resumption-answer'
  title: string
  decision: string
  goesOn: readonly string[]
}

/** What was applied for is not granted; what is granted is told by the notice of the suspension or the resumption itself. */
const answered = ({ id, title, decision, goesOn }: Answer) =>
  defineTemplate({
    id,
    version: 1,
    title: () => title,
    reads: ['step'],
    document: (dossier: Told) => {
      const { issuer, project, step } = dossier
      return paper(dossier, {
        id,
        title,
        blocks: authorityLetter(dossier, title, [
          paragraph(
            words`${quote(issuer.name)}就${caseName(dossier)}${routeWords(project).act}申请提交的${title.replace('的答复', '')}收悉。按照${procedureOf(dossier)}，${decision}。`,
          ),
          facts([
            ['答复', '不同意'],
            ['答复日期', chineseDay(step.on)],
            ['目前状态', step.status],
          ]),
          ...(step.reason ? [paragraph(`不同意的理由：${oneLine(step.reason)}。`)] : []),
          list([...goesOn], true),
        ]),
      })
    },
  })

/** 中止审核申请的答复: the review goes on. */
export const suspensionAnswer = answered({
  id: 'suspension-answer',
  title: '中止审核申请的答复',
  decision: '不予中止，审核继续进行',
  goesOn: ['审核期限和回复期限照常计算，不因提出申请而延长；', '情况发生变化的，可以另行申请中止，并说明变化的情况。'],
})

/** 恢复审核申请的答复: the review stays suspended. */
export const resumptionAnswer = answered({
  id: 'resumption-answer',
  title: '恢复审核申请的答复',
  decision: '中止的原因尚未消除，暂不恢复审核',
  goesOn: [
    '中止期限继续计算，届满仍未恢复的，终止审核；',
    '中止的原因消除后，请另行提交恢复审核申请，并说明消除的情况。',
  ],
})
