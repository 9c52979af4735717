import { amountWithUnit } from '../finance/money.ts'
import { issuerKinds } from '../kit/seats.ts'
import { uses } from '../rules/use-of-proceeds.ts'
import type { GuideAnswers } from './answers.ts'
import { boardChoices, listChoices, tenorChoices, titleChoices } from './choices.ts'
import { monthText } from './months.ts'
import type { GuideOption } from './options.ts'

/** Question and answer in words, as they are told back; what was not answered is not there. */
export function answersInWords(answers: GuideAnswers): { label: string; value: string }[] {
  const { titles, lists, board, use, share, window } = answers
  const lines: [string, string | undefined][] = [
    ['发行人类型', issuerKinds[answers.kind]],
    ['科技称号', titles.length === 0 ? undefined : titles.map((title) => titleChoices[title]).join('、')],
    ['支持名单', lists.length === 0 ? undefined : lists.map((list) => listChoices[list]).join('、')],
    ['上市板块', board && boardChoices[board]],
    ['发明专利', answers.patents === undefined ? undefined : `${answers.patents} 项`],
    ['所在地区', answers.region],
    ['拟发行金额', amountWithUnit(answers.amount, 'yi')],
    ['期限', tenorChoices[answers.tenor]],
    ['主要用途', use && uses[use]],
    ['投向科技创新领域', share === undefined ? undefined : `${share}%`],
    ['拟申报月份', window && monthText(window)],
  ]
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

/** One paragraph for the log of the reserve: whence the entry comes and what the issuer said of itself. */
export const answersSummary = (answers: GuideAnswers, { market, productTitle }: GuideOption): string =>
  `由政策辅导列入储备，选择${market}${productTitle}。自述：${answersInWords(answers)
    .map(({ label, value }) => `${label} ${value}`)
    .join('；')}。`
