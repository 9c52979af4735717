import { type Block, facts, heading, type Inline, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, chineseNumber, quote } from './format.ts'
import { type Common, letterhead, paper, sampleNotice } from './phrases/paper.ts'
import { dueWords, letterTitle, type Round, returnWords, roundName } from './phrases/rounds.ts'
import { routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'round'>

export const feedbackLetter = defineTemplate({
  id: 'feedback-letter',
  version: 2,
  title: ({ round }) => `${letterTitle(round)}（${roundName(round)}）`,
  reads: ['round'],
  document: (dossier) =>
    paper(dossier, {
      id: 'feedback-letter',
      title: `${letterTitle(dossier.round)}（${roundName(dossier.round)}）`,
      blocks: blocksOf(dossier),
    }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, round } = dossier
  return [
    ...letterhead(letterTitle(round), `${project.number} ${roundName(round)}`, round.to, sampleNotice(dossier)),
    paragraph(opening(dossier)),
    ...round.items.flatMap(item),
    heading(2, '回复要求'),
    facts([['发出日期', chineseDay(round.issuedOn)], ...deadline(round), ['问题数量', `${round.items.length}项`]]),
    list(requirements(dossier), true),
    paragraph(round.from, { align: 'right', indent: false }),
    paragraph(chineseDay(round.issuedOn), { align: 'right', indent: false }),
    paragraph('本函由平台按审核人员录入的意见生成，不加盖印章；以平台发布的记录为准。', { style: 'note' }),
  ]
}

/** What a house asks of itself has no period of an authority. */
const deadline = ({ origin, budget, dueOn, dueProvisional }: Round): [string, string][] =>
  origin === 'internal'
    ? [['回复期限', '报送或者承接之前']]
    : [
        ['回复期限', `${budget}个工作日，自发出的次一工作日起计算`],
        ['回复截止日', dueOn ? dueWords({ dueOn, dueProvisional }) : '按工作日历计算后在平台列示'],
      ]

function opening({ project, issuer, round }: Reads): Inline[] {
  const about = [`“${clause(project.name)}”（发行人：`, quote(issuer.name), '）']
  if (round.origin === 'intake')
    return ['经核对', ...about, '的申请文件，下列内容不齐备或者不符合形式要求，现一次性告知，请予补正：']
  if (round.origin === 'internal')
    return ['经内核，现就', ...about, '的申请文件提出下列意见，请逐项落实，并修改相关文件：']
  return [`现就`, ...about, `的${routeWords(project).act}申请提出下列意见，请逐项回复，并在相关文件中补充、修改：`]
}

/** Headings carry the number, the question stands in the running face: the reply quotes it in the same words. */
const item = (question: Round['items'][number]): Block[] => [
  heading(2, `${chineseNumber(question.number)}、${clause(question.title)}`),
  paragraph(question.question),
  ...(question.basis ? [paragraph(`依据：${clause(question.basis)}。`, { style: 'note' })] : []),
  paragraph(`意见类别：${question.category}。`, { style: 'note' }),
]

const requirements = ({ project, round }: Reads): string[] => [
  '逐项列示意见原文和回复，不得合并或者省略问题；',
  `对${routeWords(project).prospectus}的修改以楷体加粗标示，并注明所在章节；`,
  '主承销商逐项发表核查意见；涉及法律、会计或者评级事项的，由相应中介机构一并发表意见；',
  ...(round.origin === 'intake' || round.origin === 'internal'
    ? []
    : ['不能在期限内回复的，应当在截止日前书面说明理由并申请延期；']),
  returnWords(round),
]
