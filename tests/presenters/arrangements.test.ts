import { beforeEach, describe, expect, test } from 'vitest'
import { presentArrangements } from '#app/presenters/arrangements.server.ts'
import { presentFacility } from '#app/presenters/facility.server.ts'
import type { Db } from '#db/connect.ts'
import { arranging, coupon, seedFacility, yi } from '#tests/support/arrangement.ts'
import { organisations, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { people } from '#tests/support/preparation.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const { enhancer, chair } = people

describe.each(engines)('the rooms of enhancement on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    await seedFacility(db, ports.now())
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const look = async (project: string, capacity: Capacity, organisation: string, typed = '') =>
    presentArrangements(await enter(db, ports, signedIn(capacity, organisation), project), typed)

  test('of a counter-guarantee others are told the outcome; its giver sees it and not what stands before it', async () => {
    const steps = arranging(db, ports)
    const { project, child } = await steps.withCounter()
    await steps.counterSigned(child)
    const issuer = await look(project, 'issuer', 'org-issuer')
    expect(issuer.arrangements).toHaveLength(1)
    expect(issuer.arrangements[0]).toMatchObject({
      provider: organisations.enhancer[1],
      counters: [{ provider: organisations.guarantor[1], state: '签署' }],
      facility: null,
    })
    expect(JSON.stringify(issuer)).not.toMatch(/股东|反担保函/)
    const own = await look(project, 'guarantor', 'org-guarantor')
    expect(own.arrangements.map(({ provider }) => provider)).toEqual([organisations.guarantor[1]])
    expect(JSON.stringify(own)).not.toContain(organisations.enhancer[1])
    const provider = await look(project, 'enhancer', 'org-enhancer')
    expect(provider.arrangements[0]?.facility).toMatchObject({ href: '/facilities/facility-1' })
    expect(JSON.stringify(provider)).not.toMatch(/股东|反担保函/)
  })

  test('for who has no part in it there is no such page', async () => {
    const { project } = await arranging(db, ports).seek()
    for (const [capacity, organisation] of [
      ['venue-review', 'org-nafmii'],
      ['rater', 'org-rater'],
      ['enhancer', 'org-guarantor'],
    ] as const) {
      await seat(db, project, capacity, organisation)
      expect(await statusOf(look(project, capacity, organisation)), capacity).toBe(404)
    }
    expect(await statusOf(look(project, 'issuer', 'org-bank'))).toBe(404)
  })

  test('a loss is tried out on the plan; what cannot be read is said on its field and changes nothing', async () => {
    const steps = arranging(db, ports)
    const { project, run } = await steps.seek()
    await steps.toPlanning(run)
    await steps.toSigned(run)
    const { arrangements, recovery } = await look(project, 'issuer', 'org-issuer', '1')
    expect(recovery.error).toBeNull()
    expect(arrangements[0]?.picture).toMatchObject({ owed: 4 * yi, recovered: yi, loss: 3 * yi })
    expect(arrangements[0]?.picture?.borne.map(({ fen }) => fen)).toEqual([yi, 2 * yi, 0])
    const wrong = await look(project, 'issuer', 'org-issuer', '<b>')
    expect(wrong.recovery).toMatchObject({ typed: '<b>', error: expect.stringContaining('数字') })
    expect(wrong.arrangements[0]).toMatchObject({ picture: null, plan: 1 })
  })

  test('claims, what came back, and the shares of the loss, which make it to the fen', async () => {
    const steps = arranging(db, ports)
    const { project, run } = await steps.seek()
    await steps.toPlanning(run)
    await steps.toSigned(run)
    await steps.missCoupon({ project, run })
    const { id: claim } = await db.selectFrom('claim').select('id').executeTakeFirstOrThrow()
    await steps.act(run, 'claim.pay', { claim, amount: coupon, on: '2027-04-06' })
    await steps.act(run, 'recovery.book', { claim, amount: 240_000_000, on: '2027-04-06', source: '发行人' })
    await steps.act(run, 'loss.settle', { claim }, chair)
    const [line] = (await look(project, 'issuer', 'org-issuer')).arrangements[0]?.claims ?? []
    expect(line).toMatchObject({ amount: coupon, paid: coupon, settled: true, recoveries: [{ amount: 240_000_000 }] })
    expect(line?.shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(coupon - 240_000_000)
  })

  test('the quota’s ledger adds up on every row, a page at a time, for the house that runs it alone', async () => {
    const steps = arranging(db, ports)
    for (let n = 0; n < 2; n += 1) {
      const { run } = await steps.seek({ planned: 2 * yi })
      ports.at(`2026-03-0${3 + n}T01:00:00.000Z`)
      await steps.toPlanning(run)
      await steps.act(run, 'plan.propose', { shares: [{ party: '甲', order: 1, percent: '40' }] })
      await steps.act(run, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意', amount: 1.5 * yi }, chair)
    }
    const page = (capacity: Capacity, organisation: string) =>
      presentFacility({ reader: db, ports }, signedIn(capacity, organisation), { facility: 'facility-1', after: null })
    const { lines, cap, available, reserved, committed } = await page('enhancer', 'org-enhancer')
    expect(lines).toHaveLength(6)
    for (const line of lines) expect(line.available + line.reserved + line.committed).toBe(cap)
    expect([available, reserved, committed]).toEqual([2 * yi, 0, 3 * yi])
    expect(lines.map(({ by }) => by)).toContain('—')
    expect(await statusOf(page('enhancer', 'org-guarantor'))).toBe(404)
    expect(await statusOf(page('issuer', 'org-enhancer'))).toBe(404)
    expect(enhancer.organisation).toBe('org-enhancer')
  })
})
