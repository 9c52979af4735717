import type { Capacity } from '#workflows/kit/seats.ts'
import { bondPapers } from './bond-papers.ts'
import { issueLetters } from './issue-letters.ts'
import { filed, issuerSide, market, type Paper, paper, reviewers } from './paper.ts'
import { reviewLetters } from './review-letters.ts'

/** The papers that a step of the flow produces by itself; those of the checklist are listed by workflows/rules/checklist.ts. */
export const letters: Record<string, Paper> = {
  'reserve-registration': paper('项目储备登记表及资格声明', '储备', 'project', 'steward', [...issuerSide, 'steward']),
  'rating-mandate': paper('信用评级委托书', '评级', 'rating_action', 'issuer', [...issuerSide, 'rater']),
  'enhancement-application': paper('增信申请书及风险分担方案', '增信', 'arrangement', 'issuer', [
    ...issuerSide,
    'enhancer',
    'guarantor',
  ]),
  receipt: paper('申请文件接收回执', '回执', 'registration', 'venue-intake', filed),
  'feedback-letter': paper('反馈意见函', '反馈', 'round', 'venue-review', filed),
  'feedback-reply': paper('反馈意见回复', '回复', 'round', 'lead-underwriter', filed),
  decision: paper('注册（许可）决定', '决定', 'registration', 'venue-secretary', [...filed, 'investor', 'registrar']),
  ...issueLetters,
  'proceeds-report': paper('募集资金使用情况报告', '用途', 'bond', 'issuer', [...market, ...reviewers]),
  ...reviewLetters,
  ...bondPapers,
}

/** What a checklist paper's readers are: the issuer's side, its professionals, and the review once it is filed. */
export const checklistAudience: readonly Capacity[] = [...filed, 'enhancer']

const templateOfLetter: Record<string, string> = {
  'letter.feedback': 'feedback-letter',
  'letter.reply': 'feedback-reply',
}

/** `letter.receipt` prints the template `receipt`; two letters have a longer name as papers. */
export const templateFor = (letter: string): string => templateOfLetter[letter] ?? letter.slice('letter.'.length)
