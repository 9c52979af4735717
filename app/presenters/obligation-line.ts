import type { Row } from '#db/schema.ts'
import { daysBetween, legalDay } from '#workflows/calendar/day.ts'
import { dayText } from '../components/chinese-date.ts'
import { type BasisView, storedBasisView } from './basis-view.ts'

export type ObligationLine = {
  id: string
  kind: string
  title: string
  due: string
  dueOn: string
  /** The day is paid on as the market's calendar goes, and that is not announced so far. */
  provisional: boolean
  days: number
  amount: number | null
  word: string
  tone: 'pine' | 'amber' | 'cinnabar' | 'slate' | 'azure'
  urgency: 'late' | 'soon' | null
  /** 公告: by when it is due, when it was made. */
  notice: string
  basis: BasisView
}

const states: Record<Row<'obligation'>['state'], Pick<ObligationLine, 'word' | 'tone'>> = {
  due: { word: '待履行', tone: 'azure' },
  done: { word: '已履行', tone: 'pine' },
  overdue: { word: '逾期', tone: 'cinnabar' },
  waived: { word: '已豁免', tone: 'slate' },
}

export const kindWords: Record<string, string> = {
  interest: '付息',
  redemption: '兑付',
  put: '回售',
  disclosure: '披露',
  tracking: '跟踪评级',
}

/** Days are calendar days from today; what is owed within a week is urgent. */
export function obligationLine(row: Row<'obligation'>, now: string, announcedUntil: string): ObligationLine {
  const open = row.state === 'due' || row.state === 'overdue'
  const days = daysBetween(legalDay(now), row.due_on)
  return {
    id: row.id,
    kind: kindWords[row.kind] ?? row.kind,
    title: row.title,
    due: dayText(row.due_on, { year: true }),
    dueOn: row.due_on,
    provisional: open && row.nominal_on !== null && row.due_on > announcedUntil,
    days,
    amount: row.amount,
    ...states[row.state],
    urgency: !open ? null : row.state === 'overdue' || days < 0 ? 'late' : days <= 7 ? 'soon' : null,
    notice: noticeWords(row),
    basis: storedBasisView(row.basis),
  }
}

function noticeWords({ notice_on, notice_due_on, done_on }: Row<'obligation'>): string {
  if (notice_on) return `${dayText(notice_on)} 已公告`
  if (notice_due_on && !done_on) return `${dayText(notice_due_on)} 前公告`
  return '—'
}
