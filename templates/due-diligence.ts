import type { Cover } from './blocks.ts'
import { headedChapter, type PaperChapter, setChapters } from './chapters/chapter.ts'
import type { Dossier, Part } from './dossier.ts'
import { backingChapter } from './due-diligence/backing.ts'
import { financeChapter } from './due-diligence/finance.ts'
import { issuerChapter } from './due-diligence/issuer.ts'
import { annex, opinionChapter } from './due-diligence/opinion.ts'
import { proceedsChapter } from './due-diligence/proceeds.ts'
import { risksChapter } from './due-diligence/risks.ts'
import { standingChapter } from './due-diligence/standing.ts'
import { technologyChapter } from './due-diligence/technology.ts'
import { statement, workDone } from './due-diligence/work-done.ts'
import { chineseDay, money } from './format.ts'
import { type Common, pageBreak, paper, sampleNotice } from './phrases/paper.ts'
import { issuerName, leadName } from './phrases/party.ts'
import { kindWords, productName } from './phrases/route-words.ts'
import { defineTemplate } from './template.ts'

const title = '科技创新属性专项尽职调查报告'

const reads = [
  'parties',
  'science',
  'accounts',
  'registration',
  'offering',
  'proceeds',
  'rating',
  'arrangements',
  'findings',
  'chapters',
] as const satisfies readonly Part[]

type Reads = Common & Pick<Dossier, (typeof reads)[number]>

const chapters = (dossier: Reads): PaperChapter[] => [
  headedChapter('work-done', workDone(dossier)),
  headedChapter('issuer', issuerChapter(dossier)),
  headedChapter('standing', standingChapter(dossier)),
  headedChapter('technology', technologyChapter(dossier)),
  headedChapter('finance', financeChapter(dossier)),
  headedChapter('proceeds', proceedsChapter(dossier)),
  headedChapter('backing', backingChapter(dossier)),
  headedChapter('risks', risksChapter(dossier)),
  headedChapter('opinion', opinionChapter(dossier)),
]

/** The lead underwriter states the basis of the sci-tech title in this report (market association's Q&A of 2025-09-04). */
export const dueDiligence = defineTemplate({
  id: 'due-diligence',
  version: 1,
  title: () => title,
  reads,
  chapters,
  document: (dossier) =>
    paper(dossier, {
      id: 'due-diligence',
      title,
      cover: cover(dossier),
      blocks: [
        { kind: 'toc' },
        pageBreak,
        ...statement(dossier),
        ...sampleNotice(dossier),
        pageBreak,
        ...setChapters(chapters(dossier), dossier.chapters),
        pageBreak,
        ...annex(dossier),
      ],
    }),
})

const cover = (dossier: Common & Pick<Dossier, 'parties' | 'offering'>): Cover => ({
  title,
  subtitle: dossier.project.name,
  issuer: issuerName(dossier),
  facts: [
    { label: '项目编号', value: dossier.project.number },
    { label: '发行人类别', value: kindWords[dossier.project.issuerKind] },
    { label: '申报品种', value: productName(dossier.project) },
    { label: '本期规模上限', value: money(dossier.offering.maximum) },
  ],
  parties: [{ label: '主承销商', name: leadName(dossier.parties) }],
  date: chineseDay(dossier.date),
})
