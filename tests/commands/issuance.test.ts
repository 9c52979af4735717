import { beforeEach, describe, expect, test } from 'vitest'
import { balanceOf } from '#app/records/registration-balance.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, market, schedule, yi } from '#tests/support/issue-market.ts'
import { bondRow, people, runOf } from '#tests/support/preparation.ts'

const { banker } = people

describe.each(engines)('an issue on $name', ({ create }) => {
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

  test('东方富海 as reported: 4亿, 5+3+2, 1.85%, 6.3 times, 17 investors', async () => {
    const of = await steps.registered()
    const run = await steps.plan(of, [{ tenor: '5+3+2Y', planned: 4 * yi }])
    expect(await balance(of.registration)).toEqual({ reservedFen: 4 * yi, committedFen: 0, availableFen: 11 * yi })
    await steps.publish(run, { step: 1, minimumBid: 1 })
    await steps.open(run)
    await steps.bidsFor(run, '1.85', '6.3', 17)
    await steps.close(run)
    await steps.allot(run)
    expect(await steps.lineOf(run)).toMatchObject({ final: 4 * yi, coupon: '1.85', price: '100', multiple: '6.30' })
    const allotted = await steps.allotments(run)
    expect(allotted.reduce((sum, { amount }) => sum + amount, 0)).toBe(4 * yi)
    expect(allotted.every(({ amount, payable, confirmed_at }) => amount === payable && confirmed_at !== null)).toBe(
      true,
    )
    await steps.pay(run)
    expect(await balance(of.registration)).toEqual({ reservedFen: 0, committedFen: 4 * yi, availableFen: 11 * yi })
  })

  test('what is listed is a bond with all it owes, alive on a run of its own', async () => {
    const of = await steps.issued({ tenor: '5+3+2Y', planned: 4 * yi })
    const bond = await db.selectFrom('bond').selectAll().executeTakeFirstOrThrow()
    expect(bond).toMatchObject({
      name: '26星河智造PPN001(科创债)',
      code: '032600001',
      issued: 4 * yi,
      outstanding: 4 * yi,
      coupon: '1.85',
      value_on: '2026-04-02',
      maturity_on: '2036-04-02',
    })
    const owed = await db.selectFrom('obligation').selectAll().orderBy('due_on').execute()
    const coupons = owed.filter(({ kind }) => kind === 'interest')
    expect(coupons.map(({ amount }) => amount)).toEqual(Array(10).fill(740_000_000))
    expect(owed.filter(({ kind }) => kind === 'put').map(({ nominal_on }) => nominal_on)).toEqual([
      '2031-04-02',
      '2034-04-02',
    ])
    expect(owed.filter(({ kind }) => kind === 'disclosure').length).toBeGreaterThan(10)
    const life = (await findRun(db, await runOf(db, of.project, 'outstanding')))!
    expect(life).toMatchObject({ state: 'current', subject_id: bond.id })
    const clocks = await db.selectFrom('clock').selectAll().where('run', '=', life.id).orderBy('name').execute()
    expect(clocks.map(({ name, due_on, on_due }) => [name, due_on, on_due])).toEqual([
      ['debt-service', '2027-04-02', 'payment.lapse'],
      ['duty', '2026-04-30', 'duty.lapse'],
    ])
  })

  test('each of its papers is made at its step, and those of another case are not', async () => {
    await steps.issued({ planned: 4 * yi })
    const sent = await db
      .selectFrom('outbox')
      .innerJoin('event', 'event.id', 'outbox.event')
      .select(['outbox.type'])
      .where('event.stage', '=', 'issuance')
      .where('outbox.type', 'like', 'letter.%')
      .orderBy('event.seq')
      .orderBy('outbox.id')
      .execute()
    expect(sent.map(({ type }) => type)).toEqual([
      'letter.issue-schedule',
      'letter.issuance-plan',
      'letter.subscription-note',
      'letter.subscription-form',
      'letter.issue-announcement',
      // The registration was taken over: its prospectus tells of other issues.
      'letter.supplement',
      'letter.allotment-notice',
      'letter.book-report',
      'letter.result-announcement',
    ])
  })

  test('papers of a private placement stand one working day before the book; too late is refused with the day', async () => {
    const run = await steps.plan(await steps.registered(), [{ planned: 4 * yi }])
    ports.at(at('2026-04-01', '08:00'))
    await go(db, ports, run, banker, 'schedule.set', schedule)
    expect(await attempt(db, ports, run, banker, 'papers.publish', { place: '网站' })).toMatchObject({
      ok: false,
      reason: 'blocked',
      message: expect.stringContaining('2026-03-31'),
    })
    ports.at(at('2026-03-31', '20:00'))
    expect(await attempt(db, ports, run, banker, 'papers.publish', { place: '网站' })).toMatchObject({ ok: true })
  })

  test('a first public issue needs three working days, a later one of the same issuer two', async () => {
    const publicly = { placement: 'public', product: 'MTN' } as const
    const run = await steps.plan(await steps.registered(publicly), [{ planned: 4 * yi }])
    ports.at(at('2026-03-30', '10:00'))
    await go(db, ports, run, banker, 'schedule.set', schedule)
    expect(await attempt(db, ports, run, banker, 'papers.publish', { place: '网站' })).toMatchObject({
      message: expect.stringContaining('2026-03-27'),
    })
    await db.updateTable('offering').set({ outcome: '正常发行' }).execute()
    const next = await steps.plan(await steps.registered(publicly), [{ planned: 4 * yi }])
    await go(db, ports, next, banker, 'schedule.set', schedule)
    expect(await attempt(db, ports, next, banker, 'papers.publish', { place: '网站' })).toMatchObject({ ok: true })
  })

  test('a payment day after the registration has run out is refused', async () => {
    const run = await steps.plan(await steps.registered({}, '2026-04-01'), [{ planned: 4 * yi }])
    ports.at(at('2026-03-27', '10:00'))
    await go(db, ports, run, banker, 'schedule.set', schedule)
    expect(await attempt(db, ports, run, banker, 'papers.publish', { place: '网站' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('缴款日 2026-04-02 不在其内'),
    })
  })

  test('nothing is published without a schedule, and none is set on a day off or with a step that does not fit', async () => {
    const run = await steps.plan(await steps.registered(), [{ planned: 4 * yi }])
    expect(await attempt(db, ports, run, banker, 'papers.publish', { place: '网站' })).toMatchObject({
      message: '还不能公布：发行安排尚未确定。',
    })
    const off = {
      ...schedule,
      bookOn: '2026-04-04',
      paymentOn: '2026-04-07',
      valueOn: '2026-04-07',
      listingOn: '2026-04-08',
    }
    expect(await attempt(db, ports, run, banker, 'schedule.set', off)).toMatchObject({
      fields: { bookOn: ['不是本市场的工作日'] },
    })
    expect(await attempt(db, ports, run, banker, 'schedule.set', { ...schedule, step: 7 })).toMatchObject({
      fields: { step: [expect.stringContaining('整数倍')] },
    })
  })

  test('the book opens on its day and in its hours only', async () => {
    const run = await steps.plan(await steps.registered(), [{ planned: 4 * yi }])
    await steps.publish(run)
    ports.at(at('2026-03-31', '09:00'))
    expect(await attempt(db, ports, run, banker, 'book.open')).toMatchObject({
      message: '还不能开始簿记：簿记日为 2026-04-01。',
    })
    ports.at(at('2026-04-01', '08:59'))
    expect(await attempt(db, ports, run, banker, 'book.open')).toMatchObject({
      message: '还不能开始簿记：簿记自 09:00 开始。',
    })
    ports.at(at('2026-04-02', '09:00'))
    expect(await attempt(db, ports, run, banker, 'book.open')).toMatchObject({
      message: expect.stringContaining('已过'),
    })
  })

  test('a 增发 is allotted by price and makes the bond larger; its next coupon is reckoned on both', async () => {
    const first = await steps.issued({ planned: 4 * yi })
    const bond = await db.selectFrom('bond').selectAll().executeTakeFirstOrThrow()
    ports.at(at('2026-05-06', '10:00'))
    const range = { rateLow: '99.00', rateHigh: '102.00' }
    const run = await steps.plan(first, [{ planned: yi, ...range }], {
      kind: 'reopening',
      bond: bond.id,
      name: '26星河智造PPN001(增发1)',
      bookOn: '2026-05-12',
    })
    const days = { bookOn: '2026-05-12', paymentOn: '2026-05-13', valueOn: '2026-05-13', listingOn: '2026-05-14' }
    await go(db, ports, run, banker, 'schedule.set', { ...schedule, ...days })
    await go(db, ports, run, banker, 'papers.publish', { place: '网站' })
    ports.at(at('2026-05-12', '09:00'))
    await go(db, ports, run, banker, 'book.open')
    await steps.bid(run, 'org-fund', '100.35', yi)
    await steps.bid(run, 'org-investor', '100.10', yi)
    ports.at(at('2026-05-12', '18:00'))
    await go(db, ports, run, banker, 'book.close')
    await steps.allot(run)
    expect(await steps.lineOf(run)).toMatchObject({ price: '100.35', coupon: '1.85', multiple: '2.00' })
    const [due] = await steps.allotments(run)
    expect(due).toMatchObject({ investor: 'org-fund', amount: yi, payable: 10_035_000_000 })
    ports.at(at('2026-05-13', '14:00'))
    await go(db, ports, run, banker, 'payment.receive', { payments: [{ allotment: due!.id, amount: due!.payable }] })
    await go(db, ports, run, banker, 'payment.confirm')
    const lines = [{ line: (await steps.lineOf(run)).id, code: bond.code }]
    await go(db, ports, run, market.registrar, 'securities.register', { registeredOn: '2026-05-13', lines })
    ports.at(at('2026-05-14', '10:00'))
    await go(db, ports, run, banker, 'listing.confirm', { listedOn: '2026-05-14' })
    expect(await db.selectFrom('bond').select(['issued', 'outstanding']).execute()).toEqual([
      { issued: 5 * yi, outstanding: 5 * yi },
    ])
    const coupons = await db.selectFrom('obligation').select('amount').where('kind', '=', 'interest').execute()
    expect(coupons.map(({ amount }) => amount)).toEqual(Array(3).fill(925_000_000))
    const lives = await db.selectFrom('run').select('id').where('stage', '=', 'outstanding').execute()
    expect(lives).toHaveLength(1)
    expect(await balance(first.registration)).toMatchObject({ committedFen: 5 * yi, reservedFen: 0 })
  })

  test('registration refuses a line it does not know, a code in use and a day that has not come', async () => {
    const of = await steps.registered()
    const run = await steps.plan(of, [{ planned: 4 * yi }])
    await steps.publish(run)
    await steps.open(run)
    await steps.bid(run, 'org-investor', '1.85', 4 * yi)
    await steps.close(run)
    await steps.allot(run)
    await steps.pay(run)
    const entry = { registeredOn: '2026-04-02' }
    const stranger = { ...entry, lines: [{ line: 'nowhere', code: '1' }] }
    expect(await attempt(db, ports, run, market.registrar, 'securities.register', stranger)).toMatchObject({
      fields: { 'lines.0.line': [expect.any(String)] },
    })
    const line = (await steps.lineOf(run)).id
    await db
      .insertInto('bond')
      .values({ ...bondRow(of.project, 'bond-before'), code: '032600001', ended_at: at('2026-03-02', '10:00') })
      .execute()
    const taken = { ...entry, lines: [{ line, code: '032600001' }] }
    expect(await attempt(db, ports, run, market.registrar, 'securities.register', taken)).toMatchObject({
      fields: { 'lines.0.code': ['代码已被使用'] },
    })
    const early = { registeredOn: '2026-04-03', lines: [{ line, code: '1' }] }
    expect(await attempt(db, ports, run, market.registrar, 'securities.register', early)).toMatchObject({
      fields: { registeredOn: ['不能晚于今天'] },
    })
    expect(await db.selectFrom('bond').select('id').execute()).toEqual([{ id: 'bond-before' }])
  })
})
