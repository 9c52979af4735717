import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { authorityLetter, caseName, dayWords, issuerLetter, procedureOf } from '../phrases/letters.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { oneLine, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Asked = Common & Pick<Dossier, 'step' | 'parties'>
type Told = Common & Pick<Dossier, 'step' | 'suspension'>

/** 中止审核申请. The review goes on until the reviewer suspends it. */
export const suspensionRequest = defineTemplate({
  id: 'suspension-request',
  version: 1,
  title: () => '中止审核申请',
  reads: ['step', 'parties'],
  document: (dossier) =>
    paper(dossier, {
      id: 'suspension-request',
      title: '中止审核申请',
      blocks: issuerLetter(dossier, '中止审核申请', [
        opening(dossier, '中止审核'),
        paragraph(`申请中止的原因：${because(dossier)}。`),
        list(
          [
            '发行人和主承销商知悉，中止期间审核期限暂停计算，中止超过最长期限的，终止审核；',
            '注册额度、称号、财务数据和募集说明书的有效期不因中止而延长；',
            '中止的原因消除后，发行人和主承销商及时申请恢复审核。',
          ],
          true,
        ),
      ]),
    }),
})

/** 恢复审核申请: what has been put right since. */
export const resumptionRequest = defineTemplate({
  id: 'resumption-request',
  version: 1,
  title: () => '恢复审核申请',
  reads: ['step', 'parties'],
  document: (dossier) =>
    paper(dossier, {
      id: 'resumption-request',
      title: '恢复审核申请',
      blocks: issuerLetter(dossier, '恢复审核申请', [
        opening(dossier, '恢复审核'),
        paragraph(`中止原因的消除情况：${because(dossier)}。`),
        list(
          [
            '中止期间需要更新的财务数据、评级、称号和募集说明书已经更新，或者随本申请一并提交；',
            '除已经报告的事项外，中止期间没有发生应当报告而未报告的重大事项。',
          ],
          true,
        ),
      ]),
    }),
})

const because = ({ step }: Asked): string => oneLine(step.reason ?? '另行说明')

const opening = (dossier: Asked, what: string): Block =>
  paragraph(
    words`${quote(dossier.issuer.name)}的${caseName(dossier)}${routeWords(dossier.project).act}申请目前为“${dossier.step.status}”。发行人和主承销商现申请${what}。`,
  )

/** 中止审核通知: why, what stands still, by when it must be resumed. */
export const suspensionNotice = defineTemplate({
  id: 'suspension-notice',
  version: 1,
  title: () => '中止审核通知',
  reads: ['step', 'suspension'],
  document: (dossier) =>
    paper(dossier, {
      id: 'suspension-notice',
      title: '中止审核通知',
      blocks: authorityLetter(dossier, '中止审核通知', suspended(dossier)),
    }),
})

function suspended(dossier: Told): Block[] {
  const { project, issuer, step, suspension } = dossier
  return [
    paragraph(
      words`${quote(issuer.name)}的${caseName(dossier)}${routeWords(project).act}申请，因${suspension.cause}，按照${procedureOf(dossier)}，自${chineseDay(step.on)}起中止审核。`,
    ),
    facts([
      ['中止日期', chineseDay(step.on)],
      ['中止事由', suspension.cause],
      ['最长至', suspension.until ? dayWords(suspension.until, suspension.provisional) : '以平台列示的日期为准'],
    ]),
    ...(step.reason ? [paragraph(`情况说明：${oneLine(step.reason)}。`)] : []),
    list(
      [
        '中止期间，审核期限和回复期限暂停计算；注册额度、称号、财务数据和募集说明书的有效期照常计算；',
        '中止期间可以补充文件、报告重大事项、申请恢复或者撤回申请；',
        '中止的原因消除后，请提交恢复审核申请并说明消除的情况；届满仍未恢复的，终止审核。',
      ],
      true,
    ),
  ]
}

/** 重新审核通知: a reported matter sends the case back to its reviewers before anything is granted (domain §3.2). */
export const reopeningNotice = defineTemplate({
  id: 'reopening-notice',
  version: 1,
  title: () => '重新审核通知',
  reads: ['step'],
  document: (dossier) => {
    const { issuer, project, step } = dossier
    return paper(dossier, {
      id: 'reopening-notice',
      title: '重新审核通知',
      blocks: authorityLetter(dossier, '重新审核通知', [
        paragraph(
          words`${quote(issuer.name)}的${caseName(dossier)}${routeWords(project).act}申请，因报告的重大事项，按照${procedureOf(dossier)}，自${chineseDay(step.on)}起由原审核人员重新审核，此前的审核结论不再适用。`,
        ),
        ...(step.reason ? [paragraph(`理由：${oneLine(step.reason)}。`)] : []),
        paragraph('请核查该事项的影响，修改申请文件中相应的内容；审核人员可以就该事项另行提出意见。'),
      ]),
    })
  },
})

/** 恢复审核通知: the review goes on where it stood. */
export const resumptionNotice = defineTemplate({
  id: 'resumption-notice',
  version: 1,
  title: () => '恢复审核通知',
  reads: ['step'],
  document: (dossier) => {
    const { issuer, project, step } = dossier
    return paper(dossier, {
      id: 'resumption-notice',
      title: '恢复审核通知',
      blocks: authorityLetter(dossier, '恢复审核通知', [
        paragraph(
          words`${quote(issuer.name)}的${caseName(dossier)}${routeWords(project).act}申请，中止的原因已经消除，按照${procedureOf(dossier)}，自${chineseDay(step.on)}起恢复审核，回到中止前的“${step.status}”。`,
        ),
        ...(step.reason ? [paragraph(`情况说明：${oneLine(step.reason)}。`)] : []),
        paragraph('中止前未用完的审核期限和回复期限自恢复的次一工作日起继续计算，现期限以平台列示的日期为准。'),
      ]),
    })
  },
})
