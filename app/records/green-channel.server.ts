import { listLedger, listOpenClocks } from '#db/queries/clocks.ts'
import { saveProject } from '#db/queries/projects.ts'
import type { CalendarId } from '#workflows/calendar/calendar.ts'
import { standing } from '#workflows/calendar/clock.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { grantsItself } from '#workflows/rules/green-channel.ts'
import type { Desk } from '../commands/desk.server.ts'
import { asEntry, enter, termsOf } from '../commands/keep-clocks.server.ts'
import { greenFindings, greenPending } from '../given/green-channel.server.ts'
import { keepFindings } from './findings.server.ts'
import type { Recording, RecordStep } from './record.server.ts'

type Change = Parameters<typeof saveProject>[2]

/** The terms of every clock that starts from here on follow at once, so the desk's own project changes with the row. */
async function change(desk: Desk, values: Change): Promise<void> {
  await saveProject(desk.tx, desk.project.id, values)
  desk.project = { ...desk.project, ...values }
}

/** 绿色通道: asked for, granted with somebody at hand, declined or revoked; each decision keeps the criteria as they stood. */
export const greenChannel: RecordStep = async ({ desk, run, event, params }) => {
  const { at } = event.stamp
  if (params.step === 'asked') return change(desk, { green_asked_at: at })
  await keepFindings(desk, event.stamp, await greenFindings(desk, at))
  if (params.step === 'declined') return change(desk, { green_asked_at: null })
  if (params.step === 'revoked') return change(desk, { green_asked_at: null, green_until: at, green_contact: null })
  const { contact } = registrationEvents['green.grant'].parse(event.data)
  await change(desk, { green_at: at, green_until: null, green_contact: contact })
  await shorten({ desk, run, event })
}

/**
 * A review that runs when the channel is granted counts its period anew from that day, where that is shorter than what is
 * left of it: a grant never gives the venue more time. What is held keeps its length.
 */
async function shorten({ desk, run, event }: Pick<Recording, 'desk' | 'run' | 'event'>): Promise<void> {
  const { at, id } = event.stamp
  const clock = (await listOpenClocks(desk.tx, run.id)).find(
    ({ name, state }) => name === 'review' && state === 'running',
  )
  if (!clock) return
  const terms = termsOf(desk, 'review', legalDay(clock.started_at))
  const entries = (await listLedger(desk.tx, clock.id)).map(asEntry)
  const { remaining } = standing({ entries }, desk.rulebook.calendars[clock.calendar as CalendarId], at)
  if (terms.budget >= remaining) return
  await desk.tx
    .updateTable('clock')
    .set({ basis: JSON.stringify(terms.basis) })
    .where('id', '=', clock.id)
    .execute()
  await enter(desk, clock, { kind: 'restart', at, days: terms.budget, reason: '纳入绿色通道' }, id)
}

/** At acceptance an application that meets every criterion by right is granted; any other waits for a reviewer. */
export async function greenAtAcceptance({ desk, event }: Pick<Recording, 'desk' | 'event'>): Promise<Finding[]> {
  if (!greenPending(desk.project)) return []
  const { at, by } = event.stamp
  const found = await greenFindings(desk, at)
  if (!grantsItself(found)) return found
  const person = await desk.tx.selectFrom('person').select('name').where('id', '=', by.person).executeTakeFirst()
  await change(desk, { green_at: at, green_until: null, green_contact: person?.name ?? null })
  return found
}
