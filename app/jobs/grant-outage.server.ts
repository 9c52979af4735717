import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { findClock } from '#db/queries/clocks.ts'
import { findOutage, insertGrants, listCutOff, listLapsedWithin, settleOutage } from '#db/queries/outages.ts'
import type { Row } from '#db/schema.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { cutOffWithin, keptBecause, outageDays } from '#workflows/calendar/outage.ts'
import type { ClockName } from '#workflows/kit/clocks.ts'
import { system } from '#workflows/kit/seats.ts'
import { atDesk, type Desk, log } from '../commands/desk.server.ts'
import { enter } from '../commands/keep-clocks.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Ports } from '../ports.ts'
import { type JobKind, jobFailure } from './job.ts'

const asked = z.object({ outage: z.string() })

/** So many clocks are put off in one step, each in a transaction of its project. */
const page = 20

/**
 * Puts off, one by one, the running clocks whose cut-off fell into an outage: an extension in the ledger with the outage
 * as its reason, a line in the project's chain, a line on the outage's page. What is not put off gets a line that says why.
 */
export const grantOutageJob: JobKind = async ({ db, ports }, job) => {
  const params = asked.safeParse(job.params)
  const outage = params.success ? await findOutage(db, params.data.outage) : undefined
  if (outage?.decision !== 'granted') throw jobFailure('没有这项已核准的停机登记。')
  const clocks = await listCutOff(db, outage, page)
  for (const clock of clocks) await grantOne(db, ports, outage, clock.id, clock.project)
  const progress = job.progress + clocks.length
  if (clocks.length > 0) return { cursor: outage.id, progress, total: progress }
  await db.transaction().execute(async (tx) => {
    const lapsed = await listLapsedWithin(tx, outage)
    await insertGrants(
      tx,
      lapsed.map((clock) => left(outage, clock, clock.stopped_at ?? '', '登记停机之前已按期届满，未予顺延', ports)),
    )
    await settleOutage(tx, outage.id, ports.now())
  })
  return { cursor: null, progress, total: progress }
}

async function grantOne(db: Db, ports: Ports, outage: Row<'outage'>, id: string, project: string): Promise<void> {
  const done = await atDesk(db, project, ports, async (desk) => {
    const clock = await findClock(desk.tx, id)
    // Somebody acted since the look: then there is nothing left to put off.
    const spell = { from: outage.from_at, to: outage.to_at }
    if (clock?.state === 'running' && clock.due_at && cutOffWithin(spell, clock.due_at))
      await putOff(desk, outage, clock, clock.due_at)
    return { ok: true as const }
  })
  if (!done.ok) throw new Error(done.message)
}

async function putOff(desk: Desk, outage: Row<'outage'>, clock: Row<'clock'>, dueAt: string): Promise<void> {
  const { tx, ports } = desk
  const dueOn = clock.due_on ?? legalDay(dueAt)
  const kept = keptBecause(clock.name as ClockName)
  if (kept) return insertGrants(tx, [left(outage, clock, dueAt, kept, ports)])
  const calendar = desk.rulebook.calendars[clock.calendar as CalendarId]
  const days = outageDays(calendar, dueOn, { from: outage.from_at, to: outage.to_at })
  const [event, at] = [ports.newId(), ports.now()]
  await enter(desk, clock, { kind: 'extend', at, days, reason: reasonOf(outage) }, event)
  const after = (await findClock(tx, clock.id))?.due_on ?? null
  const grant = {
    outage: outage.id,
    clock: clock.id,
    project: clock.project,
    days,
    due_before: dueOn,
    due_after: after,
  }
  await insertGrants(tx, [{ ...grant, left_because: null, at }])
  const { from_at, to_at, affected, basis, proposed_by, decided_by } = outage
  await log(desk, {
    id: event,
    run: clock.run,
    stage: null,
    type: 'outage.grant',
    data: { ...grant, name: clock.name, from_at, to_at, affected, basis, proposed_by, decided_by },
    given: {},
    by: system,
    cause: null,
    at,
    before: null,
    after: null,
    revision: null,
  })
}

const left = (outage: Row<'outage'>, clock: Row<'clock'>, dueAt: string, because: string, ports: Ports) => ({
  outage: outage.id,
  clock: clock.id,
  project: clock.project,
  days: 0,
  // The end of a day is the first instant of the next.
  due_before: clock.due_on ?? legalDay(new Date(Date.parse(dueAt) - 1).toISOString()),
  due_after: null,
  left_because: because,
  at: ports.now(),
})

/** What the ledger and the explanation say. */
const reasonOf = ({ from_at, to_at, affected, basis }: Row<'outage'>): string =>
  `系统停机（${instantText(from_at, { year: true })} 至 ${instantText(to_at, { year: true })}，${affected}），依据：${basis}`
