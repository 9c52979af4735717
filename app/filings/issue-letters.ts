import { filed, issuerSide, market, type Paper, paper } from './paper.ts'

/** The papers of an issue and of a warrant beside it, each with the step that writes it. */
export const issueLetters: Record<string, Paper> = {
  'issue-schedule': paper('发行计划', 'J', 'offering', 'lead-underwriter', filed),
  'issuance-plan': paper('发行方案', 'FA', 'offering', 'lead-underwriter', market),
  'subscription-note': paper('申购说明', 'SG', 'offering', 'lead-underwriter', market),
  'subscription-form': paper('申购要约（认购申请表）', '申购', 'offering', 'lead-underwriter', market),
  'issue-announcement': paper('发行公告', 'G', 'offering', 'issuer', market),
  supplement: paper('补充募集说明书', 'BM', 'offering', 'issuer', market),
  'filing-list': paper('备案文件清单', 'YB', 'offering', 'lead-underwriter', filed),
  'book-report': paper('簿记建档情况说明', '簿记', 'offering', 'lead-underwriter', issuerSide),
  'allotment-notice': paper('配售确认及缴款通知书', '配售', 'offering', 'lead-underwriter', [
    ...issuerSide,
    'registrar',
  ]),
  'result-announcement': paper('发行情况公告', '结果', 'offering', 'issuer', market),
  'listing-application': paper('上市（挂牌转让）申请书', '上市', 'offering', 'issuer', [...filed, 'registrar']),
  'warrant-prospectus': paper('信用风险缓释凭证创设说明书', '凭证', 'arrangement', 'enhancer', [
    ...issuerSide,
    'enhancer',
    'investor',
    'registrar',
  ]),
}
