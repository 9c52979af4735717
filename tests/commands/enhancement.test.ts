import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { insertFacility, listFacilityEntries } from '#db/queries/facilities.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { bondRow, happens, mandate, openReserve, people, runOf } from '#tests/support/preparation.ts'

const { issuer, banker, enhancer, chair, guarantor, guarantorChair } = people
const yi = 10_000_000_000

type Seeking = { planned?: number; tool?: 'yes' | 'no'; instrument?: string; coverPercent?: string | null }

describe.each(engines)('an arrangement on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    await insertFacility(db, {
      id: 'facility-1',
      name: '科技创新债券风险分担额度（示例）',
      operator: 'org-enhancer',
      cap: 5 * yi,
      reserved: 0,
      committed: 0,
      sample_at: ports.now(),
      created_at: ports.now(),
    })
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const seek = async ({
    planned = 4 * yi,
    tool = 'yes',
    instrument = 'guarantee',
    coverPercent = '100',
  }: Seeking = {}) => {
    const { project, run } = await openReserve(db, ports)
    const registration = await mandate(db, ports, project, run)
    const asked = { instrument, provider: 'org-enhancer', planned, riskSharingTool: tool }
    await go(db, ports, registration, issuer, 'enhancement.seek', {
      ...asked,
      ...(coverPercent ? { coverPercent } : {}),
    })
    return { project, registration, run: await runOf(db, project, 'enhancement') }
  }

  const act = (run: string, type: string, data: unknown = {}, by = enhancer) => go(db, ports, run, by, type, data)

  const toPlanning = async (run: string, by = enhancer) => {
    await act(run, 'materials.submit', {}, issuer)
    await act(run, 'materials.accept', {}, by)
    await act(run, 'diligence.begin', { plan: '现场查看' }, by)
    await act(run, 'diligence.report', { summary: '稳定', opinion: '可以支持' }, by)
  }

  const shares = [{ party: '示例融资担保有限公司', order: 1, percent: '40', cap: yi }]
  type Signing = { amount?: number; signed?: number; lines?: typeof shares }
  const toSigned = async (run: string, { amount = 4 * yi, signed = amount, lines = shares }: Signing = {}) => {
    await act(run, 'plan.propose', { shares: lines, feePercent: '0.6' })
    await act(run, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意', amount }, chair)
    await act(run, 'agreement.sign', { letter: '担保函 1 号', signedOn: '2026-03-02', actual: signed })
  }

  const facility = () =>
    db
      .selectFrom('facility')
      .select(['cap', 'reserved', 'committed'])
      .where('id', '=', 'facility-1')
      .executeTakeFirstOrThrow()

  const ledger = async () =>
    (await listFacilityEntries(db, 'facility-1', null, 100))
      .toReversed()
      .map(({ kind, amount, reserved_after, committed_after }) => [kind, amount, reserved_after, committed_after])

  describe('the quota', () => {
    test('reserved at acceptance, committed as approved, fitted to what was signed, given back at the end', async () => {
      const { run, project } = await seek()
      await toPlanning(run)
      expect(await facility()).toMatchObject({ reserved: 4 * yi, committed: 0 })
      await toSigned(run, { amount: 3 * yi, signed: 2.5 * yi })
      await db.insertInto('bond').values(bondRow(project, 'bond-1')).execute()
      await happens(db, ports, run, 'arrangement.activate')
      expect(await happens(db, ports, run, 'arrangement.release')).toBe('in-force')
      await db.updateTable('bond').set({ ended_at: ports.now() }).execute()
      expect(await happens(db, ports, run, 'arrangement.release')).toBe('released')
      expect(await ledger()).toEqual([
        ['reserve', 4 * yi, 4 * yi, 0],
        ['release', yi, 3 * yi, 0],
        ['commit', 3 * yi, 0, 3 * yi],
        ['release', 0.5 * yi, 0, 2.5 * yi],
        ['release', 2.5 * yi, 0, 0],
      ])
      expect(await facility()).toMatchObject({ reserved: 0, committed: 0 })
      const row = await db.selectFrom('arrangement').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ planned: 4 * yi, actual: 2.5 * yi, letter: '担保函 1 号', outcome: 'released' })
    })

    test('two projects and the last of it: one is accepted, the other told what is left', async () => {
      const runs = [(await seek({ planned: 3 * yi })).run, (await seek({ planned: 3 * yi })).run]
      for (const run of runs) await act(run, 'materials.submit', {}, issuer)
      const answers = await Promise.all(runs.map((run) => attempt(db, ports, run, enhancer, 'materials.accept')))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ message: expect.stringContaining('2.00亿元') })
      expect(await facility()).toMatchObject({ reserved: 3 * yi, committed: 0 })
      expect(await ledger()).toHaveLength(1)
      const states = await Promise.all(runs.map(async (run) => (await findRun(db, run))?.state))
      expect(states.sort()).toEqual(['accepted', 'materials'])
    })

    test('many projects at once never pass the cap, and the ledger adds up line by line', async () => {
      const runs: string[] = []
      for (let n = 0; n < 6; n += 1) runs.push((await seek({ planned: 2 * yi })).run)
      for (const run of runs) await act(run, 'materials.submit', {}, issuer)
      const answers = await Promise.all(runs.map((run) => attempt(db, ports, run, enhancer, 'materials.accept')))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
      expect(await facility()).toMatchObject({ reserved: 4 * yi, committed: 0 })
      expect(await ledger()).toEqual([
        ['reserve', 2 * yi, 2 * yi, 0],
        ['reserve', 2 * yi, 4 * yi, 0],
      ])
    })

    test('declined or withdrawn, it goes back; a closed registration takes unsigned support with it', async () => {
      const first = await seek({ planned: 2 * yi })
      await toPlanning(first.run)
      await act(first.run, 'arrangement.decline', { reason: '不符合偏好' })
      const second = await seek({ planned: 2 * yi })
      await toPlanning(second.run)
      await go(db, ports, second.registration, issuer, 'filing.withdraw', { reason: '改期' })
      expect(await findRun(db, second.run)).toMatchObject({ state: 'withdrawn', status: 'done' })
      expect(await facility()).toMatchObject({ reserved: 0, committed: 0 })
    })

    test('without the tool nothing is taken; with it and no quota registered nothing is accepted', async () => {
      const without = await seek({ tool: 'no', planned: 9 * yi })
      await toPlanning(without.run)
      expect(await facility()).toMatchObject({ reserved: 0, committed: 0 })
      await db.deleteFrom('facility').execute()
      const { run } = await seek()
      await act(run, 'materials.submit', {}, issuer)
      expect(await attempt(db, ports, run, enhancer, 'materials.accept')).toMatchObject({
        ok: false,
        message: '还不能受理：该增信机构尚未登记风险分担额度。',
      })
    })
  })

  describe('terms', () => {
    test('plans are kept one after the other; no more is approved than asked, no more signed than approved', async () => {
      const { run } = await seek()
      await toPlanning(run)
      await act(run, 'plan.propose', { shares })
      await act(run, 'committee.send-back', { reason: '提高反担保比例' }, chair)
      await act(run, 'plan.propose', { shares: [{ ...shares[0], percent: '50' }] })
      const terms = await db.selectFrom('share_term').select(['plan', 'percent', 'cap']).orderBy('plan').execute()
      expect(terms).toEqual([
        { plan: 1, percent: '40', cap: yi },
        { plan: 2, percent: '50', cap: yi },
      ])
      const more = { heldOn: '2026-03-02', opinion: '同意', amount: 5 * yi }
      expect(await attempt(db, ports, run, chair, 'committee.approve', more)).toMatchObject({
        fields: { amount: [expect.any(String)] },
      })
      await act(run, 'committee.approve', { ...more, amount: 3 * yi }, chair)
      const sign = { letter: '担保函 1 号', signedOn: '2026-03-02', actual: 3 * yi + 1 }
      expect(await attempt(db, ports, run, enhancer, 'agreement.sign', sign)).toMatchObject({
        fields: { actual: [expect.any(String)] },
      })
    })

    test('a CRMW planned at 2.1 is created at 2.0', async () => {
      const { run } = await seek({ instrument: 'crmw', planned: 2.1 * yi, coverPercent: null })
      await toPlanning(run)
      await toSigned(run, { amount: 2.1 * yi, signed: 2 * yi })
      const row = await db
        .selectFrom('arrangement')
        .select(['planned', 'actual', 'cover_percent'])
        .executeTakeFirstOrThrow()
      expect(row).toEqual({ planned: 2.1 * yi, actual: 2 * yi, cover_percent: null })
      expect(await facility()).toMatchObject({ reserved: 0, committed: 2 * yi })
    })
  })

  describe('a counter-guarantee', () => {
    const counter = { provider: 'org-guarantor', coverPercent: '40', planned: 1.6 * yi }

    const withCounter = async () => {
      const parent = await seek()
      await act(parent.run, 'materials.submit', {}, issuer)
      await act(parent.run, 'materials.accept')
      await act(parent.run, 'diligence.begin', { plan: '现场查看' })
      await act(parent.run, 'counter.seek', counter)
      return { ...parent, child: await runOf(db, parent.project, 'enhancement') }
    }

    test('is an arrangement of its own; the plan waits for its outcome and nothing else', async () => {
      const { run, child } = await withCounter()
      expect(await findRun(db, child)).toMatchObject({ parent_run: run, state: 'interest' })
      await act(run, 'diligence.report', { summary: '稳定', opinion: '可以支持' })
      expect(await attempt(db, ports, run, enhancer, 'plan.propose', { shares })).toMatchObject({
        ok: false,
        message: '还不能提出方案：示例融资担保有限公司的反担保尚未有结果。',
      })
      expect(await attempt(db, ports, child, enhancer, 'arrangement.decline', { reason: '越权' })).toMatchObject({
        ok: false,
      })
      await toPlanning(child, guarantor)
      await act(child, 'plan.propose', { shares: [{ party: '股东', order: 1, percent: '10' }] }, guarantor)
      await act(child, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意' }, guarantorChair)
      await toSigned(run)
      const held = await db.selectFrom('facility_entry').select('arrangement').distinct().execute()
      expect(held).toHaveLength(1)
      await act(child, 'agreement.sign', { letter: '反担保函', signedOn: '2026-03-02', actual: 1.6 * yi }, guarantor)
      await happens(db, ports, run, 'arrangement.activate')
      expect(await findRun(db, child)).toMatchObject({ state: 'in-force' })
    })

    test('falls with the arrangement it stands behind', async () => {
      const { run, child } = await withCounter()
      await act(run, 'arrangement.withdraw', { reason: '改用其他结构' }, banker)
      expect(await findRun(db, child)).toMatchObject({ state: 'withdrawn', status: 'done' })
    })
  })

  describe('a default', () => {
    const coupon = 740_000_001

    const missed = async (seeking: Seeking = {}, lines = shares) => {
      const made = await seek(seeking)
      await toPlanning(made.run)
      await toSigned(made.run, { lines })
      await db.insertInto('bond').values(bondRow(made.project, 'bond-1')).execute()
      await db
        .insertInto('obligation')
        .values(overdue(made.project, 'coupon-1', coupon))
        .execute()
      await happens(db, ports, made.run, 'arrangement.activate')
      ports.at('2027-04-06T02:00:00.000Z')
      expect(await happens(db, ports, made.run, 'default.report')).toBe('claiming')
      const claim = await db.selectFrom('claim').selectAll().executeTakeFirstOrThrow()
      return { ...made, claim }
    }

    const pay = (run: string, claim: { id: string; amount: number }) =>
      act(run, 'claim.pay', { claim: claim.id, amount: claim.amount, on: '2027-04-06' })

    test('is claimed as far as covered, paid whole, recovered, and its loss shared to the fen', async () => {
      const { run, claim } = await missed({}, [
        { party: '示例融资担保有限公司', order: 1, percent: '40', cap: 100_000_000 },
        { party: '风险分担工具资金', order: 2, percent: '50', cap: yi },
      ])
      expect(claim.amount).toBe(coupon)
      await pay(run, claim)
      await act(run, 'recovery.book', { claim: claim.id, amount: 240_000_000, on: '2027-04-06', source: '发行人' })
      expect(await act(run, 'loss.settle', { claim: claim.id }, chair)).toBe('in-force')
      const shared = await db.selectFrom('loss_share').select(['party', 'amount']).orderBy('ordinal').execute()
      expect(shared).toEqual([
        { party: '示例融资担保有限公司', amount: 100_000_000 },
        { party: '风险分担工具资金', amount: 200_000_001 },
        { party: '示例信用增进股份有限公司', amount: 200_000_000 },
      ])
      expect(shared.reduce((sum, { amount }) => sum + amount, 0)).toBe(coupon - 240_000_000)
    })

    test('a partial guarantee answers for its percentage, exactly', async () => {
      const { claim } = await missed({ coverPercent: '33.3333' })
      expect(claim.amount).toBe(246_666_420)
    })

    test('reported twice it is claimed once; nothing is paid twice, short, or settled unpaid', async () => {
      const { run, claim } = await missed()
      expect(await happens(db, ports, run, 'default.report')).toBe('claiming')
      expect(await db.selectFrom('claim').selectAll().execute()).toHaveLength(1)
      const short = { claim: claim.id, amount: claim.amount - 1, on: '2027-04-06' }
      expect(await attempt(db, ports, run, enhancer, 'claim.pay', short)).toMatchObject({
        fields: { amount: [expect.any(String)] },
      })
      const early = { claim: claim.id, amount: claim.amount, on: '2027-04-05' }
      expect(await attempt(db, ports, run, enhancer, 'claim.pay', early)).toMatchObject({
        fields: { on: ['不能早于请求日期'] },
      })
      expect(await attempt(db, ports, run, chair, 'loss.settle', { claim: claim.id })).toMatchObject({
        reason: 'blocked',
      })
      await pay(run, claim)
      expect(await attempt(db, ports, run, enhancer, 'claim.pay', { ...short, amount: claim.amount })).toMatchObject({
        fields: { claim: ['已经代偿'] },
      })
      const all = { claim: claim.id, on: '2027-04-06', source: '发行人', amount: claim.amount + 1 }
      expect(await attempt(db, ports, run, enhancer, 'recovery.book', all)).toMatchObject({
        fields: { amount: [expect.any(String)] },
      })
    })

    test('a direct investment owes nothing on it and stays in force', async () => {
      const made = await seek({ instrument: 'direct-investment', coverPercent: null })
      await toPlanning(made.run)
      await toSigned(made.run)
      await db.insertInto('bond').values(bondRow(made.project, 'bond-1')).execute()
      await db
        .insertInto('obligation')
        .values(overdue(made.project, 'coupon-1', coupon))
        .execute()
      await happens(db, ports, made.run, 'arrangement.activate')
      expect(await happens(db, ports, made.run, 'default.report')).toBe('in-force')
      expect(await db.selectFrom('claim').selectAll().execute()).toEqual([])
    })

    test('a claim by hand names what can be claimed and no more', async () => {
      const { run, project, claim } = await missed()
      const asked = { obligation: claim.obligation, amount: 1, reason: '未付息' }
      expect(await attempt(db, ports, run, banker, 'claim.file', asked)).toMatchObject({
        fields: { obligation: [expect.any(String)] },
      })
      await db
        .insertInto('obligation')
        .values(overdue(project, 'coupon-2', 100))
        .execute()
      const second = { ...asked, obligation: 'coupon-2' }
      expect(await attempt(db, ports, run, banker, 'claim.file', { ...second, amount: 101 })).toMatchObject({
        fields: { amount: [expect.any(String)] },
      })
      await act(run, 'claim.file', { ...second, amount: 100 }, banker)
      const filed = await db.selectFrom('claim').selectAll().where('obligation', '=', 'coupon-2').execute()
      await pay(run, filed[0]!)
      expect(await act(run, 'loss.settle', { claim: filed[0]!.id }, chair)).toBe('claiming')
    })

    test('what the arrangement paid is claimed from its counter-guarantee by its share', async () => {
      const made = await seek()
      await act(made.run, 'materials.submit', {}, issuer)
      await act(made.run, 'materials.accept')
      await act(made.run, 'diligence.begin', { plan: '现场查看' })
      await act(made.run, 'counter.seek', { provider: 'org-guarantor', coverPercent: '40', planned: 1.6 * yi })
      const child = await runOf(db, made.project, 'enhancement')
      await toPlanning(child, guarantor)
      await act(child, 'plan.propose', { shares: [{ party: '股东', order: 1, percent: '10' }] }, guarantor)
      await act(child, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意' }, guarantorChair)
      await act(child, 'agreement.sign', { letter: '反担保函', signedOn: '2026-03-02', actual: 1.6 * yi }, guarantor)
      await act(made.run, 'diligence.report', { summary: '稳定', opinion: '可以支持' })
      await toSigned(made.run)
      await db.insertInto('bond').values(bondRow(made.project, 'bond-1')).execute()
      await db
        .insertInto('obligation')
        .values(overdue(made.project, 'coupon-1', coupon))
        .execute()
      await happens(db, ports, made.run, 'arrangement.activate')
      ports.at('2027-04-06T02:00:00.000Z')
      await happens(db, ports, made.run, 'default.report')
      const claim = await db.selectFrom('claim').selectAll().executeTakeFirstOrThrow()
      const back = { obligation: 'coupon-1', amount: 296_000_000, reason: '已代偿' }
      expect(await attempt(db, ports, child, enhancer, 'claim.file', back)).toMatchObject({ ok: false })
      await pay(made.run, claim)
      expect(await attempt(db, ports, child, enhancer, 'claim.file', { ...back, amount: 296_000_001 })).toMatchObject({
        ok: false,
      })
      expect(await act(child, 'claim.file', back)).toBe('claiming')
    })
  })
})

const overdue = (project: string, id: string, amount: number) => ({
  id,
  project,
  bond: 'bond-1',
  kind: 'interest',
  title: '2027年付息',
  due_on: '2027-04-02',
  amount,
  state: 'overdue' as const,
  done_on: null,
  done_event: null,
  notice_due_on: null,
  notice_on: null,
  basis: '{}',
  created_at: '2026-04-02T02:00:00.000Z',
  nominal_on: null,
})
