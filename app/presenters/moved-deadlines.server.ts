import type { Db } from '#db/connect.ts'
import { listClockEntries } from '#db/queries/clocks.ts'
import { countCountingClocks, listCountingClocks } from '#db/queries/live-projects.ts'
import { findProject } from '#db/queries/projects.ts'
import type { Calendar } from '#workflows/calendar/calendar.ts'
import { endOfDay, legalDay } from '#workflows/calendar/day.ts'
import { type DayDifference, differingDays } from '#workflows/calendar/differing-days.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import { type Due, dueOf } from '../commands/clock-due.server.ts'
import { asEntry, termsOf } from '../commands/keep-clocks.server.ts'
import { breathe } from '../imports/sheet-row.ts'
import { rulebookOf } from '../rulebook.server.ts'

export type MovedDeadline = { clock: string; number: string; name: string; title: string; was: string; is: string }

export type MovedDeadlines = { days: DayDifference[]; deadlines: MovedDeadline[]; words: string }

const mostLookedAt = 1000
const mostShown = 100

/** Which days a new version changes, and which running deadlines would fall on another day or cease to be provisional. */
export async function movedDeadlines(
  reader: Db,
  now: string,
  calendar: Calendar,
  most = mostShown,
): Promise<MovedDeadlines> {
  const book = await rulebookOf(reader)
  const before = book.calendars[calendar.id]
  const after = { ...book, calendars: { ...book.calendars, [calendar.id]: calendar } }
  const days = differingDays(before, calendar)
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  const announced = [before.announcedUntil, calendar.announcedUntil].sort()
  const from = first === undefined || announced[0]! < first ? announced[0]! : first
  const until = last === undefined || announced[1]! > last ? announced[1]! : last
  const counting = { calendar: calendar.id, from, until: endOfDay(until) }
  const total = await countCountingClocks(reader, counting)
  const clocks = await listCountingClocks(reader, counting, mostLookedAt)
  const entries = await listClockEntries(
    reader,
    clocks.map(({ id }) => id),
  )
  const deadlines: MovedDeadline[] = []
  for (const clock of clocks) {
    await breathe()
    const ledger = { entries: entries.filter((entry) => entry.clock === clock.id).map(asEntry) }
    const [was, is] = [
      dueOf({ rulebook: book }, clock, ledger, now, clock.alerted),
      dueOf({ rulebook: after }, clock, ledger, now, clock.alerted),
    ]
    if (was.due_on === is.due_on && (was.provisional_at === null) === (is.provisional_at === null)) continue
    const project = await findProject(reader, clock.project)
    deadlines.push({
      clock: clock.id,
      number: clock.number,
      name: clock.project_name,
      title: project ? termsOf({ project, rulebook: book }, clock.name as ClockName, legalDay(now)).title : clock.name,
      was: dueWords(was),
      is: dueWords(is),
    })
  }
  const looked =
    total > clocks.length ? `最先到期的 ${clocks.length} 项（共 ${total} 项，其余由后台重算）` : `${total} 项`
  const cut = deadlines.length > most ? `，列出前 ${most} 项` : ''
  return {
    days,
    deadlines: deadlines.slice(0, most),
    words: `可能受影响的期限 ${looked}，届满日或暂定状态有变的 ${deadlines.length} 项${cut}`,
  }
}

const dueWords = ({ due_on, provisional_at }: Due): string => `${due_on ?? '—'}${provisional_at ? '（暂定）' : ''}`
