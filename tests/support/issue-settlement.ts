import type { Db } from '#db/connect.ts'
import { go, type TestPorts } from './desk.ts'
import { at, market } from './issue-market.ts'
import { people } from './preparation.ts'

/** From the closed book to listing. */
export function settling(db: Db, ports: TestPorts) {
  const { banker, checker } = people

  const allot = async (run: string) => {
    await go(db, ports, run, banker, 'allotment.propose')
    return go(db, ports, run, checker, 'allotment.confirm')
  }

  const allotments = (run: string) =>
    db
      .selectFrom('allotment')
      .innerJoin('line', 'line.id', 'allotment.line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .selectAll('allotment')
      .where('run.id', '=', run)
      .where('allotment.released_at', 'is', null)
      .orderBy('allotment.id')
      .execute()

  const receive = async (run: string, only: (row: { investor: string }) => boolean = () => true) => {
    ports.at(at('2026-04-02', '14:00'))
    const due = (await allotments(run)).filter((row) => row.paid_at === null && only(row))
    const payments = due.map(({ id, payable }) => ({ allotment: id, amount: payable }))
    return go(db, ports, run, banker, 'payment.receive', { payments })
  }

  const pay = async (run: string) => {
    await receive(run)
    return go(db, ports, run, banker, 'payment.confirm')
  }

  const register = async (run: string, code = '032600001') => {
    ports.at(at('2026-04-02', '17:00'))
    const lines = await db
      .selectFrom('line')
      .innerJoin('run', 'run.subject_id', 'line.offering')
      .select(['line.id', 'line.final', 'line.ordinal'])
      .where('run.id', '=', run)
      .orderBy('line.ordinal')
      .execute()
    const issued = lines.filter(({ final }) => (final ?? 0) > 0)
    const entries = issued.map(({ id, ordinal }) => ({ line: id, code: `${code.slice(0, -1)}${ordinal}` }))
    return go(db, ports, run, market.registrar, 'securities.register', { registeredOn: '2026-04-02', lines: entries })
  }

  const list = async (run: string) => {
    ports.at(at('2026-04-03', '10:00'))
    return go(db, ports, run, banker, 'listing.confirm', { listedOn: '2026-04-03' })
  }

  return { allot, allotments, receive, pay, register, list }
}
