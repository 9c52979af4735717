import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import type { Row } from '#db/schema.ts'
import { bookInstants } from '#workflows/issuance/schedule.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { refuse } from '#workflows/kit/step.ts'
import { type OfferingAtHand, offeringOf } from '../records/offering-of-run.server.ts'
import { type Desk, log, refusal } from './desk.server.ts'

/** A bid moves no stage: the book's own rows with their own versions, behind the same lock and in the same chain. */
export type BidRun = { run: Row<'run'>; hand: OfferingAtHand; at: string }

export async function issuanceRun(db: Db, id: string): Promise<Row<'run'> | undefined> {
  const run = await findRun(db, id)
  return run?.stage === 'issuance' ? run : undefined
}

/** The book while it takes bids, for an investor seated on the project. Refuses before, after and everybody else. */
export async function openBook(desk: Desk, id: string, actor: Actor): Promise<BidRun> {
  if (!sitsOn(actor, ['investor'])) throw refusal(refuse('unavailable', '只有受邀的投资人可以申购。'))
  const run = await findRun(desk.tx, id)
  const at = desk.ports.now()
  if (run?.state !== 'book-open') throw refusal(refuse('blocked', '现在不在簿记时间内，不能申购。'))
  const hand = await offeringOf(desk.tx, run)
  const hours = bookInstants(hand.offering)
  if (!hours || at < hours.from || at >= hours.until)
    throw refusal(
      refuse('blocked', `簿记时间为 ${hand.offering.book_from} 至 ${hand.offering.book_until}，现在不能申购。`),
    )
  return { run, hand, at }
}

/** A bid of this investor that stands; anybody else's does not exist for him. */
export async function ownBid(desk: Desk, { hand }: BidRun, id: string, actor: Actor): Promise<Row<'bid'>> {
  const bid = await desk.tx.selectFrom('bid').selectAll().where('id', '=', id).executeTakeFirst()
  const mine = bid?.investor === actor.organisation && hand.lines.some((line) => line.id === bid.line)
  if (!bid || !mine || bid.withdrawn_at || bid.replaced_by)
    throw refusal(refuse('unavailable', '没有这笔有效申购，可能已经修改或撤回。'))
  return bid
}

/** The chain says that somebody bid, never what: history is read by people who may not see an open book. */
export async function logBid(desk: Desk, run: Row<'run'>, type: string, data: unknown, by: Actor): Promise<string> {
  const id = desk.ports.newId()
  const unmoved = { given: {}, cause: null, before: run.state, after: run.state, revision: run.revision }
  await log(desk, { ...unmoved, id, run: run.id, stage: run.stage, type, data, by, at: desk.ports.now() })
  return id
}
