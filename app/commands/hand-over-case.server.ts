import type { Db } from '#db/connect.ts'
import { endAssignment } from '#db/queries/seats.ts'
import { reason as reasonText } from '#workflows/kit/body.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, refusal, refused } from './desk.server.ts'
import { logCase, type ReviewDuty, refuseUnfit, reviewSeat, seatReviewer } from './review-seat.server.ts'

export type HandOverCase = { project: string; duty: ReviewDuty; to: string; reason: string; actor: Actor; key: string }

type HandedOver = { ok: true; event: string }

/** 转办: the holder, or the supervisor, gives the case to a colleague with a reason. Four eyes and recusal hold for him too. */
export async function handOverCase(db: Db, command: HandOverCase, ports: Ports): Promise<HandedOver | Refusal> {
  const { project, duty, to, actor } = command
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'case.hand-over', ...command }, async () => {
      const reason = reasonText.safeParse(command.reason)
      if (!reason.success) throw refused('转办须说明原因。', { reason: ['请填写转办原因'] })
      const seat = await reviewSeat(desk, actor.organisation)
      const holder = seat.sitting.find((row) => row.duty === duty)
      const supervises = sitsOn(actor, ['venue-supervisor'])
      if (!holder || (holder.person !== actor.person && !supervises))
        throw refusal(refuse('conflict', '这一席现在不由您担任，只有承办人或审核主管可以转办。'))
      if (holder.person === to) throw refused('请选择另一名审核人员。', { to: ['与现承办人相同'] })
      await refuseUnfit(desk, seat, to, duty, actor.organisation)
      await endAssignment(desk.tx, holder.assignment, ports.now())
      await seatReviewer(desk, seat, to, duty, actor.person)
      const data = { duty, from: holder.person, to, reason: reason.data }
      return { ok: true, event: await logCase(desk, 'case.hand-over', data, actor) }
    }),
  )
}
