import { type Block, facts, heading, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, chineseNumber, quote } from './format.ts'
import { type Common, letterhead, paper, sampleNotice, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, leadName, partySigns, seal, signature } from './phrases/party.ts'
import { dueWords, letterTitle, type Round, replyTitle, roundName } from './phrases/rounds.ts'
import { routeWords } from './phrases/route-words.ts'
import { clause, words } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'round'>

export const feedbackReply = defineTemplate({
  id: 'feedback-reply',
  version: 2,
  title: ({ round }) => `${replyTitle(round)}（${roundName(round)}）`,
  reads: ['parties', 'round'],
  document: (dossier) =>
    paper(dossier, {
      id: 'feedback-reply',
      title: `${replyTitle(dossier.round)}（${roundName(dossier.round)}）`,
      blocks: blocksOf(dossier),
    }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, round, parties, date } = dossier
  const { prospectus } = routeWords(project)
  return [
    ...letterhead(replyTitle(round), `${project.number} ${roundName(round)}`, round.from, sampleNotice(dossier)),
    paragraph(
      words`${quote(dossier.issuer.name)}（以下简称“发行人”）和${leadName(parties)}（以下简称“主承销商”）收到${chineseDay(round.issuedOn)}发出的《${letterTitle(round)}》，${round.items.every((item) => item.reply !== null) ? '已逐项研究落实' : '对已核实的事项'}，现回复如下。`,
    ),
    summary(round),
    paragraph([
      `除另有说明外，本回复所用简称与${prospectus}相同。意见原文以楷体列示；`,
      { text: `对${prospectus}的修改以楷体加粗列示`, kai: true, bold: true },
      '。',
    ]),
    ...round.items.flatMap((item) => answer(item, prospectus)),
    heading(2, '修改内容汇总'),
    ...changes(round, prospectus),
    ...signaturePage(`${clause(project.name)}${replyTitle(round)}`, [
      signature(issuerSigns(dossier), ...partySigns(parties, 'lead-underwriter', '主承销商（项目负责人签字）', date)),
      seal(issuerName(dossier), date),
      seal(leadName(parties), date),
    ]),
  ]
}

const summary = (round: Round): Block =>
  facts([
    ['意见发出日', chineseDay(round.issuedOn)],
    ['回复截止日', round.dueOn ? dueWords({ ...round, dueOn: round.dueOn }) : `发出后${round.budget}个工作日`],
    ['回复提交日', round.repliedOn ? chineseDay(round.repliedOn) : '以提交记录为准'],
    ['问题与回复', `共${round.items.length}项，已回复${round.items.filter((item) => item.reply !== null).length}项`],
  ])

function answer(item: Round['items'][number], prospectus: string): Block[] {
  const number = chineseNumber(item.number)
  return [
    heading(2, `问题${number}：${clause(item.title)}`),
    paragraph(item.question, { style: 'kai' }),
    heading(3, '回复'),
    ...(item.reply === null
      ? [paragraph('本项意见涉及的资料正在核实，发行人将在回复期限内另行提交答复；提交之前，本回复不视为已经完成。')]
      : item.reply
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '')
          .map((line) => paragraph(line.trim()))),
    ...(item.changed.length > 0
      ? [
          heading(3, `${prospectus}的补充和修改`),
          ...item.changed.map((change) => paragraph([{ text: change, kai: true, bold: true }])),
        ]
      : item.reply === null
        ? []
        : [paragraph(`本项回复不涉及${prospectus}的修改。`)]),
    ...(item.verification ? [heading(3, '核查意见'), paragraph(item.verification)] : []),
  ]
}

function changes({ items }: Round, prospectus: string): Block[] {
  const changed = items.flatMap((item) => item.changed.map((change) => `问题${chineseNumber(item.number)}：${change}`))
  if (changed.length === 0) return [paragraph(`本次回复未修改${prospectus}。`)]
  return [
    list(
      changed.map((change) => [{ text: change, kai: true as const, bold: true as const }]),
      true,
    ),
  ]
}
