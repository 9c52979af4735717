import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { interbank, licence, notices, onExchanges, privately, publicly, type Row } from './parameter-rows.ts'

/** How long each step may take, and how long what was granted or signed is good for. */

export const clockRows: readonly Row[] = [
  ['clock.intake', '1', interbank, 'acceptance', cite('nafmii-process', '要件核对')],
  ...onExchanges('clock.intake', '5', 'acceptance', cite('csrc-222', '受理')),
  ['clock.intake', '5', licence, 'acceptance', cite('pboc-financial-bonds', '受理')],
  ['clock.review', '10', interbank, 'acceptance', cite('nafmii-rules', '首次意见')],
  ['clock.review', '5', { ...interbank, case: 'tier-1' }, 'acceptance', cite('nafmii-rules', '首次意见')],
  ['clock.review', '5', { ...interbank, case: 'tier-2' }, 'acceptance', cite('nafmii-rules', '首次意见')],
  ...onExchanges('clock.review', '10', 'acceptance', cite('exchange-review-rules', '首次意见')),
  ['clock.review-green', '5', interbank, 'acceptance', cite('platform', '银行间绿色通道首次意见'), '2025-05-07'],
  ...notices.flatMap(([venue, id]) =>
    onExchanges('clock.review-green', '10', 'acceptance', cite(id, '绿色通道天数'), '2025-05-07', { venue }),
  ),
  ['clock.reply', '10', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply', '20', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.reply-extension', '10', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply-extension', '20', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.reply-extensions', '1', interbank, 'acceptance', cite('nafmii-rules', '回复期限')],
  ...onExchanges('clock.reply-extensions', '1', 'acceptance', cite('exchange-review-rules', '回复期限')),
  ['clock.supplement', '10', interbank, 'acceptance', cite('nafmii-rules', '补正期限')],
  ...onExchanges('clock.supplement', '20', 'acceptance', cite('exchange-review-rules', '补正期限')),
  ...onExchanges('clock.suspension', '3', 'acceptance', cite('exchange-review-rules', '中止期限')),
  ['clock.suspension', '6', { ...publicly, case: 'csrc' }, 'acceptance', cite('csrc-222', '注册机关中止')],
  ['clock.suspension', '3', interbank, 'acceptance', cite('nafmii-rules', '中止期限')],
  ['clock.opinion', '2', publicly, 'acceptance', cite('csrc-222', '交易所审核意见')],
  ['clock.authority', '3', publicly, 'acceptance', cite('csrc-222', '注册决定')],
  ['clock.licence-decision', '20', licence, 'acceptance', cite('pboc-financial-bonds', '许可决定')],
  ['clock.licence-extension', '10', licence, 'acceptance', cite('pboc-financial-bonds', '许可决定')],
  ['clock.sealing', '3', { ...publicly, venue: 'SZSE' }, 'acceptance', cite('szse-2015-process', '封卷')],
  ['clock.calendar', 'statutory', {}, 'event', cite('platform', '法定工作日历')],
  ['meeting.experts', '5', interbank, 'event', cite('nafmii-rules', '会议专家')],
  ['meeting.postponing-votes', '2', interbank, 'event', cite('nafmii-meeting-2009', '推迟接受注册')],
  ['meeting.feedback', '3', interbank, 'event', cite('nafmii-meeting-2009', '会后反馈')],
  ['meeting.supplement', '10', interbank, 'event', cite('nafmii-meeting-2009', '会后补充')],
]

export const validityRows: readonly Row[] = [
  ['registration.months', '24', interbank, 'acceptance', cite('nafmii-process', '注册有效期')],
  ['registration.months', '24', publicly, 'acceptance', documents.csrcDecision],
  ['registration.months', '12', privately, 'acceptance', cite('exchange-review-rules', '无异议函有效期')],
  ['registration.months', '24', licence, 'acceptance', cite('pboc-financial-bonds', '许可有效期')],
  ['registration.filing-after', '12', interbank, 'issue', cite('nafmii-rules', '注册后备案')],
  ['prospectus.months', '6', {}, 'issue', cite('customs', '募集说明书有效期')],
  ['financial-data.months', '6', {}, 'issue', cite('customs', '财务数据有效期')],
  ...notices.flatMap(([venue, id]) => {
    const basis = cite(id, '财务报告有效期')
    return [
      ...onExchanges('financial-data.leader-annual', '08-31', 'issue', basis, '2025-05-07', { venue }),
      ...onExchanges('financial-data.leader-half-year', '04-30', 'issue', basis, '2025-05-07', { venue }),
    ]
  }),
]
