import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { authorityLetter, caseName, issuerLetter, procedureOf } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { oneLine, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Told = Common & Pick<Dossier, 'step'>

/** 撤回申请: the issuer's side gives its application up. */
export const withdrawalRequest = defineTemplate({
  id: 'withdrawal-request',
  version: 1,
  title: () => '撤回申请文件的申请',
  reads: ['step', 'parties'],
  document: (dossier) => {
    const { issuer, project, step } = dossier
    return paper(dossier, {
      id: 'withdrawal-request',
      title: '撤回申请文件的申请',
      blocks: issuerLetter(dossier, '撤回申请文件的申请', [
        paragraph(
          words`${quote(issuer.name)}此前报送${caseName(dossier)}的${routeWords(project).act}申请文件。经发行人与主承销商协商一致，现申请撤回全部申请文件，并终止本次审核。`,
        ),
        paragraph(`撤回的原因：${oneLine(step.reason ?? '另行说明')}。`),
        list(
          [
            '撤回之日起，本次申请的审核程序终结；',
            '发行人不以本次申请文件开展发行活动；再次申请的，重新报送全部文件。',
          ],
          true,
        ),
      ]),
    })
  },
})

const causes: Record<string, string> = {
  'suspension.lapse': '中止审核超过最长期限，仍未恢复',
  'reply.lapse': '在期限内未回复意见，也未申请延期',
}

const returnsPapers = ({ step }: Told): boolean => step.type === 'reply.lapse'

const terminationTitle = (dossier: Told): string => (returnsPapers(dossier) ? '退回申请文件通知' : '终止审核通知')

/** 终止审核通知: by the supervisor's decision, or because a period ran out. */
export const terminationNotice = defineTemplate({
  id: 'termination-notice',
  version: 1,
  title: terminationTitle,
  reads: ['step'],
  document: (dossier) =>
    paper(dossier, {
      id: 'termination-notice',
      title: terminationTitle(dossier),
      blocks: authorityLetter(dossier, terminationTitle(dossier), terminated(dossier)),
    }),
})

function terminated(dossier: Told): Block[] {
  const { issuer, project, step } = dossier
  const cause = oneLine(causes[step.type] ?? step.reason ?? '依规定终止')
  const what = returnsPapers(dossier) ? '停止办理并退回申请文件' : '终止审核'
  return [
    paragraph(
      words`${quote(issuer.name)}的${caseName(dossier)}${routeWords(project).act}申请，按照${procedureOf(dossier)}，自${chineseDay(step.on)}起${what}。`,
    ),
    facts([
      ['日期', chineseDay(step.on)],
      ['事由', cause],
      ['办理状态', step.status],
    ]),
    list(
      [
        '本次申请的各项期限同时终止；已经发出的意见不再要求回复；',
        '继续申请的，按届时的规定重新报送全部文件，期限重新计算；',
        '平台保存的申请文件、意见和回复继续保管，可以查验，不再修改。',
      ],
      true,
    ),
  ]
}

const refusalTitle = ({ project }: Common): string =>
  project.route === 'licence' ? '不予行政许可决定（平台登录记录）' : '不予注册决定（平台登录记录）'

/** What an authority refused, as the platform recorded it: never in the looks of an original. */
export const refusalNotice = defineTemplate({
  id: 'refusal-notice',
  version: 1,
  title: refusalTitle,
  reads: ['step'],
  document: (dossier) => {
    const { issuer, project, step } = dossier
    return paper(dossier, {
      id: 'refusal-notice',
      title: refusalTitle(dossier),
      blocks: authorityLetter(dossier, refusalTitle(dossier), [
        paragraph(
          words`${step.from}对${quote(issuer.name)}${caseName(dossier)}的${routeWords(project).act}申请作出不予${project.route === 'licence' ? '行政许可' : '注册'}的决定，要点登录如下：`,
        ),
        facts([
          ['决定机关', step.from],
          ['登录日期', chineseDay(step.on)],
          ['理由', oneLine(step.reason ?? '以决定文件为准')],
        ]),
        paragraph('本页不是决定原件。决定的内容、文号、日期和救济途径以决定机关送达的文件为准。'),
      ]),
    })
  },
})
