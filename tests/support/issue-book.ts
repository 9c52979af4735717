import type { Db } from '#db/connect.ts'
import { bidsForResult } from '#workflows/finance/bids-for-result.ts'
import { go, type TestPorts } from './desk.ts'
import { at, schedule } from './issue-market.ts'
import { people } from './preparation.ts'

/** The book: published, opened, bid into, closed, on the days of `dates`. */
export function booking(db: Db, ports: TestPorts) {
  const { banker } = people
  const publish = async (run: string, terms: Record<string, unknown> = {}) => {
    ports.at(at('2026-03-27', '10:00'))
    await go(db, ports, run, banker, 'schedule.set', { ...schedule, ...terms })
    return go(db, ports, run, banker, 'papers.publish', { place: '上海清算所网站' })
  }

  const open = async (run: string) => {
    ports.at(at('2026-04-01', '09:00'))
    return go(db, ports, run, banker, 'book.open')
  }

  const close = async (run: string) => {
    ports.at(at('2026-04-01', '18:00'))
    return go(db, ports, run, banker, 'book.close')
  }

  return { publish, open, close }
}

/** The lines of an issue and what is bid for them. */
export function bidding(db: Db, ports: TestPorts) {
  let bids = 0

  const lineOf = async (run: string, ordinal = 1) =>
    db
      .selectFrom('line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .selectAll('line')
      .where('run.id', '=', run)
      .where('line.ordinal', '=', ordinal)
      .executeTakeFirstOrThrow()

  /** A bid as the book keeps it. */
  const bid = async (run: string, investor: string, rate: string, amount: number, ordinal = 1) => {
    const line = await lineOf(run, ordinal)
    bids += 1
    const id = `bid-${String(bids).padStart(4, '0')}`
    await db
      .insertInto('bid')
      .values({
        id,
        project: line.project,
        line: line.id,
        investor,
        rate,
        amount,
        related_at: null,
        version: 1,
        placed_at: ports.now(),
        placed_by: `${investor}-person`,
        withdrawn_at: null,
        replaced_by: null,
      })
      .execute()
    return id
  }

  /** Sample bids from which a reported coupon, multiple and number of investors come out. */
  const bidsFor = async (run: string, couponPercent: string, multiple: string, investors: number) => {
    const { planned } = await lineOf(run)
    const made = bidsForResult({ sizeFen: planned, couponPercent, multiple, investors, openedAt: ports.now() })
    if (!made.ok) throw new Error(made.message)
    for (const { investor, level, fen } of made.value.bids) {
      await knowInvestor(db, investor, ports.now())
      await bid(run, investor, level, fen)
    }
  }

  return { lineOf, bid, bidsFor }
}

async function knowInvestor(db: Db, id: string, at: string): Promise<void> {
  const row = { id, name: id, kind: 'investor', credit_code: null, region: null, sample_at: at, created_at: at }
  await db
    .insertInto('organisation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
