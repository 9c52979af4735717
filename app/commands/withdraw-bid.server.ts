import type { Db } from '#db/connect.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { issuanceRun, logBid, openBook, ownBid } from './bid-desk.server.ts'
import { atDesk } from './desk.server.ts'

export type WithdrawBid = { run: string; bid: string; actor: Actor; key: string }

type Withdrawn = { ok: true; bid: string }

/** A bid may be taken back while the book is open; its row stays, as history. */
export async function withdrawBid(db: Db, command: WithdrawBid, ports: Ports): Promise<Withdrawn | Refusal> {
  const run = await issuanceRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这期发行。')
  return atDesk(db, run.project, ports, (desk) =>
    once(desk, { what: 'bid.withdraw', ...command }, async () => {
      const book = await openBook(desk, command.run, command.actor)
      const bid = await ownBid(desk, book, command.bid, command.actor)
      await desk.tx.updateTable('bid').set({ withdrawn_at: book.at }).where('id', '=', bid.id).execute()
      await logBid(desk, book.run, 'bid.withdraw', { line: bid.line, bid: bid.id }, command.actor)
      return { ok: true as const, bid: bid.id }
    }),
  )
}
