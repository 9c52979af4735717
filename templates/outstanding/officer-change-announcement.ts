import { facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { announcement, bondFacts, bondTitle, disclosureRules, lines } from '../phrases/announcements.ts'
import { paper } from '../phrases/paper.ts'
import { defineTemplate } from '../template.ts'

const titleOf = (dossier: Pick<Dossier, 'bond'>): string => bondTitle(dossier, '信息披露事务负责人变更公告')

/** 信息披露事务负责人变更公告: within two working days of the change (domain §8.1). */
export const officerChangeAnnouncement = defineTemplate({
  id: 'officer-change-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'officerChange'],
  document: (dossier) => {
    const { officerChange: change } = dossier
    return paper(dossier, {
      id: 'officer-change-announcement',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [paragraph(`按照${disclosureRules(dossier)}，发行人就信息披露事务负责人的变更公告如下：`)],
        parts: [
          {
            title: '变更情况',
            blocks: [
              facts([
                ['原信息披露事务负责人', change.was ?? '见募集说明书'],
                ['现信息披露事务负责人', change.name],
                ['职务', change.position],
                ['联系电话', change.phone],
                ['变更日期', chineseDay(change.changedOn)],
                ['公告日期', chineseDay(change.publishedOn)],
              ]),
            ],
          },
          { title: '变更原因', blocks: lines(change.reason) },
          {
            title: '影响分析',
            blocks: [
              list(
                [
                  '现任负责人具备履行信息披露职责所需的专业知识和履职条件；',
                  '本次变更不影响发行人的日常经营和偿债能力，信息披露事务已经办理交接；',
                  '此前披露的联系方式与本公告不一致的，以本公告为准。',
                ],
                true,
              ),
            ],
          },
          { title: '涉及的债券', blocks: [bondFacts(dossier)] },
        ],
      }),
    })
  },
})
