import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { arranging, seedFacility } from '#tests/support/arrangement.ts'
import { bondLife } from '#tests/support/bond-life.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, market, yi } from '#tests/support/issue-market.ts'
import { people, worker } from '#tests/support/preparation.ts'

const { banker, issuer, enhancer, chair } = people
const { trustee } = market
const meeting = { resolution: '经出席会议的持有人所持表决权法定比例同意。' }

describe.each(engines)('a bond in default on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: ReturnType<typeof issuing>
  let life: ReturnType<typeof bondLife>

  beforeEach(async () => {
    const scene = await issueScene(create)
    ;({ db, ports, steps } = scene)
    life = bondLife(db, ports)
    return scene.close
  })

  const missed = async (terms: Record<string, unknown> = {}) => {
    const { run, ...of } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, terms)
    life.on('2027-04-20')
    await worker(db, ports, run)
    return { run, ...of }
  }

  test('the day passes unpaid: default at the end of that day, whenever anybody looks; cured when paid', async () => {
    const { run } = await missed()
    expect(await life.state(run)).toBe('defaulted')
    const lapsed = await db
      .selectFrom('event')
      .select('at')
      .where('type', '=', 'payment.lapse')
      .where('run', '=', run)
      .execute()
    expect(lapsed).toEqual([{ at: at('2027-04-03', '00:00') }])
    const coupon = await life.openOf('interest')
    expect(coupon).toMatchObject({ state: 'overdue', due_on: '2027-04-02' })
    expect(await attempt(db, ports, run, trustee, 'default.cure')).toMatchObject({
      message: '还不能确认：尚欠 7,400,000.00元。',
    })
    const part = { obligation: coupon.id, amount: 240_000_000, paidOn: '2027-04-20' }
    await go(db, ports, run, issuer, 'arrears.pay', part)
    expect(await attempt(db, ports, run, issuer, 'arrears.pay', { ...part, amount: 500_000_001 })).toMatchObject({
      fields: { amount: ['尚欠 5,000,000.00元'] },
    })
    await go(db, ports, run, issuer, 'arrears.pay', { ...part, amount: 500_000_000 })
    expect(await go(db, ports, run, trustee, 'default.cure')).toBe('current')
    expect(await life.dueClock(run, 'debt-service')).toBeDefined()
    const clocks = await db
      .selectFrom('clock')
      .select(['due_on'])
      .where('run', '=', run)
      .where('name', '=', 'debt-service')
      .where('state', '=', 'running')
      .execute()
    expect(clocks).toEqual([{ due_on: '2028-04-03' }])
  })

  test('within the grace of the prospectus it is no default yet, and may be paid as if on time', async () => {
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, { graceDays: 5 })
    await life.fileReports(run, '2027-04-01')
    life.on('2027-04-09', '23:00')
    expect(await worker(db, ports, run)).toBe('current')
    await life.payCoupon(run, '2027-04-09')
    life.on('2028-04-11', '23:59')
    expect(await worker(db, ports, run)).toBe('current')
    expect(await life.arrive(run, '2028-04-12')).toBe('defaulted')
  })

  test('accelerated, recovered in part and settled: every fen is paid by somebody or lost', async () => {
    const { run } = await missed()
    await go(db, ports, run, trustee, 'maturity.accelerate', { meetingOn: '2027-04-20', ...meeting })
    const due = (await db.selectFrom('obligation').selectAll().where('state', '=', 'overdue').execute()).filter(
      ({ amount }) => amount !== null,
    )
    // 18 of the 366 days to 2028-04-02 on 4亿 at 1.85 %, beside the coupon missed and the principal
    expect(due.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
      ['interest', 36_393_443],
      ['interest', 740_000_000],
      ['redemption', 4 * yi],
    ])
    const total = due.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    await go(db, ports, run, trustee, 'recovery.book', {
      source: 'collateral',
      amount: yi + 1,
      receivedOn: '2027-04-20',
    })
    expect(
      await attempt(db, ports, run, trustee, 'recovery.book', {
        source: 'issuer',
        amount: total,
        receivedOn: '2027-04-20',
      }),
    ).toMatchObject({
      fields: { amount: [expect.stringContaining('尚欠')] },
    })
    expect(await attempt(db, ports, run, trustee, 'default.cure')).toMatchObject({ reason: 'blocked' })
    await go(db, ports, run, trustee, 'settlement.propose', { summary: '破产清算终结。' })
    expect(await attempt(db, ports, run, trustee, 'settlement.confirm')).toMatchObject({ reason: 'blocked' })
    expect(await go(db, ports, run, banker, 'settlement.confirm')).toBe('settled')
    const received = (await life.paid()).reduce((sum, [, amount]) => sum + Number(amount), 0)
    expect(received).toBe(yi + 1)
    const told = await db
      .selectFrom('matter')
      .select('description')
      .where('kind', '=', '违约处置终结')
      .executeTakeFirstOrThrow()
    const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    expect(told.description).toContain(`持有人损失 ${yuan(total - received)}元`)
    expect(await life.bond()).toMatchObject({ outstanding: 0, ended_at: expect.any(String) })
  })

  test('what is not due yet keeps a default from being settled for good', async () => {
    const { run } = await missed()
    expect(await attempt(db, ports, run, trustee, 'settlement.propose', { summary: '终结' })).toMatchObject({
      message: expect.stringContaining('须先宣布加速到期'),
    })
  })

  test('a workout takes up what is unpaid and runs to a new day', async () => {
    const { run } = await missed()
    const asked = { meetingOn: '2027-04-19', ...meeting, couponPercent: '2.50' }
    expect(
      await attempt(db, ports, run, trustee, 'workout.agree', { ...asked, maturityOn: '2029-04-02' }),
    ).toMatchObject({
      fields: { maturityOn: ['原到期日为 2029-04-02'] },
    })
    expect(await go(db, ports, run, trustee, 'workout.agree', { ...asked, maturityOn: '2030-04-02' })).toBe('extended')
    const open = (await life.owed('interest')).filter((row) => row.state === 'due')
    expect(open.map(({ nominal_on, amount }) => [nominal_on, amount])).toEqual([
      ['2028-04-02', 2_002_739_726],
      ['2029-04-02', 1_000_000_000],
      ['2030-04-02', 1_000_000_000],
    ])
    expect(await life.openOf('redemption')).toMatchObject({ nominal_on: '2030-04-02', amount: 4 * yi })
    expect((await life.owed('interest')).filter((row) => row.state === 'overdue')).toEqual([])
    const clocks = await db
      .selectFrom('clock')
      .select('due_on')
      .where('run', '=', run)
      .where('name', '=', 'debt-service')
      .where('state', '=', 'running')
      .execute()
    expect(clocks).toEqual([{ due_on: '2028-04-03' }])
  })

  test('acceleration is claimed of the guarantor as far as it fell due by it, once; paid, the bond is off the books', async () => {
    await seedFacility(db, ports.now())
    const support = arranging(db, ports)
    const asked = await support.seek()
    await support.toPlanning(asked.run)
    await support.toSigned(asked.run)
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, {}, asked)
    life.on('2027-04-06')
    await worker(db, ports, run)
    const [first] = await db.selectFrom('claim').selectAll().execute()
    await go(db, ports, asked.run, enhancer, 'claim.pay', { claim: first!.id, amount: 740_000_000, on: '2027-04-06' })
    await go(db, ports, run, banker, 'maturity.accelerate', { meetingOn: '2027-04-06', ...meeting })
    const claims = await db.selectFrom('claim').selectAll().where('paid', 'is', null).orderBy('amount').execute()
    // 4 of the 366 days to 2028-04-02 on 4亿 at 1.85 %, and the principal
    expect(claims.map(({ amount }) => amount)).toEqual([8_087_432, 4 * yi])
    for (const { id, amount } of claims)
      await go(db, ports, asked.run, enhancer, 'claim.pay', { claim: id, amount, on: '2027-04-06' })
    expect((await life.paid()).map(([source]) => source)).toEqual(Array(3).fill('guarantor'))
    expect(await life.bond()).toMatchObject({ outstanding: 0, ended_at: null })
    const settle = { summary: '保证人已代偿全部本息。' }
    expect(await attempt(db, ports, run, banker, 'settlement.propose', settle)).toMatchObject({
      message: '还不能终结：还有 3 项代偿未了结。',
    })
    expect(await go(db, ports, run, banker, 'default.cure')).toBe('redeemed')
  })

  test('a guarantor pays the holders, recovers, and its loss is shared to the fen; the arrangement ends with the bond', async () => {
    await seedFacility(db, ports.now())
    const support = arranging(db, ports)
    const asked = await support.seek()
    await support.toPlanning(asked.run)
    await support.toSigned(asked.run)
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, {}, asked)
    expect(await life.state(asked.run)).toBe('in-force')
    life.on('2027-04-06')
    await worker(db, ports, run)
    expect([await life.state(run), await life.state(asked.run)]).toEqual(['defaulted', 'claiming'])
    const [claim] = await db.selectFrom('claim').selectAll().execute()
    expect(claim).toMatchObject({ amount: 740_000_000, obligation: (await life.openOf('interest')).id })
    await go(db, ports, asked.run, enhancer, 'claim.pay', { claim: claim!.id, amount: 740_000_000, on: '2027-04-06' })
    expect(await life.paid()).toEqual([['guarantor', 740_000_000]])
    expect(await go(db, ports, run, banker, 'default.cure')).toBe('current')
    await go(db, ports, asked.run, enhancer, 'recovery.book', {
      claim: claim!.id,
      amount: 239_999_999,
      on: '2027-04-06',
      source: '发行人',
    })
    await go(db, ports, asked.run, chair, 'loss.settle', { claim: claim!.id })
    const shared = await db.selectFrom('loss_share').select('amount').execute()
    expect(shared.reduce((sum, { amount }) => sum + amount, 0)).toBe(740_000_000 - 239_999_999)
    expect(await life.state(asked.run)).toBe('in-force')
    await life.payCoupon(run, '2028-04-03')
    await life.arrive(run, '2029-04-02')
    expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
    expect(await findRun(db, asked.run)).toMatchObject({ state: 'released', status: 'done' })
  })
})
