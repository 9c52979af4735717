import { type Calendar, dayKind, isProvisional, workingDayWord } from '../calendar/calendar.ts'
import { dayLabel, type IsoDay, isDay } from '../calendar/day.ts'

export type SetAside = {
  until: string
  today: IsoDay
  /** The case's own due day; null while its clock stands still. */
  dueOn: IsoDay | null
  /** By which the case's days are counted. */
  calendar: Calendar
}

/**
 * Why a reviewer may not put a case aside until a day, in a Chinese sentence; null where he may. A rule of the platform, not
 * of any regulator: a case comes back on a working day, and never after its own due day.
 */
export function setAsideProblem({ until, today, dueOn, calendar }: SetAside): string | null {
  if (dueOn !== null && dueOn < today) return `审核期限已于${dayLabel(dueOn)}届满，不能搁置`
  if (dueOn === today) return '审核期限今天届满，不能搁置'
  if (!isDay(until)) return '请填写恢复办理的日期，如 2026-03-09'
  if (until <= today) return '须是今天以后的日子'
  if (dueOn !== null && until > dueOn) return `不能晚于本案的到期日 ${dayLabel(dueOn)}`
  if (isProvisional(calendar, until)) return '该日所在年度的放假安排尚未公布，请选较近的日子'
  const { works, reason } = dayKind(calendar, until)
  return works ? null : `${dayLabel(until)}是${reason}，请选${workingDayWord(calendar)}`
}
