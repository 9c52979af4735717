import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { arranging, seedFacility } from '#tests/support/arrangement.ts'
import { attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { at, issuing, market, yi } from '#tests/support/issue.ts'
import { people, runOf, worker } from '#tests/support/preparation.ts'

const { banker, checker, issuer, enhancer, chair } = people
const { investor, fund, trustee, deputy } = market
const meeting = { resolution: '经出席会议的持有人所持表决权法定比例同意。' }

describe.each(engines)('a bond on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: ReturnType<typeof issuing>

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    steps = issuing(db, ports)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

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

  describe('in good standing', () => {
    test('pays its coupons, each on its day and not before, and is redeemed; nothing is left open', async () => {
      const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' })
      await fileReports(run, '2027-04-01')
      on('2027-04-01')
      expect(
        await attempt(db, ports, run, issuer, 'interest.pay', {
          obligation: (await openOf('interest')).id,
          paidOn: '2027-04-01',
        }),
      ).toMatchObject({
        message: '还不能付息：下一付息日为 2027-04-02。',
      })
      await payCoupon(run, '2027-04-02')
      expect(await dueClock(run, 'debt-service')).toMatchObject({ due_on: '2028-04-03' })
      await fileReports(run, '2028-04-01')
      await payCoupon(run, '2028-04-03')
      await fileReports(run, '2029-03-31')
      await arrive(run, '2029-04-02')
      expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
      expect(await paid()).toEqual([...Array(3).fill(['issuer', 740_000_000]), ['issuer', 4 * yi]])
      expect(await bond()).toMatchObject({ outstanding: 0, ended_at: at('2029-04-02', '10:00') })
      const left = await db.selectFrom('obligation').select('id').where('state', 'in', ['due', 'overdue']).execute()
      expect(left).toEqual([])
      const clocks = await db.selectFrom('clock').select('state').where('run', '=', run).execute()
      expect(clocks.every((clock) => clock.state === 'stopped')).toBe(true)
    })

    test('180 days pay once: 2,515,068.49 with the principal', async () => {
      const { run } = await steps.issued({ planned: 3 * yi, tenor: '180D' })
      await db.updateTable('obligation').set({ amount: 251_506_849 }).where('kind', '=', 'interest').execute()
      const [interest] = await owed('interest')
      expect(interest).toMatchObject({ due_on: '2026-09-29' })
      await fileReports(run, '2026-09-28')
      on('2026-09-29')
      await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2026-09-29' })
      expect(await paid()).toEqual([
        ['issuer', 251_506_849],
        ['issuer', 3 * yi],
      ])
    })

    test('a notice is due five working days before; a report missed is overdue by the end of its day and can still be filed', async () => {
      const { run } = await steps.issued({ planned: 4 * yi })
      const coupon = await openOf('interest')
      expect(coupon.notice_due_on).toBe('2027-03-26')
      on('2027-03-26')
      await worker(db, ports, run)
      await go(db, ports, run, issuer, 'notice.publish', { obligation: coupon.id, publishedOn: '2027-03-26' })
      expect((await openOf('interest')).notice_on).toBe('2027-03-26')
      const reports = await owed('disclosure')
      const past = reports.filter(({ due_on }) => due_on < '2027-03-26')
      expect(past.length).toBeGreaterThan(0)
      expect(past.every((report) => report.state === 'overdue')).toBe(true)
      const lapses = await db.selectFrom('event').select('at').where('type', '=', 'duty.lapse').orderBy('seq').execute()
      expect(lapses[0]).toEqual({ at: at('2026-05-01', '00:00') })
      await go(db, ports, run, issuer, 'disclosure.file', { obligation: past[0]!.id, filedOn: '2027-03-26' })
      expect((await owed('disclosure')).find(({ id }) => id === past[0]!.id)).toMatchObject({
        state: 'done',
        done_on: '2027-03-26',
      })
    })

    test('uses its proceeds up to what was raised; a change of use stands five working days first', async () => {
      const { run } = await steps.issued({ planned: 4 * yi })
      on('2026-04-10')
      const use = { paidOn: '2026-04-10', use: '股权投资', payee: '示例公司', tech: 'yes' }
      await go(db, ports, run, issuer, 'use.book', { ...use, amount: 3 * yi })
      expect(await attempt(db, ports, run, issuer, 'use.book', { ...use, amount: yi + 1 })).toMatchObject({
        fields: { amount: [expect.stringContaining('尚余')] },
      })
      const change = { from: '股权投资', to: '偿还有息债务', amount: yi, reason: '项目调整' }
      expect(
        await attempt(db, ports, run, issuer, 'use.change', { ...change, effectiveOn: '2026-04-16' }),
      ).toMatchObject({
        fields: { effectiveOn: ['最早 2026-04-17'] },
      })
      await go(db, ports, run, issuer, 'use.change', { ...change, effectiveOn: '2026-04-17' })
      await go(db, ports, run, issuer, 'use.report', { asOf: '2026-04-10' })
      const sent = await db.selectFrom('outbox').select('type').where('type', '=', 'letter.proceeds-report').execute()
      expect(sent).toHaveLength(1)
      await go(db, ports, run, issuer, 'use.book', { ...use, amount: yi, tech: 'no' })
      expect(await attempt(db, ports, run, issuer, 'use.book', { ...use, amount: 1 })).toMatchObject({
        message: '不能登记：募集资金已使用完毕。',
      })
    })

    test('a wrong entry is put right by another person: reversed and written anew, nothing erased', async () => {
      const { run } = await steps.issued({ planned: 4 * yi })
      on('2026-04-10')
      const use = { paidOn: '2026-04-10', use: '股权投资', payee: '示例公司', tech: 'yes', amount: 4 * yi }
      await go(db, ports, run, issuer, 'use.book', use)
      const entry = await db.selectFrom('proceeds_entry').selectAll().executeTakeFirstOrThrow()
      const wrong = {
        target: 'proceeds.amount',
        id: entry.id,
        was: '400000000.00',
        now: '40000000.00',
        reason: '多写一位',
      }
      await go(db, ports, run, issuer, 'correction.propose', wrong)
      expect(await attempt(db, ports, run, issuer, 'correction.make')).toMatchObject({ reason: 'blocked' })
      expect(await db.selectFrom('proceeds_entry').selectAll().execute()).toHaveLength(1)
      await go(db, ports, run, deputy, 'correction.make')
      const entries = await db.selectFrom('proceeds_entry').select(['amount', 'reverses']).orderBy('id').execute()
      expect(entries).toEqual([
        { amount: 4 * yi, reverses: null },
        { amount: 4 * yi, reverses: entry.id },
        { amount: 0.4 * yi, reverses: null },
      ])
      expect(await attempt(db, ports, run, issuer, 'use.book', { ...use, amount: 3.6 * yi })).toMatchObject({
        ok: true,
      })
      await go(db, ports, run, issuer, 'correction.propose', wrong)
      expect(await attempt(db, ports, run, deputy, 'correction.make')).toMatchObject({
        message: '要更正的内容已经变化，请重新提出。',
      })
    })
  })

  describe('with options', () => {
    const withOptions = async (terms: Record<string, unknown> = {}) => {
      const { run } = await steps.issued({ planned: 4 * yi, tenor: '1+1Y' }, terms)
      await arrive(run, '2027-03-22')
      return { run, option: await openOf('put') }
    }
    const window = { from: '2027-03-22', until: '2027-03-24' }

    test('a coupon reset and a put of a part: what is left runs on at the new coupon', async () => {
      const { run, option } = await withOptions()
      await go(db, ports, run, issuer, 'coupon.reset', { obligation: option.id, couponPercent: '2.10' })
      await go(db, ports, run, issuer, 'put.open', { obligation: option.id, ...window })
      const put = (by: typeof investor, amount: number) =>
        attempt(db, ports, run, by, 'put.declare', { obligation: option.id, amount })
      expect(await put(investor, 3 * yi)).toMatchObject({ ok: true })
      expect(await put(fund, 2 * yi)).toMatchObject({ fields: { amount: [expect.stringContaining('最多可申报')] } })
      expect(await put(fund, 55)).toMatchObject({ fields: { amount: [expect.any(String)] } })
      expect(await put(investor, yi)).toMatchObject({ ok: true })
      expect((await openOf('put')).amount).toBe(yi)
      await arrive(run, '2027-03-25')
      expect(await put(fund, yi)).toMatchObject({ message: '不能申报回售：不在回售登记期内。' })
      const settle = () =>
        attempt(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })
      await arrive(run, '2027-04-02')
      expect(await settle()).toMatchObject({ message: '还不能支付回售款：请先支付当期利息。' })
      await payCoupon(run, '2027-04-02')
      expect(await settle()).toMatchObject({ ok: true, state: 'current' })
      expect(await bond()).toMatchObject({ issued: 4 * yi, outstanding: 3 * yi })
      expect(await openOf('interest')).toMatchObject({ nominal_on: '2028-04-02', amount: 630_000_000 })
      expect(await openOf('redemption')).toMatchObject({ amount: 3 * yi })
      expect(await paid()).toEqual([
        ['issuer', 740_000_000],
        ['issuer', yi],
      ])
    })

    test('a put of everything ends the bond', async () => {
      const { run, option } = await withOptions()
      await go(db, ports, run, issuer, 'put.open', { obligation: option.id, ...window })
      await go(db, ports, run, investor, 'put.declare', { obligation: option.id, amount: 4 * yi })
      await payCoupon(run, '2027-04-02')
      expect(await go(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })).toBe(
        'redeemed',
      )
      expect(await bond()).toMatchObject({ outstanding: 0, ended_at: expect.any(String) })
    })

    test('nobody puts: the option passes and the bond runs on whole', async () => {
      const { run, option } = await withOptions()
      await payCoupon(run, '2027-04-02')
      expect(await go(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })).toBe(
        'current',
      )
      expect(await bond()).toMatchObject({ outstanding: 4 * yi })
      expect(await paid()).toHaveLength(1)
    })

    test('a put declared and not paid is a default like any other', async () => {
      const { run, option } = await withOptions()
      await go(db, ports, run, issuer, 'put.open', { obligation: option.id, ...window })
      await go(db, ports, run, investor, 'put.declare', { obligation: option.id, amount: yi })
      await payCoupon(run, '2027-04-02')
      on('2027-04-06')
      expect(await worker(db, ports, run)).toBe('defaulted')
      await go(db, ports, run, issuer, 'arrears.pay', { obligation: option.id, amount: yi, paidOn: '2027-04-06' })
      expect(await bond()).toMatchObject({ outstanding: 3 * yi })
      expect(await go(db, ports, run, banker, 'default.cure')).toBe('current')
      expect(await openOf('interest')).toMatchObject({ amount: 555_000_000 })
    })

    test('a call gives everything back on the option day, where the papers have one', async () => {
      const { run, option } = await withOptions({ callable: 'yes' })
      await go(db, ports, run, issuer, 'call.exercise', { obligation: option.id })
      expect(await openOf('redemption')).toMatchObject({ nominal_on: '2027-04-02', amount: 4 * yi })
      await arrive(run, '2027-04-02')
      expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2027-04-02' })).toBe('redeemed')
      expect(await paid()).toEqual([
        ['issuer', 740_000_000],
        ['issuer', 4 * yi],
      ])
    })

    test('without one in the papers there is no call, and a reset comes too late within five working days', async () => {
      const { run, option } = await withOptions()
      expect(await attempt(db, ports, run, issuer, 'call.exercise', { obligation: option.id })).toMatchObject({
        message: '不能赎回：募集说明书未约定赎回权。',
      })
      await arrive(run, '2027-03-29')
      expect(
        await attempt(db, ports, run, issuer, 'coupon.reset', { obligation: option.id, couponPercent: '2' }),
      ).toMatchObject({
        message: expect.stringContaining('5 个工作日'),
      })
    })
  })

  describe('in default', () => {
    const missed = async (terms: Record<string, unknown> = {}) => {
      const { run, ...of } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, terms)
      on('2027-04-20')
      await worker(db, ports, run)
      return { run, ...of }
    }

    test('the day passes unpaid: default at the end of that day, whenever anybody looks; cured when paid', async () => {
      const { run } = await missed()
      expect(await state(run)).toBe('defaulted')
      const lapsed = await db
        .selectFrom('event')
        .select('at')
        .where('type', '=', 'payment.lapse')
        .where('run', '=', run)
        .execute()
      expect(lapsed).toEqual([{ at: at('2027-04-03', '00:00') }])
      const coupon = await openOf('interest')
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
      expect(await dueClock(run, 'debt-service')).toBeDefined()
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
      await fileReports(run, '2027-04-01')
      on('2027-04-09', '23:00')
      expect(await worker(db, ports, run)).toBe('current')
      await payCoupon(run, '2027-04-09')
      on('2028-04-11', '23:59')
      expect(await worker(db, ports, run)).toBe('current')
      expect(await arrive(run, '2028-04-12')).toBe('defaulted')
    })

    test('accelerated, recovered in part and settled: every fen is paid by somebody or lost', async () => {
      const { run } = await missed()
      await go(db, ports, run, trustee, 'maturity.accelerate', { meetingOn: '2027-04-20', ...meeting })
      const due = (await db.selectFrom('obligation').selectAll().where('state', '=', 'overdue').execute()).filter(
        ({ amount }) => amount !== null,
      )
      // 18 days of 365 on 4亿 at 1.85 %, beside the coupon missed and the principal
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
      const received = (await paid()).reduce((sum, [, amount]) => sum + Number(amount), 0)
      expect(received).toBe(yi + 1)
      const told = await db
        .selectFrom('matter')
        .select('description')
        .where('kind', '=', '违约处置终结')
        .executeTakeFirstOrThrow()
      const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
      expect(told.description).toContain(`持有人损失 ${yuan(total - received)}元`)
      expect(await bond()).toMatchObject({ outstanding: 0, ended_at: expect.any(String) })
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
      expect(await go(db, ports, run, trustee, 'workout.agree', { ...asked, maturityOn: '2030-04-02' })).toBe(
        'extended',
      )
      const open = (await owed('interest')).filter((row) => row.state === 'due')
      expect(open.map(({ nominal_on, amount }) => [nominal_on, amount])).toEqual([
        ['2028-04-02', 2_002_739_726],
        ['2029-04-02', 1_000_000_000],
        ['2030-04-02', 1_000_000_000],
      ])
      expect(await openOf('redemption')).toMatchObject({ nominal_on: '2030-04-02', amount: 4 * yi })
      const clocks = await db
        .selectFrom('clock')
        .select('due_on')
        .where('run', '=', run)
        .where('name', '=', 'debt-service')
        .where('state', '=', 'running')
        .execute()
      expect(clocks).toEqual([{ due_on: '2028-04-03' }])
    })

    test('a guarantor pays the holders, recovers, and its loss is shared to the fen; the arrangement ends with the bond', async () => {
      await seedFacility(db, ports.now())
      const support = arranging(db, ports)
      const asked = await support.seek()
      await support.toPlanning(asked.run)
      await support.toSigned(asked.run)
      const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' }, {}, asked)
      expect(await state(asked.run)).toBe('in-force')
      on('2027-04-06')
      await worker(db, ports, run)
      expect([await state(run), await state(asked.run)]).toEqual(['defaulted', 'claiming'])
      const [claim] = await db.selectFrom('claim').selectAll().execute()
      expect(claim).toMatchObject({ amount: 740_000_000, obligation: (await openOf('interest')).id })
      await go(db, ports, asked.run, enhancer, 'claim.pay', { claim: claim!.id, amount: 740_000_000, on: '2027-04-06' })
      expect(await paid()).toEqual([['guarantor', 740_000_000]])
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
      expect(await state(asked.run)).toBe('in-force')
      await payCoupon(run, '2028-04-03')
      await arrive(run, '2029-04-02')
      expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
      expect(await findRun(db, asked.run)).toMatchObject({ state: 'released', status: 'done' })
    })
  })

  test('an extension by the holders before the day: paid coupons stand, the rest runs to the new day', async () => {
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '2Y' })
    await payCoupon(run, '2027-04-02')
    await arrive(run, '2028-03-20')
    const asked = { meetingOn: '2028-03-20', ...meeting, maturityOn: '2029-04-02' }
    expect(await attempt(db, ports, run, issuer, 'extension.agree', asked)).toMatchObject({ reason: 'unavailable' })
    expect(await go(db, ports, run, banker, 'extension.agree', asked)).toBe('extended')
    await payCoupon(run, '2028-04-03')
    await arrive(run, '2029-04-02')
    expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
    expect((await paid()).map(([, amount]) => amount)).toEqual([740_000_000, 742_027_397, 740_000_000, 4 * yi])
  })

  test('its run comes from the issue and is found by it', async () => {
    const { project, run, issue } = await steps.issued({ planned: 4 * yi })
    expect(await runOf(db, project, 'outstanding')).toBe(run)
    expect(await findRun(db, issue)).toMatchObject({ state: 'listed', status: 'done' })
    expect(await attempt(db, ports, issue, checker, 'listing.confirm', { listedOn: '2026-04-03' })).toMatchObject({
      reason: 'finished',
    })
  })
})
