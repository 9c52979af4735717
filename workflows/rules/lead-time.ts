import { addWorkingDays, type Calendar, isProvisional } from '../calendar/calendar.ts'
import type { IsoDay } from '../calendar/day.ts'
import type { Finding } from '../kit/finding.ts'
import { finding, type Judged, parameterIn } from './judged.ts'
import { wholeOf } from './parameters.ts'

/** How an issue counts for its publication: by product and by whether the issuer has issued publicly before. */
export type PublicationCase = 'first-public' | 'later-public' | 'scp' | 'private'

/** The product decides before the history: an SCP or a private placement has its own, shorter lead. */
export function publicationCase(product: string | undefined, firstPublicIssue: boolean): PublicationCase {
  if (product === 'SCP') return 'scp'
  if (product === 'PPN') return 'private'
  return firstPublicIssue ? 'first-public' : 'later-public'
}

/** The last day on which papers are published in time for an issue; null where the route sets no lead. */
export function lastPublicationDay(
  judged: Judged,
  of: PublicationCase,
  issueOn: IsoDay,
  calendar: Calendar,
): IsoDay | null {
  const row = parameterIn(judged, 'publication.lead', { case: of })
  return row ? addWorkingDays(calendar, issueOn, -wholeOf(row)) : null
}

/** Issue papers stand at least 3, 2 or 1 working days before the day of issue (the day of the book). */
export const publicationFindings = (
  judged: Judged,
  of: PublicationCase,
  publishedOn: IsoDay | null,
  issueOn: IsoDay,
  calendar: Calendar,
): Finding[] =>
  leadFindings(judged, { rule: 'publication.lead', what: '发行文件', case: of }, publishedOn, issueOn, calendar)

/** A change of use is published at least five working days before the money is used so. */
export const useChangeFindings = (
  judged: Judged,
  publishedOn: IsoDay | null,
  usedOn: IsoDay,
  calendar: Calendar,
): Finding[] =>
  leadFindings(judged, { rule: 'notice.use-change', what: '变更募集资金用途公告' }, publishedOn, usedOn, calendar)

/** Interest and redemption are announced at least five working days before they are paid. */
export const paymentNoticeFindings = (
  judged: Judged,
  publishedOn: IsoDay | null,
  payOn: IsoDay,
  calendar: Calendar,
): Finding[] => leadFindings(judged, { rule: 'notice.payment', what: '付息兑付公告' }, publishedOn, payOn, calendar)

type Lead = { rule: 'publication.lead' | 'notice.use-change' | 'notice.payment'; what: string; case?: string }

function leadFindings(
  judged: Judged,
  lead: Lead,
  publishedOn: IsoDay | null,
  on: IsoDay,
  calendar: Calendar,
): Finding[] {
  const row = parameterIn(judged, lead.rule, lead.case === undefined ? {} : { case: lead.case })
  if (!row) return []
  const last = addWorkingDays(calendar, on, -wholeOf(row))
  const mark = isProvisional(calendar, on) ? '（日历暂定）' : ''
  const rule = `${lead.what}须在 ${on} 前 ${row.value} 个工作日，即不晚于 ${last}${mark}`
  if (publishedOn === null)
    return [
      finding(judged, {
        rule: lead.rule,
        ok: 'unknown',
        because: `${lead.what}尚未公告；${rule}`,
        row,
        missing: [lead.what],
      }),
    ]
  const ok = publishedOn <= last
  const because = `${lead.what}于 ${publishedOn} 公告，${ok ? '符合' : '晚于要求'}：${rule}`
  return [finding(judged, { rule: lead.rule, ok, because, row })]
}
