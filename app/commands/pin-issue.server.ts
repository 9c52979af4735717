import type { Db } from '#db/connect.ts'
import { dropPinnedIssue, savePinnedIssue } from '#db/queries/timetable.ts'
import { isWorkingDay, workingDayOnOrAfter } from '#workflows/calendar/calendar.ts'
import { isDay, legalDay } from '#workflows/calendar/day.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { marketCalendar } from '../records/market.server.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal, refused } from './desk.server.ts'

/** `day` null takes the pin away. */
export type PinIssue = { project: string; day: string | null; actor: Actor; key: string }

type Pinned = { ok: true; day: string | null }

/** Three years: longer than any registration holds. */
const farthest = 3 * 366 * 86_400_000

/** The day of the book that the issuer's side aims at; the timetable is counted back from it. It binds nobody. */
export async function pinIssue(db: Db, command: PinIssue, ports: Ports): Promise<Pinned | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'timetable.pin', ...command }, () => pin(desk, command)),
  )
}

async function pin(desk: Desk, { day, actor }: PinIssue): Promise<Pinned> {
  if (!sitsOn(actor, ['lead-underwriter', 'issuer']))
    throw refusal(refuse('unavailable', '目标簿记日由发行人或主承销商设定。'))
  const at = desk.ports.now()
  const { tx, project } = desk
  if (day === null) await dropPinnedIssue(tx, project.id)
  else {
    refuseDay(desk, day, at)
    await savePinnedIssue(tx, { project: project.id, issue_on: day, pinned_by: actor.person, pinned_at: at })
  }
  const type = day === null ? 'timetable.unpin' : 'timetable.pin'
  const unmoved = { before: null, after: null, revision: null }
  await log(desk, {
    id: desk.ports.newId(),
    run: null,
    stage: null,
    type,
    data: day === null ? {} : { issueOn: day },
    given: {},
    by: actor,
    cause: null,
    at,
    ...unmoved,
  })
  return { ok: true, day }
}

function refuseDay(desk: Desk, day: string, at: string): void {
  if (!isDay(day)) throw refused('目标簿记日填写不正确。', { day: ['请填写日期，例如 2026-06-30'] })
  if (day < legalDay(at)) throw refused('目标簿记日已经过去。', { day: ['请填写今天或以后的日期'] })
  if (Date.parse(day) - Date.parse(at) > farthest) throw refused('目标簿记日太远。', { day: ['请填写三年以内的日期'] })
  const calendar = marketCalendar(desk)
  if (isWorkingDay(calendar, day)) return
  throw refused('目标簿记日不是该市场的工作日。', { day: [`之后最近的一个是 ${workingDayOnOrAfter(calendar, day)}`] })
}
