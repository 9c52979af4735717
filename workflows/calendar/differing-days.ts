import { type Calendar, dayKind } from './calendar.ts'
import type { IsoDay } from './day.ts'

export type DayDifference = { day: IsoDay; was: string; is: string }

/**
 * The days on which two versions of a calendar disagree whether one works, in order. Looked at as far as either lists days;
 * beyond, both go by the week.
 */
export function differingDays(before: Calendar, after: Calendar): DayDifference[] {
  const listed = [before, after].flatMap(({ holidays, workdays, expected }) =>
    [...holidays, ...workdays, ...expected].map(({ day }) => day),
  )
  const sorted = [...new Set(listed)].sort()
  return sorted.flatMap((day) => {
    const [was, is] = [dayKind(before, day), dayKind(after, day)]
    return was.works === is.works ? [] : [{ day, was: wordOf(was), is: wordOf(is) }]
  })
}

const wordOf = ({ works, reason, provisional }: ReturnType<typeof dayKind>): string =>
  `${works ? '工作' : '休'}（${reason}${provisional && !reason.includes('暂定') ? '，暂定' : ''}）`
