import { type Block, facts, heading, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { caseName, issuerLetter } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'parties' | 'matter'>

const titleOf = ({ matter }: Pick<Dossier, 'matter'>): string => `关于${clause(matter.kind)}的重大事项报告`

/** 重大事项报告 while a review is open or a registration holds. It pauses nothing by itself (domain §3.3). */
export const matterReport = defineTemplate({
  id: 'matter-report',
  version: 1,
  title: titleOf,
  reads: ['step', 'parties', 'matter'],
  document: (dossier) =>
    paper(dossier, {
      id: 'matter-report',
      title: titleOf(dossier),
      blocks: issuerLetter(dossier, titleOf(dossier), body(dossier)),
    }),
})

function body(dossier: Reads): Block[] {
  const { issuer, project, matter, step } = dossier
  const { act, prospectus } = routeWords(project)
  const registered = matter.phase === 'registered'
  return [
    paragraph(
      words`${quote(issuer.name)}的${caseName(dossier)}${registered ? `已经完成${act}，处于有效期内` : `${act}申请正在办理（${step.status}）`}。现就发生的重大事项报告如下：`,
    ),
    facts([
      ['事项类别', clause(matter.kind)],
      ['发生日期', chineseDay(matter.occurredOn)],
      ['报告日期', chineseDay(matter.reportedOn)],
    ]),
    heading(2, '事项说明'),
    ...matter.description
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => paragraph(line.trim())),
    heading(2, '影响与后续安排'),
    list(
      [
        '发行人和主承销商正在核查该事项对发行条件、偿债能力和信息披露的影响，核查结论另行报送；',
        registered
          ? `后续各期发行前，在${prospectus}中披露该事项；影响发行条件的，消除之前不发行；`
          : `${prospectus}及其他申请文件需要修改的，随回复或者单独报送修改后的文件；`,
        '该事项有新的进展或者变化的，继续报告。',
      ],
      true,
    ),
  ]
}
