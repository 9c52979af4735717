import { filed, type Paper, paper } from './paper.ts'

/** What passes between the issuer's side and the reviewing one beside opinions and replies, each with the step that writes it. */
export const reviewLetters: Record<string, Paper> = {
  'acceptance-notice': paper('受理通知书', '受理', 'registration', 'venue-intake', filed),
  'extension-request': paper('延期回复申请', '延期', 'round', 'lead-underwriter', filed),
  'extension-answer': paper('延期回复申请的答复', '延期', 'round', 'venue-review', filed),
  'meeting-conclusion': paper('会议结论通知', '会议', 'review-step', 'venue-secretary', filed),
  'suspension-request': paper('中止审核申请', '中止', 'review-step', 'lead-underwriter', filed),
  'suspension-answer': paper('中止审核申请的答复', '中止', 'review-step', 'venue-review', filed),
  'suspension-notice': paper('中止审核通知', '中止', 'review-step', 'venue-review', filed),
  'resumption-request': paper('恢复审核申请', '恢复', 'review-step', 'lead-underwriter', filed),
  'resumption-answer': paper('恢复审核申请的答复', '恢复', 'review-step', 'venue-review', filed),
  'resumption-notice': paper('恢复审核通知', '恢复', 'review-step', 'venue-review', filed),
  'reopening-notice': paper('重新审核通知', '重审', 'review-step', 'venue-secretary', filed),
  'matter-report': paper('重大事项报告', '事项', 'review-step', 'issuer', filed),
  'withdrawal-request': paper('撤回申请文件的申请', '撤回', 'registration', 'lead-underwriter', filed),
  'termination-notice': paper('终止审核通知', '终止', 'registration', 'venue-supervisor', filed),
  'refusal-notice': paper('不予注册（许可）决定', '决定', 'registration', 'venue-secretary', filed),
  'sealed-contents': paper('封卷目录', '封卷', 'registration', 'venue-secretary', filed),
}
