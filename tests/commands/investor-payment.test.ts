import { beforeEach, describe, expect, test } from 'vitest'
import { balanceOf } from '#app/records/registration-balance.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, yi } from '#tests/support/issue-market.ts'
import { people, worker } from '#tests/support/preparation.ts'

const { banker } = people

describe.each(engines)('payment by investors on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: ReturnType<typeof issuing>

  beforeEach(async () => {
    const scene = await issueScene(create)
    ;({ db, ports, steps } = scene)
    return scene.close
  })

  const balance = async (registration: string) => {
    const { subject_id } = (await findRun(db, registration))!
    const { reservedFen, committedFen, availableFen } = await balanceOf(db, subject_id)
    return { reservedFen, committedFen, availableFen }
  }

  const allotted = async () => {
    const of = await steps.registered()
    const run = await steps.plan(of, [{ planned: 4 * yi }])
    await steps.publish(run)
    await steps.open(run)
    await steps.bid(run, 'org-investor', '1.80', 3 * yi)
    await steps.bid(run, 'org-fund', '1.85', yi)
    const reserve = await steps.bid(run, 'org-investor', '1.90', yi)
    await steps.close(run)
    await steps.allot(run)
    return { ...of, run, reserve }
  }
  const fundOnly = ({ investor }: { investor: string }) => investor === 'org-fund'

  test('an amount that differs is refused, as is a second payment of the same allotment', async () => {
    const { run } = await allotted()
    const [row] = await steps.allotments(run)
    const receive = (amount: number) =>
      attempt(db, ports, run, banker, 'payment.receive', { payments: [{ allotment: row!.id, amount }] })
    expect(await receive(row!.payable - 1)).toMatchObject({
      fields: { 'payments.0.amount': [expect.stringContaining('应缴')] },
    })
    expect(await receive(row!.payable)).toMatchObject({ ok: true })
    expect(await receive(row!.payable)).toMatchObject({ fields: { 'payments.0.allotment': ['已登记缴款'] } })
  })

  test('is confirmed only when all of it is in', async () => {
    const { run } = await allotted()
    await steps.receive(run, fundOnly)
    expect(await attempt(db, ports, run, banker, 'payment.confirm')).toMatchObject({
      message: '还不能确认：还有 1 笔、300,000,000.00元 未到账。',
    })
  })

  test('all in but not confirmed: paid by the end of the day without anybody', async () => {
    const { run } = await allotted()
    await steps.receive(run)
    ports.at(at('2026-04-03', '09:00'))
    expect(await worker(db, ports, run)).toBe('paid')
  })

  test('not in by the end of the day: taken back, the issue shrinks and the balance with it', async () => {
    const { run, registration } = await allotted()
    await steps.receive(run, (row) => !fundOnly(row))
    ports.at(at('2026-04-03', '09:00'))
    expect(await worker(db, ports, run)).toBe('short')
    const unpaid = (await steps.allotments(run)).find(fundOnly)!
    const shortfall = { allotment: unpaid.id, handling: 'reduce', reason: '未按时缴款' }
    await go(db, ports, run, banker, 'payment.shortfall', shortfall)
    await go(db, ports, run, banker, 'payment.confirm')
    expect(await steps.lineOf(run)).toMatchObject({ final: 3 * yi })
    expect(await balance(registration)).toEqual({ reservedFen: 0, committedFen: 3 * yi, availableFen: 12 * yi })
  })

  test('or taken over by another standing bid, which then owes it', async () => {
    const { run, reserve } = await allotted()
    await steps.receive(run, (row) => !fundOnly(row))
    ports.at(at('2026-04-03', '09:00'))
    await worker(db, ports, run)
    const unpaid = (await steps.allotments(run)).find(fundOnly)!
    const asked = { allotment: unpaid.id, handling: 'reallot', reason: '未按时缴款' }
    expect(await attempt(db, ports, run, banker, 'payment.shortfall', asked)).toMatchObject({
      fields: { to: [expect.any(String)] },
    })
    await go(db, ports, run, banker, 'payment.shortfall', { ...asked, to: reserve })
    const taken = (await steps.allotments(run)).find(({ bid }) => bid === reserve)!
    expect(taken).toMatchObject({ investor: 'org-investor', amount: yi, paid_at: null })
    await go(db, ports, run, banker, 'payment.receive', {
      payments: [{ allotment: taken.id, amount: taken.payable }],
    })
    expect(await go(db, ports, run, banker, 'payment.confirm')).toBe('paid')
    expect(await steps.lineOf(run)).toMatchObject({ final: 4 * yi })
  })
})
