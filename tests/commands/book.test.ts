import { beforeEach, describe, expect, test } from 'vitest'
import { balanceOf } from '#app/records/registration-balance.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, yi } from '#tests/support/issue-market.ts'
import { people, worker } from '#tests/support/preparation.ts'

const { banker, checker, issuer } = people

describe.each(engines)('a book on $name', ({ create }) => {
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

  const opened = async (lines: Parameters<typeof steps.plan>[1], terms = {}) => {
    const of = await steps.registered()
    const run = await steps.plan(of, lines)
    await steps.publish(run, terms)
    await steps.open(run)
    return { ...of, run }
  }

  test('closes at its hour and not before; lengthened once, it closes at the new one', async () => {
    const { run } = await opened([{ planned: 4 * yi }])
    ports.at(at('2026-04-01', '17:59'))
    expect(await attempt(db, ports, run, banker, 'book.close')).toMatchObject({
      message: '还不能截止：簿记至 18:00 截止。',
    })
    await go(db, ports, run, banker, 'book.extend', { until: '19:00', reason: '投资者要求' })
    ports.at(at('2026-04-01', '18:30'))
    expect(await attempt(db, ports, run, banker, 'book.close')).toMatchObject({
      message: '还不能截止：簿记至 19:00 截止。',
    })
    ports.at(at('2026-04-01', '19:00'))
    expect(await go(db, ports, run, banker, 'book.close')).toBe('book-closed')
  })

  test('left open it closes by itself at the end of its day, whenever the worker comes by', async () => {
    const { run } = await opened([{ planned: 4 * yi }])
    ports.at(at('2026-04-07', '10:00'))
    expect(await worker(db, ports, run)).toBe('book-closed')
    const lapsed = await db.selectFrom('event').select(['at', 'by_person']).where('type', '=', 'book.lapse').execute()
    expect(lapsed).toEqual([{ at: at('2026-04-02', '00:00'), by_person: 'system' }])
  })

  test('two lines: a part called back, then all of it; the emptied line has no coupon and no bond', async () => {
    const { run, registration } = await opened([
      { tenor: '2Y', planned: 10 * yi, maximum: 12 * yi },
      { tenor: '3Y', planned: 2 * yi, maximum: 12 * yi },
    ])
    await steps.bid(run, 'org-investor', '1.67', 12 * yi, 1)
    await steps.bid(run, 'org-fund', '1.71', yi, 2)
    const [first, second] = [await steps.lineOf(run, 1), await steps.lineOf(run, 2)]
    const move = (amount: number) =>
      attempt(db, ports, run, banker, 'line.reallocate', { from: second.id, to: first.id, amount })
    expect(await move(yi + 50)).toMatchObject({ fields: { amount: [expect.stringContaining('整数倍')] } })
    expect(await move(3 * yi)).toMatchObject({ fields: { amount: [expect.stringContaining('可回拨金额仅')] } })
    expect(await move(yi)).toMatchObject({ ok: true })
    await steps.close(run)
    expect(await move(yi)).toMatchObject({ ok: true })
    await steps.allot(run)
    expect(await steps.lineOf(run, 1)).toMatchObject({ final: 12 * yi, coupon: '1.67' })
    expect(await steps.lineOf(run, 2)).toMatchObject({ final: 0, coupon: null, multiple: null })
    expect(JSON.parse((await steps.lineOf(run, 2)).terms)).toMatchObject({ outcome: '全部回拨' })
    await steps.pay(run)
    await steps.register(run)
    expect(await db.selectFrom('bond').select(['issued', 'coupon']).execute()).toEqual([
      { issued: 12 * yi, coupon: '1.67' },
    ])
    expect(await balance(registration)).toMatchObject({ reservedFen: 0, committedFen: 12 * yi })
  })

  test('less demand than planned shrinks the issue to it and frees the rest of the balance', async () => {
    const { run, registration } = await opened([{ planned: 4 * yi }])
    await steps.bid(run, 'org-investor', '1.80', yi)
    await steps.bid(run, 'org-fund', '1.90', yi)
    await steps.close(run)
    await steps.allot(run)
    expect(await steps.lineOf(run)).toMatchObject({ final: 2 * yi, coupon: '1.90', multiple: '1.00' })
    await steps.pay(run)
    expect(await balance(registration)).toEqual({ reservedFen: 0, committedFen: 2 * yi, availableFen: 13 * yi })
  })

  test('without demand, or below its floor, nothing is allotted; cancelled, the balance is whole again', async () => {
    const { run, registration } = await opened([{ planned: 4 * yi }], { floor: 2 * yi })
    await steps.bid(run, 'org-fund', '1.90', yi)
    await steps.close(run)
    expect(await attempt(db, ports, run, banker, 'allotment.propose')).toMatchObject({
      message: '不能配售：有效申购未达到最低发行规模，可以推迟或取消发行。',
    })
    await go(db, ports, run, issuer, 'offering.cancel', { reason: '申购不足' })
    expect(await balance(registration)).toEqual({ reservedFen: 0, committedFen: 0, availableFen: 15 * yi })
    expect(await steps.lineOf(run)).toMatchObject({ final: 0, coupon: null })
    expect(await db.selectFrom('offering').select('outcome').execute()).toEqual([{ outcome: '取消发行' }])
  })

  test('postponed, its bids fall and the new day holds; a bid withdrawn counts for nothing', async () => {
    const { run } = await opened([{ planned: 4 * yi }])
    await steps.bid(run, 'org-investor', '1.50', 4 * yi)
    const later = { bookOn: '2026-04-08', paymentOn: '2026-04-09', valueOn: '2026-04-09', listingOn: '2026-04-10' }
    await go(db, ports, run, banker, 'offering.postpone', { ...later, reason: '市场波动' })
    ports.at(at('2026-04-08', '09:00'))
    await go(db, ports, run, banker, 'book.open')
    await steps.bid(run, 'org-fund', '1.90', 4 * yi)
    ports.at(at('2026-04-08', '18:00'))
    await go(db, ports, run, banker, 'book.close')
    await steps.allot(run)
    expect(await steps.lineOf(run)).toMatchObject({ coupon: '1.90', investors: 1 })
  })

  test('the proposer does not confirm; sent back, the lines are bare again and the next proposal stands alone', async () => {
    const { run } = await opened([{ planned: 4 * yi }])
    await steps.bid(run, 'org-investor', '1.85', 4 * yi)
    await steps.close(run)
    await go(db, ports, run, banker, 'allotment.propose')
    const same = { ...banker, seats: ['issuer'] as const }
    expect(await attempt(db, ports, run, same, 'allotment.confirm')).toMatchObject({ reason: 'blocked' })
    await go(db, ports, run, checker, 'allotment.send-back', { reason: '重算' })
    expect(await steps.lineOf(run)).toMatchObject({ final: null, coupon: null })
    ports.at(at('2026-04-01', '18:30'))
    await steps.allot(run)
    const rows = await db.selectFrom('allotment').select('confirmed_at').orderBy('proposed_at').execute()
    expect(rows.map(({ confirmed_at }) => confirmed_at !== null)).toEqual([false, true])
  })
})
