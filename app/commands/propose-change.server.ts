import type { Db } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { insertChange } from '#db/queries/rulebook.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { calendarNames } from '#workflows/calendar/calendar.ts'
import { calendarProblems } from '#workflows/calendar/calendar-problems.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Rulebook, RulebookChange } from '#workflows/rulebook.ts'
import { changeProblems } from '#workflows/rules/change-problems.ts'
import { parameterKeys } from '#workflows/rules/parameter-keys.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import type { Ports } from '../ports.ts'
import { rulebookOf } from '../rulebook.server.ts'

export const onlyPlatform = refuse('unavailable', '规则与日历由平台管理员维护。')

/** What a change is about, as lists and notices name it. */
export const changeTitle = (change: RulebookChange): string =>
  change.kind === 'calendar' ? calendarNames[change.calendar.id] : parameterKeys[change.key][0]

const subjectOf = (change: RulebookChange): string => (change.kind === 'calendar' ? change.calendar.id : change.key)

/** Why a change cannot be put on this book now, by field; null when it can. */
export function problemsOf(book: Rulebook, change: RulebookChange): Refusal | null {
  if (change.kind === 'parameter') {
    const problems = changeProblems(book, change)
    return Object.keys(problems).length > 0 ? refuse('invalid', '请按提示更正。', problems) : null
  }
  const { id, version } = change.calendar
  const known = book.calendars[id satisfies CalendarId].version
  if (version !== known + 1)
    return refuse('stale', `这份日历按第 ${version - 1} 版编制，现行已是第 ${known} 版，请重新导入。`)
  const problems = calendarProblems(change.calendar)
  return problems.length > 0 ? refuse('invalid', `${problems[0]}。`, { file: problems.slice(0, 20) }) : null
}

/** Puts a change before a second administrator. Nothing holds until he approves it. */
export async function proposeChange(
  db: Db,
  { change, reason, by }: { change: RulebookChange; reason: string; by: Administrator },
  ports: Ports,
): Promise<{ ok: true; id: string } | Refusal> {
  if (!by.everybody) return onlyPlatform
  return db.transaction().execute(async (tx) => {
    const problem = problemsOf(await rulebookOf(tx), change)
    if (problem) return problem
    const [id, at] = [ports.newId(), ports.now()]
    const undecided = { outcome: null, decided_by: null, decided_at: null, decision: null }
    await insertChange(tx, {
      id,
      kind: change.kind,
      subject: subjectOf(change),
      body: JSON.stringify(change),
      reason,
      proposed_by: by.person,
      proposed_at: at,
      ...undecided,
      version: null,
      previous: null,
      hash: null,
    })
    await insertNotice(tx, noticeTo(by, `待复核：${changeTitle(change)}的变更`, reason, ports))
    const detail = `${id} ${subjectOf(change)}`
    await logAccess(tx, { kind: 'rulebook.propose', person: by.person, detail, address: by.address }, ports)
    return { ok: true as const, id }
  })
}

/** To everybody who looks after the platform. */
export const noticeTo = (
  { organisation }: Pick<Administrator, 'organisation'>,
  title: string,
  detail: string,
  ports: Ports,
) => ({
  id: ports.newId(),
  project: null,
  run: null,
  person: null,
  organisation,
  capacity: 'administrator',
  title,
  detail,
  at: ports.now(),
  read_at: null,
})
