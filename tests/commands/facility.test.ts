import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { arranging, quota, seedFacility, yi } from '#tests/support/arrangement.ts'
import { attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { bondRow, happens, people } from '#tests/support/preparation.ts'

const { issuer, enhancer } = people

describe.each(engines)('the quota of the risk-sharing tool on $name', ({ create }) => {
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

  test('reserved at acceptance, committed as approved, fitted to what was signed, given back at the end', async () => {
    const { run, project } = await steps.seek()
    await steps.toPlanning(run)
    expect(await quota(db)).toMatchObject({ reserved: 4 * yi, committed: 0 })
    await steps.toSigned(run, { amount: 3 * yi, signed: 2.5 * yi })
    await db.insertInto('bond').values(bondRow(project, 'bond-1')).execute()
    await happens(db, ports, run, 'arrangement.activate')
    expect(await happens(db, ports, run, 'arrangement.release')).toBe('in-force')
    await db.updateTable('bond').set({ ended_at: ports.now() }).execute()
    expect(await happens(db, ports, run, 'arrangement.release')).toBe('released')
    expect(await quota(db)).toEqual({
      reserved: 0,
      committed: 0,
      ledger: [
        ['reserve', 4 * yi, 4 * yi, 0],
        ['release', yi, 3 * yi, 0],
        ['commit', 3 * yi, 0, 3 * yi],
        ['release', 0.5 * yi, 0, 2.5 * yi],
        ['release', 2.5 * yi, 0, 0],
      ],
    })
    const row = await db.selectFrom('arrangement').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ planned: 4 * yi, actual: 2.5 * yi, letter: '担保函 1 号', outcome: 'released' })
  })

  test('two projects and the last of it: one is accepted, the other told what is left', async () => {
    const runs = [(await steps.seek({ planned: 3 * yi })).run, (await steps.seek({ planned: 3 * yi })).run]
    for (const run of runs) await steps.act(run, 'materials.submit', {}, issuer)
    const answers = await Promise.all(runs.map((run) => attempt(db, ports, run, enhancer, 'materials.accept')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ message: expect.stringContaining('2.00亿元') })
    expect(await quota(db)).toEqual({ reserved: 3 * yi, committed: 0, ledger: [['reserve', 3 * yi, 3 * yi, 0]] })
    const states = await Promise.all(runs.map(async (run) => (await findRun(db, run))?.state))
    expect(states.sort()).toEqual(['accepted', 'materials'])
  })

  test('many projects at once never pass the cap, and the ledger adds up line by line', async () => {
    const runs: string[] = []
    for (let n = 0; n < 6; n += 1) runs.push((await steps.seek({ planned: 2 * yi })).run)
    for (const run of runs) await steps.act(run, 'materials.submit', {}, issuer)
    const answers = await Promise.all(runs.map((run) => attempt(db, ports, run, enhancer, 'materials.accept')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await quota(db)).toEqual({
      reserved: 4 * yi,
      committed: 0,
      ledger: [
        ['reserve', 2 * yi, 2 * yi, 0],
        ['reserve', 2 * yi, 4 * yi, 0],
      ],
    })
  })

  test('declined or withdrawn, it goes back; a closed registration takes unsigned support with it', async () => {
    const first = await steps.seek({ planned: 2 * yi })
    await steps.toPlanning(first.run)
    await steps.act(first.run, 'arrangement.decline', { reason: '不符合偏好' })
    const second = await steps.seek({ planned: 2 * yi })
    await steps.toPlanning(second.run)
    await go(db, ports, second.registration, issuer, 'filing.withdraw', { reason: '改期' })
    expect(await findRun(db, second.run)).toMatchObject({ state: 'withdrawn', status: 'done' })
    expect(await quota(db)).toMatchObject({ reserved: 0, committed: 0 })
  })

  test('without the tool nothing is taken; with it and no quota registered nothing is accepted', async () => {
    const without = await steps.seek({ tool: 'no', planned: 9 * yi })
    await steps.toPlanning(without.run)
    expect(await quota(db)).toEqual({ reserved: 0, committed: 0, ledger: [] })
    await db.deleteFrom('facility').execute()
    const { run } = await steps.seek()
    await steps.act(run, 'materials.submit', {}, issuer)
    expect(await attempt(db, ports, run, enhancer, 'materials.accept')).toMatchObject({
      ok: false,
      message: '还不能受理：该增信机构尚未登记风险分担额度。',
    })
  })
})
