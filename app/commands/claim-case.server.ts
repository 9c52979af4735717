import type { Db } from '#db/connect.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, refusal } from './desk.server.ts'
import { logCase, type ReviewDuty, refuseUnfit, reviewSeat, seatReviewer, takenBy } from './review-seat.server.ts'

export type ClaimCase = { project: string; duty: ReviewDuty; actor: Actor; key: string }

type Claimed = { ok: true; event: string }

/**
 * 领取: one reviewer takes a case as first or second. Of two who press at the same moment exactly one succeeds, for both
 * hold the project's lock in turn; the other is told who has it and since when.
 */
export async function claimCase(db: Db, command: ClaimCase, ports: Ports): Promise<Claimed | Refusal> {
  const { project, duty, actor } = command
  return atDesk(db, project, ports, (desk) =>
    once(desk, { what: 'case.claim', ...command }, async () => {
      const seat = await reviewSeat(desk, actor.organisation)
      const holder = seat.sitting.find((row) => row.duty === duty)
      if (holder?.person === actor.person) throw refusal(refuse('conflict', '您已经领取了这一席。'))
      if (holder) throw refusal(refuse('conflict', takenBy(holder)))
      await refuseUnfit(desk, seat, actor.person, duty, actor.organisation)
      await seatReviewer(desk, seat, actor.person, duty, actor.person)
      return { ok: true, event: await logCase(desk, 'case.claim', { duty, person: actor.person }, actor) }
    }),
  )
}
