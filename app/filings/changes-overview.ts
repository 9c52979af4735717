import { type Block, type FilingDocument, heading, type Inline, paragraph, table } from '#templates/blocks.ts'
import { runsOf } from '#templates/compare/runs.ts'

export type OverviewLine = {
  paper: string
  chapter: string
  word: string
  before: string
  after: string
  answers: string[]
}

export type Overview = {
  project: { number: string; name: string; issuer: string }
  /** Such as 第 2 轮 · 反馈意见. */
  round: string
  on: string
  sample: boolean
  changes: readonly OverviewLine[]
  /** Whole papers that came or were replaced and cannot be compared. */
  papers: readonly { paper: string; word: string }[]
  dated: number
}

const columns = [
  { head: '文件及章节', width: 0.24 },
  { head: '修改前', width: 0.29 },
  { head: '修改后', width: 0.29 },
  { head: '对应意见', width: 0.18 },
]

/** 修改情况一览: every change of a round with the opinion it answers, those that none asked for first. */
export function changesOverview({ project, round, on, sample, changes, papers, dated }: Overview): FilingDocument {
  const unasked = changes.filter(({ answers }) => answers.length === 0)
  const asked = changes.filter(({ answers }) => answers.length > 0)
  return {
    id: 'changes-overview',
    title: '修改情况一览',
    issuer: project.issuer,
    reference: `${project.number} ${project.name}`,
    date: on,
    marks: sample ? ['sample'] : [],
    blocks: [
      heading(1, '修改情况一览'),
      paragraph(`${round}。由平台比较审核所依据的版本与本次提交的版本逐段得出，不经人工增删。`, { style: 'note' }),
      heading(2, `一、未要求的修改（${unasked.length + papers.length}处）`),
      ...(papers.length > 0 ? [paragraph(papers.map(({ paper, word }) => `${paper}：${word}`).join('；'))] : []),
      ...listed(unasked, '没有未要求的修改。', papers.length > 0),
      heading(2, `二、因意见作出的修改（${asked.length}处）`),
      ...listed(asked, '没有与意见对应的修改。', false),
      ...(dated > 0 ? [paragraph(`另有${dated}处仅为文件日期，未列入。`, { style: 'note' })] : []),
    ],
  }
}

function listed(changes: readonly OverviewLine[], none: string, said: boolean): Block[] {
  if (changes.length === 0) return said ? [] : [paragraph(none)]
  return [
    table(
      columns,
      changes.map(({ paper, chapter, word, before, after, answers }) => {
        const runs = runsOf(before.replaceAll('\t', '　'), after.replaceAll('\t', '　'))
        return [
          `${paper}\n${chapter}（${word}）`,
          runs.flatMap(({ op, text }): Inline[] =>
            op === 'inserted' ? [] : [op === 'deleted' ? { text, change: 'deleted' } : text],
          ),
          runs.flatMap(({ op, text }): Inline[] =>
            op === 'deleted' ? [] : [op === 'inserted' ? { text, kai: true, bold: true } : text],
          ),
          answers.join('\n') || '无',
        ]
      }),
    ),
  ]
}
