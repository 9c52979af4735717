import type { Db } from '#db/connect.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { seatOrganisation } from '../records/seat.server.ts'
import { once } from './advance-stage.server.ts'
import { issuanceRun, logBid } from './bid-desk.server.ts'
import { atDesk, refusal } from './desk.server.ts'

export type InviteInvestors = { run: string; organisations: readonly string[]; actor: Actor; key: string }

type Invited = { ok: true; seats: number }

/**
 * 邀请投资人: the bookrunner seats houses that may bid. They keep the seat as holders of what they buy, to declare a put or
 * to be told. A house behind a wall from investors (the underwriters' own) is refused with the reason; one seated already
 * stays as it is.
 */
export async function inviteInvestors(db: Db, command: InviteInvestors, ports: Ports): Promise<Invited | Refusal> {
  const run = await issuanceRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这期发行。')
  return atDesk(db, run.project, ports, (desk) =>
    once(desk, { what: 'investor.invite', ...command }, async () => {
      if (!sitsOn(command.actor, ['lead-underwriter'])) throw refusal(refuse('unavailable', '投资人由簿记管理人邀请。'))
      if (run.status !== 'active') throw refusal(refuse('finished', '本期发行已经办结。'))
      const at = desk.ports.now()
      for (const organisation of command.organisations)
        await seatOrganisation(desk, { capacity: 'investor', organisation, run: null, at })
      // Who is in the book is between each house and the bookrunner: history says how many.
      await logBid(desk, run, 'investor.invite', { count: command.organisations.length }, command.actor)
      return { ok: true as const, seats: command.organisations.length }
    }),
  )
}
