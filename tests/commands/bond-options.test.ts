import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { bondLife } from '#tests/support/bond-life.ts'
import { attempt, go, type TestPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { issueScene, type issuing } from '#tests/support/issue.ts'
import { market, yi } from '#tests/support/issue-market.ts'
import { people, worker } from '#tests/support/preparation.ts'

const { banker, issuer } = people
const { investor, fund } = market

describe.each(engines)('a bond with options on $name', ({ create }) => {
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

  const withOptions = async (terms: Record<string, unknown> = {}) => {
    const { run } = await steps.issued({ planned: 4 * yi, tenor: '1+1Y' }, terms)
    await life.arrive(run, '2027-03-22')
    return { run, option: await life.openOf('put') }
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
    expect((await life.openOf('put')).amount).toBe(yi)
    await life.arrive(run, '2027-03-25')
    expect(await put(fund, yi)).toMatchObject({ message: '不能申报回售：不在回售登记期内。' })
    const settle = () => attempt(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })
    await life.arrive(run, '2027-04-02')
    expect(await settle()).toMatchObject({ message: '还不能支付回售款：请先支付当期利息。' })
    await life.payCoupon(run, '2027-04-02')
    expect(await settle()).toMatchObject({ ok: true, state: 'current' })
    expect(await life.bond()).toMatchObject({ issued: 4 * yi, outstanding: 3 * yi })
    expect(await life.openOf('interest')).toMatchObject({ nominal_on: '2028-04-02', amount: 630_000_000 })
    expect(await life.openOf('redemption')).toMatchObject({ amount: 3 * yi })
    expect(await life.paid()).toEqual([
      ['issuer', 740_000_000],
      ['issuer', yi],
    ])
  })

  test('a put of everything ends the bond', async () => {
    const { run, option } = await withOptions()
    await go(db, ports, run, issuer, 'put.open', { obligation: option.id, ...window })
    await go(db, ports, run, investor, 'put.declare', { obligation: option.id, amount: 4 * yi })
    await life.payCoupon(run, '2027-04-02')
    expect(await go(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })).toBe(
      'redeemed',
    )
    expect(await life.bond()).toMatchObject({ outstanding: 0, ended_at: expect.any(String) })
  })

  test('nobody puts: the option passes and the bond runs on whole', async () => {
    const { run, option } = await withOptions()
    await life.payCoupon(run, '2027-04-02')
    expect(await go(db, ports, run, issuer, 'put.settle', { obligation: option.id, paidOn: '2027-04-02' })).toBe(
      'current',
    )
    expect(await life.bond()).toMatchObject({ outstanding: 4 * yi })
    expect(await life.paid()).toHaveLength(1)
  })

  test('a put declared and not paid is a default like any other', async () => {
    const { run, option } = await withOptions()
    await go(db, ports, run, issuer, 'put.open', { obligation: option.id, ...window })
    await go(db, ports, run, investor, 'put.declare', { obligation: option.id, amount: yi })
    await life.payCoupon(run, '2027-04-02')
    life.on('2027-04-06')
    expect(await worker(db, ports, run)).toBe('defaulted')
    await go(db, ports, run, issuer, 'arrears.pay', { obligation: option.id, amount: yi, paidOn: '2027-04-06' })
    expect(await life.bond()).toMatchObject({ outstanding: 3 * yi })
    expect(await go(db, ports, run, banker, 'default.cure')).toBe('current')
    expect(await life.openOf('interest')).toMatchObject({ amount: 555_000_000 })
  })

  test('a call gives everything back on the option day, where the papers have one', async () => {
    const { run, option } = await withOptions({ callable: 'yes' })
    await go(db, ports, run, issuer, 'call.exercise', { obligation: option.id })
    expect(await life.openOf('redemption')).toMatchObject({ nominal_on: '2027-04-02', amount: 4 * yi })
    await life.arrive(run, '2027-04-02')
    expect(await go(db, ports, run, issuer, 'redemption.pay', { paidOn: '2027-04-02' })).toBe('redeemed')
    expect(await life.paid()).toEqual([
      ['issuer', 740_000_000],
      ['issuer', 4 * yi],
    ])
  })

  test('without one in the papers there is no call, and a reset comes too late within five working days', async () => {
    const { run, option } = await withOptions()
    expect(await attempt(db, ports, run, issuer, 'call.exercise', { obligation: option.id })).toMatchObject({
      message: '不能赎回：募集说明书未约定赎回权。',
    })
    await life.arrive(run, '2027-03-29')
    expect(
      await attempt(db, ports, run, issuer, 'coupon.reset', { obligation: option.id, couponPercent: '2' }),
    ).toMatchObject({
      message: expect.stringContaining('5 个工作日'),
    })
  })
})
