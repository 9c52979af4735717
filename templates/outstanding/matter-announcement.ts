import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { announcement, bondFacts, bondTitle, disclosureRules, holders, lines } from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'bond' | 'matter'>

const titleOf = (dossier: Pick<Dossier, 'bond' | 'matter'>): string =>
  bondTitle(dossier, `关于${clause(dossier.matter.kind)}的公告`)

/** 重大事项临时公告: within two working days of the matter (domain §8.2). */
export const matterAnnouncement = defineTemplate({
  id: 'matter-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'matter'],
  document: (dossier) =>
    paper(dossier, {
      id: 'matter-announcement',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [
          paragraph(`按照${disclosureRules(dossier)}，发行人就可能影响偿债能力或者债券持有人权益的重大事项公告如下：`),
        ],
        parts: [
          { title: '事项基本情况', blocks: [summary(dossier), ...lines(dossier.matter.description)] },
          ...(measured(dossier.matter.kind).length > 0
            ? [{ title: '披露标准', blocks: [standard(dossier.matter.kind)] }]
            : []),
          { title: '影响分析和应对措施', blocks: [list(consequences(dossier), true)] },
          { title: '涉及的债券', blocks: [bondFacts(dossier)] },
        ],
      }),
    }),
})

const summary = ({ matter }: Reads): Block =>
  facts([
    ['事项类别', clause(matter.kind)],
    ['发生或者知悉日期', chineseDay(matter.occurredOn)],
    ['公告日期', chineseDay(matter.reportedOn)],
  ])

/** Thresholds by kind, in the words of domain §8.2: said where the kind of the matter has one. */
const thresholds: readonly [kind: RegExp, words: string][] = [
  [/抵押|质押|对外担保|对外提供担保/, '抵押、质押或者对外担保超过上年末净资产的20%'],
  [/损失|豁免债务|放弃债权/, '重大损失、放弃债权或者财产超过上年末净资产的10%'],
  [/承担.*债务|债务承担/, '承担他人债务超过上年末净资产的10%'],
  [/借款|新增债务/, '新增借款超过上年末净资产的20%'],
  [/董事|监事|高级管理|高管/, '三分之一以上的董事、监事或者高级管理人员发生变动'],
  [/股权|股份|冻结|股东/, '持股5%以上股东所持股份被质押、冻结'],
]

const measured = (kind: string): string[] => thresholds.flatMap(([match, words]) => (match.test(kind) ? [words] : []))

const standard = (kind: string): Block =>
  table(
    [
      { head: '披露标准', width: 0.7 },
      { head: '披露时限', width: 0.3, align: 'center' },
    ],
    measured(kind).map((words) => [words, '两个工作日内']),
    { caption: '该类事项应当披露的标准' },
  )

const consequences = (dossier: Reads): string[] => [
  '发行人正在评估该事项对生产经营、财务状况和偿债能力的影响，结论在后续公告中披露；',
  '发行人存续债券的本息支付安排因该事项发生改变的，另行公告；',
  `该事项有重大进展或者变化的，发行人将及时公告，请${holders(dossier)}关注。`,
]
