import { z } from 'zod'
import { isPostgres, type Tx } from '#db/connect.ts'
import {
  countRunning,
  type LedgerLine,
  listRunningLedgers,
  listRunningLedgersOf,
  listRunningOf,
  listRunningPage,
  type RunningClock,
} from '#db/queries/reprojection.ts'
import { type CalendarId, calendarNames } from '#workflows/calendar/calendar.ts'
import type { ClockEntry } from '#workflows/calendar/clock.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import { closeDesk, openDesk } from '../commands/desk.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type JobKind, jobFailure } from './job.ts'
import { type Project, projector } from './projector.ts'
import { isToMove, reprojectProject } from './reproject-project.server.ts'

const asked = z.object({ calendar: z.enum(Object.keys(calendarNames) as CalendarId[]) })

/** So many clocks are looked at in one transaction: some milliseconds, so that neither page nor command waits long. */
const page = 100

/** Answers already reckoned on an edition of the calendars are kept for the next step. */
const projectors = new WeakMap<Rulebook, Project>()

function projectorOf(rulebook: Rulebook): Project {
  const known = projectors.get(rulebook) ?? projector(rulebook)
  projectors.set(rulebook, known)
  return known
}

/**
 * After a calendar got a new edition: every running clock on it is reckoned anew, project by project. A clock that does
 * not move is not written. What has run out and acts by itself is left to its lapse, at its own instant. Held clocks have
 * no due day: they are reckoned when they go on.
 */
export const reprojectClocks: JobKind = async ({ db, ports }, job) => {
  const params = asked.safeParse(job.params)
  if (!params.success) throw jobFailure('没有写明是哪一个日历。')
  const { calendar } = params.data
  const total = job.cursor === null ? await countRunning(db, calendar) : job.total
  const after = job.cursor ?? ''
  const done = await db.transaction().execute(async (tx) => {
    const clocks = await wholeProjects(tx, calendar, after)
    const last = clocks.at(-1)?.project
    if (last === undefined) return null
    const rulebook = await rulebookOf(tx)
    const means = { rulebook, calendar, project: projectorOf(rulebook), now: ports.now() }
    const ledgers = byClock(await listRunningLedgers(tx, calendar, after, last))
    for (const [id, own] of byProject(clocks)) {
      if (!own.some((clock) => isToMove(means, clock, ledgers.get(clock.id) ?? []))) continue
      const desk = await openDesk(tx, id, ports)
      if (!desk) continue
      const found = isPostgres(tx) ? await lookAgain(tx, calendar, id) : { clocks: own, ledgers }
      await reprojectProject(desk, found, means)
      await closeDesk(desk)
    }
    return { last, looked: clocks.length }
  })
  if (!done) return { cursor: null, progress: total, total }
  return { cursor: done.last, progress: Math.min(job.progress + done.looked, total), total }
}

/** On PostgreSQL others may have written between the look and the lock. */
const lookAgain = async (tx: Tx, calendar: string, project: string) => ({
  clocks: await listRunningOf(tx, calendar, project),
  ledgers: byClock(await listRunningLedgersOf(tx, calendar, project)),
})

/** A page of clocks that ends with the end of a project, so that a project is journalled once. */
async function wholeProjects(tx: Tx, calendar: string, after: string): Promise<RunningClock[]> {
  const rows = await listRunningPage(tx, calendar, after, page)
  const last = rows.at(-1)?.project
  if (rows.length < page || last === undefined) return rows
  const whole = rows.filter(({ project }) => project !== last)
  return whole.length > 0 ? whole : listRunningOf(tx, calendar, last)
}

function byProject(clocks: readonly RunningClock[]): Map<string, RunningClock[]> {
  const found = new Map<string, RunningClock[]>()
  for (const clock of clocks) {
    const own = found.get(clock.project)
    if (own) own.push(clock)
    else found.set(clock.project, [clock])
  }
  return found
}

function byClock(lines: readonly LedgerLine[]): Map<string, ClockEntry[]> {
  const found = new Map<string, ClockEntry[]>()
  for (const { clock, kind, at, days } of lines) {
    const entry: ClockEntry = { kind: kind as ClockEntry['kind'], at, reason: '', ...(days === null ? {} : { days }) }
    const own = found.get(clock)
    if (own) own.push(entry)
    else found.set(clock, [entry])
  }
  return found
}
