import type { Db } from '#db/connect.ts'
import { findFacility, insertFacility, listFacilityEntries } from '#db/queries/facilities.ts'
import { go, type TestPorts } from '#tests/support/desk.ts'
import { bondRow, happens, mandate, openReserve, people, runOf } from '#tests/support/preparation.ts'

/** 1 亿元 in fen. */
export const yi = 10_000_000_000

/** A coupon whose halves and shares do not come out even. */
export const coupon = 740_000_001

export const shares = [{ party: '示例融资担保有限公司', order: 1, percent: '40', cap: yi }]

type Seeking = { planned?: number; tool?: 'yes' | 'no'; instrument?: string; coverPercent?: string | null }
type Signing = { amount?: number; signed?: number; lines?: typeof shares }

/** The quota of the enhancer of these tests: 5 亿元, all of it free. */
export const seedFacility = (db: Db, at: string): Promise<void> =>
  insertFacility(db, {
    id: 'facility-1',
    name: '科技创新债券风险分担额度（示例）',
    operator: 'org-enhancer',
    cap: 5 * yi,
    reserved: 0,
    committed: 0,
    sample_at: at,
    created_at: at,
  })

/** Steps of an arrangement, by whoever may take them. */
export function arranging(db: Db, ports: TestPorts) {
  const steps = ownSteps(db, ports)
  return { ...steps, ...furtherSteps(db, ports, steps) }
}

function ownSteps(db: Db, ports: TestPorts) {
  const { issuer, enhancer, chair } = people
  const act = (run: string, type: string, data: unknown = {}, by = enhancer) => go(db, ports, run, by, type, data)

  const seek = async ({
    planned = 4 * yi,
    tool = 'yes',
    instrument = 'guarantee',
    coverPercent = '100',
  }: Seeking = {}) => {
    const { project, run } = await openReserve(db, ports)
    const registration = await mandate(db, ports, project, run)
    const asked = { instrument, provider: 'org-enhancer', planned, riskSharingTool: tool }
    await act(registration, 'enhancement.seek', { ...asked, ...(coverPercent ? { coverPercent } : {}) }, issuer)
    return { project, registration, run: await runOf(db, project, 'enhancement') }
  }

  const toDiligence = async (run: string, by = enhancer) => {
    await act(run, 'materials.submit', {}, issuer)
    await act(run, 'materials.accept', {}, by)
    await act(run, 'diligence.begin', { plan: '现场查看' }, by)
  }

  const report = (run: string, by = enhancer) =>
    act(run, 'diligence.report', { summary: '稳定', opinion: '可以支持' }, by)

  const toPlanning = async (run: string, by = enhancer) => {
    await toDiligence(run, by)
    await report(run, by)
  }

  const toSigned = async (run: string, { amount = 4 * yi, signed = amount, lines = shares }: Signing = {}) => {
    await act(run, 'plan.propose', { shares: lines, feePercent: '0.6' })
    await act(run, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意', amount }, chair)
    await act(run, 'agreement.sign', { letter: '担保函 1 号', signedOn: '2026-03-02', actual: signed })
  }

  return { act, seek, toDiligence, report, toPlanning, toSigned }
}

function furtherSteps(db: Db, ports: TestPorts, { act, seek, toDiligence, toPlanning }: ReturnType<typeof ownSteps>) {
  const { guarantor, guarantorChair } = people

  /** An arrangement in due diligence with a counter-guarantee asked for behind it. */
  const withCounter = async () => {
    const parent = await seek()
    await toDiligence(parent.run)
    await act(parent.run, 'counter.seek', { provider: 'org-guarantor', coverPercent: '40', planned: 1.6 * yi })
    return { ...parent, child: await runOf(db, parent.project, 'enhancement') }
  }

  const counterSigned = async (child: string) => {
    await toPlanning(child, guarantor)
    await act(child, 'plan.propose', { shares: [{ party: '股东', order: 1, percent: '10' }] }, guarantor)
    await act(child, 'committee.approve', { heldOn: '2026-03-02', opinion: '同意' }, guarantorChair)
    await act(child, 'agreement.sign', { letter: '反担保函', signedOn: '2026-03-02', actual: 1.6 * yi }, guarantor)
  }

  /** A signed arrangement comes into force, the first coupon of its bond is missed, and it hears of it. */
  const missCoupon = async ({ project, run }: { project: string; run: string }): Promise<string> => {
    await db.insertInto('bond').values(bondRow(project, 'bond-1')).execute()
    await db
      .insertInto('obligation')
      .values(overdue(project, 'coupon-1', coupon))
      .execute()
    await happens(db, ports, run, 'arrangement.activate')
    ports.at('2027-04-06T02:00:00.000Z')
    return happens(db, ports, run, 'default.report')
  }

  return { withCounter, counterSigned, missCoupon }
}

/** Sums of the quota and its ledger, oldest line first: kind, amount, reserved and committed after it. */
export async function quota(db: Db) {
  const { reserved, committed } = (await findFacility(db, 'facility-1'))!
  const lines = (await listFacilityEntries(db, 'facility-1', null, 100)).toReversed()
  const ledger = lines.map(({ kind, amount, reserved_after, committed_after }) => [
    kind,
    amount,
    reserved_after,
    committed_after,
  ])
  return { reserved, committed, ledger }
}

export const overdue = (project: string, id: string, amount: number) => ({
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
