import type { Calendar, NamedDay } from './calendar.ts'
import { isDay, isWeekend } from './day.ts'

/** What is wrong with a calendar someone wants to put into force, one sentence each; empty when nothing is. */
export function calendarProblems(calendar: Calendar): string[] {
  const { holidays, workdays, expected, announcedUntil } = calendar
  const listed: readonly (readonly [string, readonly NamedDay[]])[] = [
    ['放假日', holidays],
    ['调休上班日', workdays],
    ['预计放假日', expected],
  ]
  const problems = listed.flatMap(([what, days]) => dayProblems(what, days))
  if (!isDay(announcedUntil)) return [...problems, `已公布截止日“${announcedUntil}”不是有效日期`]
  const off = new Set(holidays.map(({ day }) => day))
  for (const { day } of workdays) {
    if (off.has(day)) problems.push(`${day} 既列为放假日又列为调休上班日`)
    if (isDay(day) && !isWeekend(day)) problems.push(`${day} 不是周末，不必列为调休上班日`)
  }
  for (const { day } of [...holidays, ...workdays])
    if (day > announcedUntil) problems.push(`${day} 晚于已公布截止日 ${announcedUntil}`)
  if (!Number.isSafeInteger(calendar.version) || calendar.version < 1) problems.push('日历版本号须为正整数')
  if (calendar.source.trim() === '') problems.push('日历须写明来源')
  return problems
}

function dayProblems(what: string, days: readonly NamedDay[]): string[] {
  const seen = new Set<string>()
  return days.flatMap(({ day, name }) => {
    const problems: string[] = []
    if (!isDay(day)) problems.push(`${what}“${day}”不是有效日期`)
    if (name.trim() === '') problems.push(`${what} ${day} 没有名称`)
    if (seen.has(day)) problems.push(`${what} ${day} 重复`)
    seen.add(day)
    return problems
  })
}
