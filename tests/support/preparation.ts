import { lapse } from '#app/commands/advance-stage.server.ts'
import { atDesk } from '#app/commands/desk.server.ts'
import { openProject } from '#app/commands/open-project.server.ts'
import { perform } from '#app/commands/perform.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { actor, go, type TestPorts } from '#tests/support/desk.ts'
import { system } from '#workflows/kit/seats.ts'

/** People of the organisations in tests/support/desk.ts who prepare a project together. */
export const people = {
  steward: actor('steward-1', 'org-park', 'steward'),
  issuer: actor('issuer-1', 'org-issuer', 'issuer'),
  banker: actor('banker-1', 'org-bank', 'lead-underwriter.maker'),
  checker: actor('banker-2', 'org-bank', 'lead-underwriter.checker'),
  analyst: actor('analyst-1', 'org-rater', 'rater'),
  committee: actor('analyst-2', 'org-rater', 'rater'),
  enhancer: actor('enhancer-1', 'org-enhancer', 'enhancer'),
  chair: actor('enhancer-2', 'org-enhancer', 'enhancer.chair'),
  guarantor: actor('guarantor-1', 'org-guarantor', 'guarantor'),
  guarantorChair: actor('guarantor-2', 'org-guarantor', 'guarantor.chair'),
}

let opened = 0

type Form = Parameters<typeof openProject>[1]['form']

/** A project in reserve with steward, issuer and one underwriter; answers the ids of the project and its reserve run. */
export async function openReserve(db: Db, ports: TestPorts, form: Partial<Form> = {}) {
  opened += 1
  const done = await openProject(
    db,
    {
      form: {
        name: `26星河智造PPN${String(opened).padStart(3, '0')}`,
        issuer: 'org-issuer',
        issuerKind: 'equity-investor',
        route: 'interbank',
        venue: 'NAFMII',
        product: 'PPN',
        placement: 'private',
        ...form,
      },
      seats: [
        { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
        { capacity: 'lead-underwriter', organisation: 'org-bank', persons: [] },
        { capacity: 'steward', organisation: 'org-park', persons: [] },
      ],
      actor: people.banker,
      key: `open-${opened}`,
    },
    ports,
  )
  if (!done.ok) throw new Error(done.message)
  return done
}

/** The run of a stage in a project, the latest. */
export async function runOf(db: Db, project: string, stage: string): Promise<string> {
  const { id } = await db
    .selectFrom('run')
    .select('id')
    .where('project', '=', project)
    .where('stage', '=', stage)
    .orderBy('ordinal', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a reserve entry to its mandate; answers the registration's run. */
export async function mandate(db: Db, ports: TestPorts, project: string, run: string): Promise<string> {
  await go(db, ports, run, people.steward, 'reserve.pool', { source: 'recommended' })
  await go(db, ports, run, people.banker, 'reserve.guide', { plan: '核对主体资格' })
  await go(db, ports, run, people.banker, 'reserve.mature', { test: '股权投资机构', statement: '已登记，管理稳健' })
  await go(db, ports, run, people.banker, 'reserve.mandate', { scope: '牵头主承销', amount: 150_000_000_000 })
  await go(db, ports, run, people.issuer, 'mandate.accept')
  return runOf(db, project, 'registration')
}

/** What the clockwork or another stage sends to a run, with the bodies that reactions have: none. */
export async function happens(db: Db, ports: TestPorts, run: string, type: string): Promise<string> {
  const row = await findRun(db, run)
  if (!row) throw new Error('no run')
  const done = await atDesk(db, row.project, ports, async (desk) => {
    const moved = await perform(desk, row, { type, data: {}, by: system, at: ports.now(), cause: null })
    return moved.ok ? { ok: true as const, state: moved.run.state } : moved
  })
  if (!done.ok) throw new Error(`${type} refused: ${done.message}`)
  return done.state
}

/** The worker comes by: whatever of this run has run out happens, each at its own instant. */
export async function worker(db: Db, ports: TestPorts, run: string): Promise<string> {
  const row = await findRun(db, run)
  if (!row) throw new Error('no run')
  const done = await atDesk(db, row.project, ports, async (desk) => ({
    ok: true as const,
    state: (await lapse(desk, run, ports.now())).run.state,
  }))
  if (!done.ok) throw new Error(done.message)
  return done.state
}

/** A bond as if issued: 4 亿元 at 1.85 % from 2026-04-02. */
export const bondRow = (project: string, id: string) => ({
  id,
  project,
  line: null,
  code: null,
  name: '26星河智造PPN001(科创债)',
  issued: 40_000_000_000,
  outstanding: 40_000_000_000,
  coupon: '1.85',
  value_on: '2026-04-02',
  maturity_on: '2031-04-02',
  terms: '{}',
  origin: 'issued' as const,
  ended_at: null,
  created_at: '2026-04-02T02:00:00.000Z',
})
