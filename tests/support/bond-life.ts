import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { go, type TestPorts } from './desk.ts'
import { at } from './issue-market.ts'
import { people, worker } from './preparation.ts'

/** The days of a bond's life as a test lives them. */
export function bondLife(db: Db, ports: TestPorts) {
  const { issuer } = people
  const on = (day: string, hour = '10:00') => ports.at(at(day, hour))
  const owed = (kind: string) =>
    db.selectFrom('obligation').selectAll().where('kind', '=', kind).orderBy('due_on').execute()
  const openOf = async (kind: string) => (await owed(kind)).find(({ state }) => state === 'due' || state === 'overdue')!
  const bond = () => db.selectFrom('bond').selectAll().executeTakeFirstOrThrow()
  const state = async (run: string) => (await findRun(db, run))!.state
  const paid = async () => {
    const rows = await db.selectFrom('payment').select(['source', 'amount']).orderBy('id').execute()
    return rows.map(({ source, amount }) => [source, amount])
  }
  const dueClock = (run: string, name: string) =>
    db
      .selectFrom('clock')
      .select(['due_on', 'state'])
      .where('run', '=', run)
      .where('name', '=', name)
      .executeTakeFirst()

  /** A day comes; whatever has run out by then has happened when anybody looks. */
  const arrive = async (run: string, day: string) => {
    on(day)
    return worker(db, ports, run)
  }

  /** Pays the coupon that is due on a day. */
  const payCoupon = async (run: string, day: string) => {
    await arrive(run, day)
    return go(db, ports, run, issuer, 'interest.pay', { obligation: (await openOf('interest')).id, paidOn: day })
  }

  /** Files every report due by a day on the day it is due, as a careful issuer would. */
  const fileReports = async (run: string, until: string) => {
    for (const { id, due_on, state: now } of await owed('disclosure')) {
      if (now !== 'due' || due_on > until) continue
      on(due_on, '09:00')
      await go(db, ports, run, issuer, 'disclosure.file', { obligation: id, filedOn: due_on })
    }
  }

  return { on, owed, openOf, bond, state, paid, dueClock, arrive, payCoupon, fileReports }
}
