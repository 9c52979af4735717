import { countWaiting, type Inbox, listReminders, listWaiting, type WaitingLine } from '#db/queries/inbox.ts'
import { workingDaysBetween } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { reminderProblem } from '#workflows/rules/reminder.ts'
import { instantText } from '../components/chinese-date.ts'
import type { ClockLineProps } from '../components/clock-line.tsx'
import type { LoadContext } from '../load-context.ts'
import { rulebookOf } from '../rulebook.server.ts'
import type { ReadingClock } from './clock-reading.ts'
import { type ClockOfRun, clockFor, clocksOf, placed, stateWords } from './todo.server.ts'

export type WaitingRow = {
  task: string
  what: string
  href: string
  project: { href: string; name: string; sample: boolean }
  turn: { seal: string; side: Side; title: string; name: string }
  waited: string
  clock: ClockLineProps | null
  due: string
  remind: { blocked: string | null; word: string; sent: boolean }
}

export type WaitingView = { rows: WaitingRow[]; total: number }

const shown = 6

/** 等对方: what we have set going and is now with others. */
export async function presentWaiting(
  inbox: Inbox,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  most = shown,
): Promise<WaitingView> {
  const lines = await listWaiting(reader, inbox, most)
  const clocks = await clocksOf(
    reader,
    lines.map(({ run }) => run),
  )
  const reminders = new Map(
    (
      await listReminders(
        reader,
        lines.map(({ id }) => id),
      )
    ).map(({ task, at }) => [task, at]),
  )
  const reading = { calendars: (await rulebookOf(reader)).calendars, now: ports.now() }
  const rows = lines.map((line) => waitingRow(line, clocks, reminders.get(line.id) ?? null, reading))
  return { rows, total: await countWaiting(reader, inbox) }
}

function waitingRow(
  line: WaitingLine,
  clocks: readonly ClockOfRun[],
  remindedAt: string | null,
  reading: Pick<ReadingClock, 'calendars' | 'now'>,
): WaitingRow {
  const { calendars, now } = reading
  const capacity = line.capacity as Capacity
  const { seal, side, title } = capacities[capacity]
  const waited = workingDaysBetween(calendars.statutory, legalDay(line.since), legalDay(now))
  const blocked = reminderProblem({ capacity, done: line.done_at !== null, remindedAt }, now)
  const sent = remindedAt !== null && blocked !== null && side !== 'review'
  const { clock, due } = placed(line, clockFor(line, clocks), reading, clocks)
  return {
    task: line.id,
    what: stateWords(line),
    href: `/projects/${line.project}/runs/${line.run}`,
    project: { href: `/projects/${line.project}`, name: line.project_name, sample: line.sample !== 'none' },
    turn: { seal, side, title, name: line.organisation_name ?? `${title}（尚未入席）` },
    waited: waited === 0 ? '今天起' : `${waited} 个工作日`,
    clock,
    due,
    remind: { blocked, word: sent && remindedAt ? `已催 ${instantText(remindedAt)}` : '催办', sent },
  }
}
