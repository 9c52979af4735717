import { isOwnStep, stepToRetract } from '../commands/retract-step.server.ts'
import { eventTitle } from './event-words.ts'
import type { Room } from './project-room.server.ts'
import type { RunView } from './run-view.server.ts'

export type RetractView = { label: string; blocked: string | null } | null

/** Offered to the seat that made the last step, with the reason where it stands; to nobody else. */
export async function retractable({ tx, project }: Pick<Room, 'tx' | 'project'>, view: RunView): Promise<RetractView> {
  const last = await tx
    .selectFrom('event')
    .selectAll()
    .where('run', '=', view.row.id)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (!last || last.type === 'run.open' || last.type === 'step.retract' || !isOwnStep(last, view.actor)) return null
  const found = await stepToRetract(tx, project, view.row)
  const label = eventTitle(last, project.route as 'interbank')
  return { label, blocked: found.ok ? null : found.because }
}
