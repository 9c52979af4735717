import { type Block, facts, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull } from '../format.ts'
import { announcement, bondFacts, bondTitle, disclosureRules, lines } from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'bond' | 'useChange'>

const titleOf = (dossier: Pick<Dossier, 'bond'>): string => bondTitle(dossier, '变更募集资金用途公告')

/** 变更募集资金用途公告: announced so many working days before the money is used (domain §8.1). */
export const useChangeAnnouncement = defineTemplate({
  id: 'use-change-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'useChange'],
  document: (dossier) =>
    paper(dossier, {
      id: 'use-change-announcement',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [
          paragraph(`按照募集说明书的约定和${disclosureRules(dossier)}，发行人就拟变更部分募集资金的用途公告如下：`),
        ],
        parts: [
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
          { title: '变更内容', blocks: change(dossier) },
          { title: '变更原因', blocks: lines(dossier.useChange.reason) },
          { title: '发行人声明', blocks: [list(declarations(dossier), true)] },
        ],
      }),
    }),
})

function change({ useChange }: Reads): Block[] {
  const { from, to, amount, effectiveOn, publishedOn, leadDays, left } = useChange
  return [
    table(
      [
        { head: '项目', width: 0.3 },
        { head: '变更前', width: 0.35 },
        { head: '变更后', width: 0.35 },
      ],
      [
        ['用途', clause(from), clause(to)],
        ['涉及金额', money(amount), money(amount)],
      ],
      { caption: '募集资金用途变更' },
    ),
    facts([
      ['变更金额', moneyInFull(amount)],
      ['尚未使用的募集资金', money(left)],
      ['公告日', chineseDay(publishedOn)],
      ['变更后资金最早使用日', chineseDay(effectiveOn)],
    ]),
    paragraph(`自公告日起至变更后的资金使用日，间隔不少于${leadDays}个工作日。`),
  ]
}

const declarations = ({ useChange }: Reads): string[] => [
  `变更后的资金用于${clause(useChange.to)}，符合国家法律、法规和政策的规定，投向科技创新领域的比例不低于募集说明书的约定；`,
  '变更已经履行募集说明书和公司制度规定的决策程序；按约定须经持有人会议同意的，在取得同意之前不使用；',
  '变更后的资金仍由专项账户划付，使用情况定期披露。',
]
