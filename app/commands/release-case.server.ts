import type { Db } from '#db/connect.ts'
import { endAssignment } from '#db/queries/seats.ts'
import { reason as reasonText } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, refusal, refused } from './desk.server.ts'
import { logCase, type ReviewDuty, reviewSeat } from './review-seat.server.ts'

export type ReleaseCase = { project: string; duty: ReviewDuty; reason: string; actor: Actor; key: string }

type Released = { ok: true; event: string }

/** 退回队列: the holder gives the case back with a reason; what was done on it stays in the log. */
export async function releaseCase(db: Db, command: ReleaseCase, ports: Ports): Promise<Released | Refusal> {
  const { project, duty, actor } = command
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'case.release', ...command }, async () => {
      const reason = reasonText.safeParse(command.reason)
      if (!reason.success) throw refused('退回队列须说明原因。', { reason: ['请填写退回原因'] })
      const { sitting } = await reviewSeat(desk, actor.organisation)
      const mine = sitting.find((row) => row.duty === duty && row.person === actor.person)
      if (!mine) throw refusal(refuse('conflict', '这一席现在不由您担任。'))
      await endAssignment(desk.tx, mine.assignment, ports.now())
      const data = { duty, person: actor.person, reason: reason.data }
      return { ok: true, event: await logCase(desk, 'case.release', data, actor) }
    }),
  )
}
