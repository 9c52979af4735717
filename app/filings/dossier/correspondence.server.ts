import { listClockEntries, listProjectClocks } from '#db/queries/clocks.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { addWorkingDays, type CalendarId } from '#workflows/calendar/calendar.ts'
import { standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { asEntry } from '../../commands/keep-clocks.server.ts'
import { decidingAuthority } from './authority.ts'
import type { Reading } from './reading.server.ts'
import { said } from './step.server.ts'

/** 延期回复 as it was asked for, and what became of it: by the ledger of the reply clock as it stood at the step. */
export async function extensionPart(reading: Reading): Promise<Dossier['extension']> {
  const { event, tx, on, facts } = reading
  const asked = await tx
    .selectFrom('event')
    .select(['data', 'at'])
    .where('run', '=', event?.run ?? '')
    .where('type', '=', 'extension.apply')
    .where('at', '<=', reading.at)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (!asked) facts.gap('extension', '延期回复申请')
  const { days, reason }: { days?: unknown; reason?: unknown } = asked ? JSON.parse(asked.data) : {}
  const before = event ? await dueBefore(reading, event) : null
  const longer = event?.type !== 'extension.decline'
  const after = before && longer ? addWorkingDays(before.calendar, before.on, Number(days ?? 0)) : (before?.on ?? null)
  return {
    days: Number(days ?? 0),
    reason: String(reason ?? ''),
    appliedOn: asked ? legalDay(asked.at) : on,
    outcome: outcomes[event?.type ?? ''] ?? 'asked',
    dueBefore: before?.on ?? null,
    dueAfter: after,
    provisional: before !== null && after !== null && after > before.calendar.announcedUntil,
  }
}

const outcomes: Record<string, Dossier['extension']['outcome']> = {
  'extension.grant': 'granted',
  'extension.decline': 'declined',
}

/** When the reply was due before the step: what the step itself entered is not counted. Null while the clock stands still. */
async function dueBefore({ tx, project, rulebook }: Reading, event: Row<'event'>) {
  const clock = (await listProjectClocks(tx, project.id)).findLast(
    (row) => row.run === event.run && row.name === 'reply' && row.started_at <= event.at,
  )
  if (!clock) return null
  const calendar = rulebook.calendars[clock.calendar as CalendarId]
  const entries = (await listClockEntries(tx, [clock.id]))
    .filter((entry) => entry.at <= event.at && entry.event !== event.id)
    .map(asEntry)
  if (entries.length === 0) return null
  const { dueOn } = standing({ entries }, calendar, event.at)
  return dueOn === null ? null : { on: dueOn, calendar }
}

const causes: Record<string, string> = {
  'under-investigation': '发行人或者中介机构被立案调查',
  'data-expired': '财务数据或者申请文件超过有效期',
  'own-application': '发行人申请中止',
  'reply-overdue': '逾期未回复意见',
  'professional-replaced': '更换中介机构或者签字人员',
  'authority-clarifying': '有关事项需要主管部门核实',
}

/** 中止: its cause in words, and the last day of the clock that it set going. */
export async function suspensionPart({ event, tx, project, rulebook }: Reading): Promise<Dossier['suspension']> {
  const cause = event?.type === 'reply.lapse' ? 'reply-overdue' : (said(event, 'cause') ?? '')
  const clock = (await listProjectClocks(tx, project.id)).findLast(
    (row) => row.run === event?.run && row.name === 'suspension' && row.started_at >= event.at,
  )
  const until = clock?.due_on ?? null
  const calendar = clock ? rulebook.calendars[clock.calendar as CalendarId] : null
  return {
    cause: causes[cause] ?? '出现应当中止的情形',
    until,
    provisional: until !== null && calendar !== null && until > calendar.announcedUntil,
  }
}

export function matterPart({ event, on }: Reading): Dossier['matter'] {
  return {
    kind: said(event, 'kind') ?? '重大事项',
    occurredOn: said(event, 'occurredOn') ?? on,
    reportedOn: event ? legalDay(event.at) : on,
    description: said(event, 'description') ?? '',
    phase:
      event?.stage === 'outstanding' ? 'outstanding' : event?.state_after === 'registered' ? 'registered' : 'review',
  }
}

const outcomeOf: Record<string, Dossier['conclusion']['outcome']> = {
  conditional: 'conditional',
  returned: 'refused',
  rejected: 'refused',
}

export async function conclusionPart({ event, tx }: Reading): Promise<Dossier['conclusion']> {
  const meeting = await tx
    .selectFrom('meeting')
    .select('held_on')
    .where('run', '=', event?.run ?? '')
    .where('created_at', '<=', event?.at ?? '')
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return {
    heldOn: meeting?.held_on ?? null,
    outcome: outcomeOf[event?.state_after ?? ''] ?? 'passed',
    summary: said(event, 'summary') ?? '',
  }
}

export const sealingPart = ({ event, route, venue }: Reading): Dossier['sealing'] => ({
  number: said(event, 'number') ?? '',
  to: decidingAuthority(route, venue),
})
