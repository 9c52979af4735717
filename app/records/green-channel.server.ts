import { saveProject } from '#db/queries/projects.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { grantsItself } from '#workflows/rules/green-channel.ts'
import type { Desk } from '../commands/desk.server.ts'
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
export const greenChannel: RecordStep = async ({ desk, event, params }) => {
  const { at } = event.stamp
  if (params.step === 'asked') return change(desk, { green_asked_at: at })
  await keepFindings(desk, event.stamp, await greenFindings(desk, at))
  if (params.step === 'declined') return change(desk, { green_asked_at: null })
  if (params.step === 'revoked') return change(desk, { green_asked_at: null, green_until: at, green_contact: null })
  const { contact } = registrationEvents['green.grant'].parse(event.data)
  return change(desk, { green_at: at, green_until: null, green_contact: contact })
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
