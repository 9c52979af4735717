import { market, type Paper, paper, reviewers } from './paper.ts'

/** What the market is told of, and whoever supervises it besides. */
const published = [...market, ...reviewers]

/** The papers of a bond's life, each with the step or the duty that it belongs to. */
export const bondPapers: Record<string, Paper> = {
  'payment-notice': paper('付息兑付公告', '付兑', 'obligation', 'issuer', published),
  'trustee-report': paper('受托管理事务报告', '受托', 'obligation', 'trustee', published),
  'option-announcement': paper('选择权行使公告', '行权', 'bond-step', 'issuer', published),
  'matter-announcement': paper('重大事项公告', '事项', 'bond-step', 'issuer', published),
  'use-change-announcement': paper('变更募集资金用途公告', '用途', 'bond-step', 'issuer', published),
  'officer-change-announcement': paper('信息披露事务负责人变更公告', '披露', 'bond-step', 'issuer', published),
  'holders-meeting-notice': paper('持有人会议通知', '会议', 'bond-step', 'trustee', published),
  'resolution-announcement': paper('持有人会议决议公告', '会议', 'bond-step', 'trustee', published),
  'default-announcement': paper('违约及处置公告', '处置', 'bond-step', 'issuer', published),
}
