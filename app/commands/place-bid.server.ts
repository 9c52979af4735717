import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import { bidRefusal } from '#workflows/finance/bid.ts'
import { bookOf } from '#workflows/issuance/book.ts'
import { amount, choice, identifier, percent } from '#workflows/kit/body.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { sizeOf } from '../records/offering-of-run.server.ts'
import { once } from './advance-stage.server.ts'
import { type BidRun, issuanceRun, logBid, openBook, ownBid } from './bid-desk.server.ts'
import { atDesk, type Desk, refused } from './desk.server.ts'

export const bidForm = z.strictObject({
  line: identifier,
  /** A rate in per cent; for a 增发 a price per 100. */
  rate: percent,
  /** Integer fen. */
  amount,
  /** 关联方申购 is disclosed with the result (domain §7.4). */
  related: choice(['yes', 'no']).default('no'),
  /** The own bid that this one takes the place of. */
  replaces: identifier.optional(),
})

export type PlaceBid = { run: string; form: z.input<typeof bidForm>; actor: Actor; key: string }

type Placed = { ok: true; bid: string; version: number }

/**
 * One step of an investor's order, while the book is open. Several steps at different rates stand beside each other; a
 * replacing bid is a new version of an earlier one. Rates off the tick, amounts off the lot and levels out of the range
 * are refused on their field.
 */
export async function placeBid(db: Db, command: PlaceBid, ports: Ports): Promise<Placed | Refusal> {
  const parsed = bidForm.safeParse(command.form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), [issue.message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  const run = await issuanceRun(db, command.run)
  if (!run) return refuse('unavailable', '没有这期发行。')
  return atDesk(db, run.project, ports, (desk) =>
    once(desk, { what: 'bid.place', ...command }, () => place(desk, command, parsed.data)),
  )
}

async function place(desk: Desk, { run: id, actor }: PlaceBid, form: z.output<typeof bidForm>): Promise<Placed> {
  const book = await openBook(desk, id, actor)
  const line = book.hand.lines.find((row) => row.id === form.line)
  if (!line) throw refused('没有这个品种。', { line: ['请选择本期的品种'] })
  const before = form.replaces ? await ownBid(desk, book, form.replaces, actor) : null
  const bid = desk.ports.newId()
  refuseOffTerms(book, line, { id: bid, investor: actor.organisation, level: form.rate, fen: form.amount, at: book.at })
  const version = (before?.version ?? 0) + 1
  await desk.tx
    .insertInto('bid')
    .values({
      id: bid,
      project: desk.project.id,
      line: line.id,
      investor: actor.organisation,
      rate: form.rate,
      amount: form.amount,
      related_at: form.related === 'yes' ? book.at : null,
      version,
      placed_at: book.at,
      placed_by: actor.person,
      withdrawn_at: null,
      replaced_by: null,
    })
    .execute()
  if (before) await desk.tx.updateTable('bid').set({ replaced_by: bid }).where('id', '=', before.id).execute()
  await logBid(desk, book.run, 'bid.place', { line: line.id, bid, version }, actor)
  return { ok: true, bid, version }
}

type Offered = { id: string; investor: string; level: string; fen: number; at: string }

function refuseOffTerms({ hand }: BidRun, line: Row<'line'>, bid: Offered): void {
  const size = sizeOf(line)
  if (!hand.terms || size === 0) throw refused('该品种已全部回拨，不再接受申购。', { line: ['已全部回拨'] })
  const booked = { kind: hand.offering.kind, sizeFen: size, rateLow: line.rate_low, rateHigh: line.rate_high }
  const problem = bidRefusal(bookOf(booked, hand.terms), bid)
  if (problem) throw refused(`${problem}。`, { [problem.includes('金额') ? 'amount' : 'rate']: [problem] })
}
