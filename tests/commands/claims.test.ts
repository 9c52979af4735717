import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { arranging, coupon, overdue, seedFacility, shares, yi } from '#tests/support/arrangement.ts'
import { attempt, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { happens, people } from '#tests/support/preparation.ts'

const { banker, enhancer, chair } = people

describe.each(engines)('claims and losses on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let steps: ReturnType<typeof arranging>

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    await seedFacility(db, ports.now())
    steps = arranging(db, ports)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const missed = async (seeking: Parameters<typeof steps.seek>[0] = {}, lines = shares) => {
    const made = await steps.seek(seeking)
    await steps.toPlanning(made.run)
    await steps.toSigned(made.run, { lines })
    expect(await steps.missCoupon(made)).toBe('claiming')
    return { ...made, claim: await db.selectFrom('claim').selectAll().executeTakeFirstOrThrow() }
  }

  const pay = (run: string, claim: { id: string; amount: number }) =>
    steps.act(run, 'claim.pay', { claim: claim.id, amount: claim.amount, on: '2027-04-06' })

  test('a default is claimed as far as covered, paid whole, recovered, and its loss shared to the fen', async () => {
    const { run, claim } = await missed({}, [
      { party: '示例融资担保有限公司', order: 1, percent: '40', cap: 100_000_000 },
      { party: '风险分担工具资金', order: 2, percent: '50', cap: yi },
    ])
    expect(claim.amount).toBe(coupon)
    await pay(run, claim)
    const recovered = { claim: claim.id, amount: 240_000_000, on: '2027-04-06', source: '发行人' }
    await steps.act(run, 'recovery.book', recovered)
    expect(await steps.act(run, 'loss.settle', { claim: claim.id }, chair)).toBe('in-force')
    const shared = await db.selectFrom('loss_share').select(['party', 'amount']).orderBy('ordinal').execute()
    expect(shared).toEqual([
      { party: '示例融资担保有限公司', amount: 100_000_000 },
      { party: '风险分担工具资金', amount: 200_000_001 },
      { party: '示例信用增进股份有限公司', amount: 200_000_000 },
    ])
    expect(shared.reduce((sum, { amount }) => sum + amount, 0)).toBe(coupon - recovered.amount)
  })

  test('a partial guarantee answers for its percentage, exactly', async () => {
    const { claim } = await missed({ coverPercent: '33.3333' })
    expect(claim.amount).toBe(246_666_420)
  })

  test('reported twice it is claimed once; nothing is paid twice, short, early, or settled unpaid', async () => {
    const { run, claim } = await missed()
    expect(await happens(db, ports, run, 'default.report')).toBe('claiming')
    expect(await db.selectFrom('claim').selectAll().execute()).toHaveLength(1)
    const asked = { claim: claim.id, amount: claim.amount, on: '2027-04-06' }
    const tried = (change: object) => attempt(db, ports, run, enhancer, 'claim.pay', { ...asked, ...change })
    expect(await tried({ amount: claim.amount - 1 })).toMatchObject({ fields: { amount: [expect.any(String)] } })
    expect(await tried({ on: '2027-04-05' })).toMatchObject({ fields: { on: ['不能早于请求日期'] } })
    expect(await attempt(db, ports, run, chair, 'loss.settle', { claim: claim.id })).toMatchObject({
      reason: 'blocked',
    })
    await pay(run, claim)
    expect(await tried({})).toMatchObject({ fields: { claim: ['已经代偿'] } })
    const all = { claim: claim.id, on: '2027-04-06', source: '发行人', amount: claim.amount + 1 }
    expect(await attempt(db, ports, run, enhancer, 'recovery.book', all)).toMatchObject({
      fields: { amount: [expect.any(String)] },
    })
  })

  test('a direct investment owes nothing on a default and stays in force', async () => {
    const made = await steps.seek({ instrument: 'direct-investment', coverPercent: null })
    await steps.toPlanning(made.run)
    await steps.toSigned(made.run)
    expect(await steps.missCoupon(made)).toBe('in-force')
    expect(await db.selectFrom('claim').selectAll().execute()).toEqual([])
  })

  test('a CRMW pays up to its notional over all claims', async () => {
    const made = await steps.seek({ instrument: 'crmw', planned: yi, coverPercent: null })
    await steps.toPlanning(made.run)
    await steps.toSigned(made.run, { amount: yi })
    await steps.missCoupon(made)
    await db
      .insertInto('obligation')
      .values(overdue(made.project, 'principal-1', 40 * yi))
      .execute()
    await happens(db, ports, made.run, 'default.report')
    const claims = await db.selectFrom('claim').select('amount').orderBy('filed_at').orderBy('id').execute()
    expect(claims.map(({ amount }) => amount)).toEqual([coupon, yi - coupon])
  })

  test('a claim by hand names what can be claimed and no more', async () => {
    const { run, project, claim } = await missed()
    const asked = { obligation: claim.obligation, amount: 1, reason: '未付息' }
    const file = (change: object) => attempt(db, ports, run, banker, 'claim.file', { ...asked, ...change })
    expect(await file({})).toMatchObject({ fields: { obligation: [expect.any(String)] } })
    await db
      .insertInto('obligation')
      .values(overdue(project, 'coupon-2', 100))
      .execute()
    expect(await file({ obligation: 'coupon-2', amount: 101 })).toMatchObject({
      fields: { amount: [expect.any(String)] },
    })
    expect(await file({ obligation: 'coupon-2', amount: 100 })).toMatchObject({ ok: true })
    const [filed] = await db.selectFrom('claim').selectAll().where('obligation', '=', 'coupon-2').execute()
    await pay(run, filed!)
    expect(await steps.act(run, 'loss.settle', { claim: filed!.id }, chair)).toBe('claiming')
  })

  test('what the arrangement paid is claimed from its counter-guarantee by its share, and only then', async () => {
    const made = await steps.withCounter()
    await steps.counterSigned(made.child)
    await steps.report(made.run)
    await steps.toSigned(made.run)
    await steps.missCoupon(made)
    const claim = await db.selectFrom('claim').selectAll().executeTakeFirstOrThrow()
    const back = { obligation: 'coupon-1', amount: 296_000_000, reason: '已代偿' }
    expect(await attempt(db, ports, made.child, enhancer, 'claim.file', back)).toMatchObject({ ok: false })
    await pay(made.run, claim)
    const more = { ...back, amount: 296_000_001 }
    expect(await attempt(db, ports, made.child, enhancer, 'claim.file', more)).toMatchObject({ ok: false })
    expect(await steps.act(made.child, 'claim.file', back)).toBe('claiming')
  })
})
