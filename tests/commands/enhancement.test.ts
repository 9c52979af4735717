import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { arranging, quota, seedFacility, shares, yi } from '#tests/support/arrangement.ts'
import { attempt, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { happens, people } from '#tests/support/preparation.ts'

const { banker, issuer, enhancer, chair } = people

describe.each(engines)('terms and counter-guarantees on $name', ({ create }) => {
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

  const papers = async () =>
    (await db.selectFrom('filing').select('template').where('scope_kind', '=', 'arrangement').execute()).map(
      ({ template }) => template,
    )

  test('plans are kept one after the other; no more is approved than asked, no more signed than approved', async () => {
    const { run } = await steps.seek()
    await steps.toPlanning(run)
    await steps.act(run, 'plan.propose', { shares })
    await steps.act(run, 'committee.send-back', { reason: '提高反担保比例' }, chair)
    await steps.act(run, 'plan.propose', { shares: [{ ...shares[0], percent: '50' }] })
    const terms = await db.selectFrom('share_term').select(['plan', 'percent', 'cap']).orderBy('plan').execute()
    expect(terms).toEqual([
      { plan: 1, percent: '40', cap: yi },
      { plan: 2, percent: '50', cap: yi },
    ])
    const more = { heldOn: '2026-03-02', opinion: '同意', amount: 5 * yi }
    expect(await attempt(db, ports, run, chair, 'committee.approve', more)).toMatchObject({
      fields: { amount: [expect.any(String)] },
    })
    await steps.act(run, 'committee.approve', { ...more, amount: 3 * yi }, chair)
    const sign = { letter: '担保函 1 号', signedOn: '2026-03-02', actual: 3 * yi + 1 }
    expect(await attempt(db, ports, run, enhancer, 'agreement.sign', sign)).toMatchObject({
      fields: { actual: [expect.any(String)] },
    })
  })

  test('a CRMW planned at 2.1 is created at 2.0', async () => {
    const { run } = await steps.seek({ instrument: 'crmw', planned: 2.1 * yi, coverPercent: null })
    await steps.toPlanning(run)
    await steps.toSigned(run, { amount: 2.1 * yi, signed: 2 * yi })
    const row = await db
      .selectFrom('arrangement')
      .select(['planned', 'actual', 'cover_percent'])
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ planned: 2.1 * yi, actual: 2 * yi, cover_percent: null })
    expect(await quota(db)).toMatchObject({ reserved: 0, committed: 2 * yi })
    expect(await papers()).toContain('warrant-prospectus')
  })

  test('only a warrant has a paper of its own making', async () => {
    const { run } = await steps.seek()
    await steps.toPlanning(run)
    await steps.toSigned(run)
    expect(await papers()).toEqual(['enhancement-application'])
  })

  test('a counter-guarantee is an arrangement of its own; the plan waits for its outcome and nothing else', async () => {
    const { run, child } = await steps.withCounter()
    expect(await findRun(db, child)).toMatchObject({ parent_run: run, state: 'interest' })
    await steps.report(run)
    expect(await attempt(db, ports, run, enhancer, 'plan.propose', { shares })).toMatchObject({
      ok: false,
      message: '还不能提出方案：示例融资担保有限公司的反担保尚未有结果。',
    })
    const own = await attempt(db, ports, child, enhancer, 'arrangement.decline', { reason: '越权' })
    expect(own).toMatchObject({ ok: false })
    await steps.counterSigned(child)
    await steps.toSigned(run)
    const held = await db.selectFrom('facility_entry').select('arrangement').distinct().execute()
    expect(held).toHaveLength(1)
    await happens(db, ports, run, 'arrangement.activate')
    expect(await findRun(db, child)).toMatchObject({ state: 'in-force' })
  })

  test('only the provider of a run is asked; the counter-guarantor hears nothing of the run before it', async () => {
    const { run, child } = await steps.withCounter()
    await steps.report(run)
    await steps.act(child, 'materials.submit', {}, issuer)
    const tasks = await db
      .selectFrom('task')
      .select(['run', 'capacity', 'organisation'])
      .where('run', 'in', [run, child])
      .where('done_at', 'is', null)
      .execute()
    expect(tasks).toHaveLength(2)
    expect(tasks).toEqual(
      expect.arrayContaining([
        { run, capacity: 'enhancer', organisation: 'org-enhancer' },
        { run: child, capacity: 'guarantor', organisation: 'org-guarantor' },
      ]),
    )
  })

  test('a counter-guarantee falls with the arrangement it stands behind', async () => {
    const { run, child } = await steps.withCounter()
    await steps.act(run, 'arrangement.withdraw', { reason: '改用其他结构' }, banker)
    expect(await findRun(db, child)).toMatchObject({ state: 'withdrawn', status: 'done' })
  })
})
