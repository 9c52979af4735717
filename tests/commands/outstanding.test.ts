import { beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { openRun } from '#app/commands/perform.server.ts'
import { writeObligations } from '#app/records/bond-obligations.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { bondLife } from '#tests/support/bond-life.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { at, market, yi } from '#tests/support/issue-market.ts'
import { bondRow, people, runOf, worker } from '#tests/support/preparation.ts'
import { termsAtBirth } from '#workflows/outstanding/terms.ts'

const { banker, checker, issuer } = people
const { deputy } = market
const meeting = { resolution: '经出席会议的持有人所持表决权法定比例同意。' }

describe.each(engines)('a bond in good standing on $name', ({ create }) => {
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

  test('pays its coupons, each on its day and not before, and is redeemed; nothing is left open', async () => {
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '3Y' })
    await life.fileReports(run, '2027-04-01')
    life.on('2027-04-01')
    expect(
      await attempt(db, ports, run, issuer, 'interest.pay', {
        obligation: (await life.openOf('interest')).id,
        paidOn: '2027-04-01',
      }),
    ).toMatchObject({
      message: '还不能付息：下一付息日为 2027-04-02。',
    })
    await life.payCoupon(run, '2027-04-02')
    expect(await life.dueClock(run, 'debt-service')).toMatchObject({ due_on: '2028-04-03' })
    await life.fileReports(run, '2028-04-01')
    await life.payCoupon(run, '2028-04-03')
    await life.fileReports(run, '2029-03-31')
    await life.arrive(run, '2029-04-02')
    expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
    expect(await life.paid()).toEqual([...Array(3).fill(['issuer', 740_000_000]), ['issuer', 4 * yi]])
    expect(await life.bond()).toMatchObject({ outstanding: 0, ended_at: at('2029-04-02', '10:00') })
    const left = await db.selectFrom('obligation').select('id').where('state', 'in', ['due', 'overdue']).execute()
    expect(left).toEqual([])
    const clocks = await db.selectFrom('clock').select('state').where('run', '=', run).execute()
    expect(clocks.every((clock) => clock.state === 'stopped')).toBe(true)
  })

  test('180 days pay once, interest by actual days over 365 with the principal', async () => {
    const { run } = await steps.issued({ planned: 3 * yi, tenor: '180D' })
    const [interest] = await life.owed('interest')
    // 3亿 × 1.85% × 180 ÷ 365
    expect(interest).toMatchObject({ due_on: '2026-09-29', amount: 273_698_630 })
    await life.fileReports(run, '2026-09-28')
    life.on('2026-09-29')
    await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2026-09-29' })
    expect(await life.paid()).toEqual([
      ['issuer', 273_698_630],
      ['issuer', 3 * yi],
    ])
  })

  test('a notice is due five working days before; a report missed is overdue by the end of its day and can still be filed', async () => {
    const { run } = await steps.issued({ planned: 4 * yi })
    const coupon = await life.openOf('interest')
    expect(coupon.notice_due_on).toBe('2027-03-26')
    life.on('2027-03-26')
    await worker(db, ports, run)
    await go(db, ports, run, issuer, 'notice.publish', { obligation: coupon.id, publishedOn: '2027-03-26' })
    expect((await life.openOf('interest')).notice_on).toBe('2027-03-26')
    const reports = await life.owed('disclosure')
    const past = reports.filter(({ due_on }) => due_on < '2027-03-26')
    expect(past.length).toBeGreaterThan(0)
    expect(past.every((report) => report.state === 'overdue')).toBe(true)
    const lapses = await db.selectFrom('event').select('at').where('type', '=', 'duty.lapse').orderBy('seq').execute()
    expect(lapses[0]).toEqual({ at: at('2026-05-01', '00:00') })
    await go(db, ports, run, issuer, 'disclosure.file', { obligation: past[0]!.id, filedOn: '2027-03-26' })
    expect((await life.owed('disclosure')).find(({ id }) => id === past[0]!.id)).toMatchObject({
      state: 'done',
      done_on: '2027-03-26',
    })
  })

  test('a report due on the day after another lapsed is not overdue with it', async () => {
    const { run } = await steps.issued({ planned: 4 * yi })
    const [first] = await life.owed('disclosure')
    await db
      .insertInto('obligation')
      .values({ ...first!, id: 'day-after', due_on: '2026-05-01' })
      .execute()
    await life.arrive(run, '2026-05-01')
    const states = new Map((await life.owed('disclosure')).map((row) => [row.id, row.state]))
    expect([first!.due_on, states.get(first!.id), states.get('day-after')]).toEqual(['2026-04-30', 'overdue', 'due'])
  })

  test('uses its proceeds up to what was raised; a change of use stands five working days first', async () => {
    const { run } = await steps.issued({ planned: 4 * yi })
    life.on('2026-04-10')
    const use = { paidOn: '2026-04-10', use: '股权投资', payee: '示例公司', tech: 'yes' }
    await go(db, ports, run, issuer, 'use.book', { ...use, amount: 3 * yi })
    expect(await attempt(db, ports, run, issuer, 'use.book', { ...use, amount: yi + 1 })).toMatchObject({
      fields: { amount: [expect.stringContaining('尚余')] },
    })
    const change = { from: '股权投资', to: '偿还有息债务', amount: yi, reason: '项目调整' }
    expect(await attempt(db, ports, run, issuer, 'use.change', { ...change, effectiveOn: '2026-04-16' })).toMatchObject(
      {
        fields: { effectiveOn: ['最早 2026-04-17'] },
      },
    )
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
    life.on('2026-04-10')
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

  test('an adopted bond starts with its balance: what fell due before is not on these books, what comes is reckoned', async () => {
    const { project } = await steps.registered()
    life.on('2026-04-01')
    const row = {
      ...bondRow(project, 'bond-adopted'),
      value_on: '2024-05-20',
      maturity_on: '2027-05-20',
      outstanding: 3 * yi,
      origin: 'adopted' as const,
      terms: JSON.stringify(termsAtBirth({ tenor: '3Y', couponPercent: '1.85' })),
    }
    await db.insertInto('bond').values(row).execute()
    const opened = await atDesk(db, project, ports, async (desk) => {
      await writeObligations(desk, row, '2026-04-01', { id: 'event-adoption', at: ports.now() })
      const subject = { kind: 'bond', id: row.id, opening: { origin: 'adopted' } }
      const run = await openRun(desk, {
        stage: 'outstanding',
        subject,
        parent: null,
        by: banker,
        at: ports.now(),
        cause: null,
      })
      return { ok: true as const, run: run.id }
    })
    if (!opened.ok) throw new Error(opened.message)
    const coupons = await life.owed('interest')
    expect(coupons.map(({ due_on, amount }) => [due_on, amount])).toEqual([
      ['2026-05-20', 555_000_000],
      ['2027-05-20', 555_000_000],
    ])
    expect(JSON.parse((await findRun(db, opened.run))!.context)).toMatchObject({ origin: 'adopted' })
    const asked = { meetingOn: '2026-04-01', ...meeting, maturityOn: '2028-05-20' }
    await go(db, ports, opened.run, banker, 'extension.agree', asked)
    const next = (await life.owed('interest')).filter(({ state }) => state === 'due')
    expect(next.map(({ nominal_on }) => nominal_on)).toEqual(['2026-05-20', '2027-05-20', '2028-05-20'])
  })

  test('an extension by the holders before the day: paid coupons stand, the rest runs to the new day', async () => {
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '2Y' })
    await life.payCoupon(run, '2027-04-02')
    await life.arrive(run, '2028-03-20')
    const asked = { meetingOn: '2028-03-20', ...meeting, maturityOn: '2029-04-02' }
    expect(await attempt(db, ports, run, issuer, 'extension.agree', asked)).toMatchObject({ reason: 'unavailable' })
    expect(await go(db, ports, run, banker, 'extension.agree', asked)).toBe('extended')
    await life.payCoupon(run, '2028-04-03')
    await life.arrive(run, '2029-04-02')
    expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2029-04-02' })).toBe('redeemed')
    expect((await life.paid()).map(([, amount]) => amount)).toEqual([740_000_000, 742_027_397, 740_000_000, 4 * yi])
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
