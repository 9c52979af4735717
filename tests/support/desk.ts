import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { atDesk } from '#app/commands/desk.server.ts'
import { openRun } from '#app/commands/perform.server.ts'
import type { Ports } from '#app/ports.ts'
import { connect, type Db } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { findRun } from '#db/queries/runs.ts'
import { sqliteCopy } from '#tests/support/engines.ts'
import { type Actor, type Capacity, type Seat, system } from '#workflows/kit/seats.ts'
import type { Refusal } from '#workflows/kit/step.ts'

/** Ports of a test: ids in order, and a clock that stands where it is put. */
export type TestPorts = Ports & { at: (instant: string) => void }

export function testPorts(start = '2026-03-02T01:00:00.000Z'): TestPorts {
  let count = 0
  let instant = start
  return {
    newId: () => `id-${String(++count).padStart(6, '0')}`,
    now: () => instant,
    at: (next) => {
      instant = next
    },
  }
}

export async function scratchDb(url?: string): Promise<Db> {
  const db = connect(url ?? (await sqliteCopy()).file)
  await migrate(db)
  return db
}

export const organisations = {
  issuer: ['org-issuer', '示例星河智造股份有限公司', 'company'],
  bank: ['org-bank', '示例银行股份有限公司', 'bank'],
  rater: ['org-rater', '示例资信评估有限公司', 'rating-agency'],
  enhancer: ['org-enhancer', '示例信用增进股份有限公司', 'enhancer'],
  guarantor: ['org-guarantor', '示例融资担保有限公司', 'guarantor'],
  nafmii: ['org-nafmii', '银行间市场（示例席位）', 'venue:NAFMII'],
  sse: ['org-sse', '上海证券交易所（示例席位）', 'venue:SSE'],
  szse: ['org-szse', '深圳证券交易所（示例席位）', 'venue:SZSE'],
  bse: ['org-bse', '北京证券交易所（示例席位）', 'venue:BSE'],
  csrc: ['org-csrc', '中国证监会（示例席位）', 'csrc'],
  pboc: ['org-pboc', '中国人民银行（示例席位）', 'pboc'],
  nfra: ['org-nfra', '金融监管总局（示例席位）', 'nfra'],
  registrar: ['org-registrar', '示例登记托管机构', 'registrar'],
  investor: ['org-investor', '示例理财有限责任公司', 'investor'],
  fund: ['org-fund', '示例基金管理有限公司', 'investor'],
  counsel: ['org-counsel', '示例律师事务所', 'counsel'],
  auditor: ['org-auditor', '示例会计师事务所', 'auditor'],
  trustee: ['org-trustee', '示例信托有限公司', 'trustee'],
  park: ['org-park', '示例高新技术产业开发区', 'steward'],
  experts: ['org-experts', '评议专家库（示例）', 'experts'],
} as const

export async function seedOrganisations(db: Db, at = '2026-01-02T00:00:00.000Z'): Promise<void> {
  const rows = Object.values(organisations).map(([id, name, kind]) => ({
    id,
    name,
    kind,
    credit_code: null,
    region: null,
    sample_at: at,
    created_at: at,
  }))
  await db.insertInto('organisation').values(rows).execute()
}

export async function seedPerson(
  db: Db,
  id: string,
  organisation: string,
  at = '2026-01-02T00:00:00.000Z',
): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id,
      organisation,
      name: id,
      email: `${id}@example.test`,
      password_hash: null,
      must_change_at: null,
      disabled_at: null,
      created_at: at,
      last_login_at: null,
      last_login_from: null,
    })
    .execute()
}

export const actor = (person: string, organisation: string, ...seats: Seat[]): Actor => ({
  person,
  organisation,
  seats,
})

export const plain = (capacity: Capacity, organisation: string, person = `${capacity}-1`): Actor =>
  actor(person, organisation, capacity)

/** A registration with its run at the start, without the reserve before it. */
export async function openRegistration(db: Db, ports: Ports, project: string): Promise<string> {
  const done = await atDesk(db, project, ports, async (desk) => {
    const id = desk.ports.newId()
    const at = ports.now()
    const unset = { number: null, months: null, accepted_on: null, granted_on: null, effective_to: null, outcome: null }
    const row = {
      id,
      project,
      products: 'MTN',
      amount: 100_000_000_00,
      origin: 'filed' as const,
      receipt: null,
      ...unset,
    }
    await desk.tx
      .insertInto('registration')
      .values({ ...row, created_at: at, ended_at: null })
      .execute()
    const subject = { kind: 'registration', id }
    const run = await openRun(desk, { stage: 'registration', subject, parent: null, by: system, at, cause: null })
    return { ok: true as const, run: run.id }
  })
  if (!done.ok) throw new Error(done.message)
  return done.run
}

/** Two reviewers on the venue's seat, first and second. */
export async function seatReviewers(db: Db, project: string): Promise<void> {
  const seat = await db
    .selectFrom('seat')
    .select('id')
    .where('project', '=', project)
    .where('capacity', '=', 'venue-review')
    .executeTakeFirstOrThrow()
  const row = { seat: seat.id, from_at: '2026-03-01T00:00:00.000Z', until_at: null, on_behalf_of: null }
  const sitting = [
    { ...row, id: `${seat.id}-first`, person: 'reviewer-1', duty: 'first', assigned_by: 'supervisor' },
    { ...row, id: `${seat.id}-second`, person: 'reviewer-2', duty: 'second', assigned_by: 'supervisor' },
  ]
  await db.insertInto('assignment').values(sitting).execute()
}

let keys = 0

/** Advances with the revision as it stands and a fresh key; throws with the sentence when it is refused. */
export async function go(
  db: Db,
  ports: Ports,
  run: string,
  by: Actor,
  type: string,
  data: unknown = {},
): Promise<string> {
  const done = await attempt(db, ports, run, by, type, data)
  if (!done.ok)
    throw new Error(`${type} refused (${done.reason}): ${done.message} ${JSON.stringify(done.fields ?? {})}`)
  return done.state
}

export async function attempt(
  db: Db,
  ports: Ports,
  run: string,
  by: Actor,
  type: string,
  data: unknown = {},
): Promise<{ ok: true; state: string } | Refusal> {
  const { revision } = (await findRun(db, run))!
  keys += 1
  return advanceStage(db, { run, revision, type, data, actor: by, key: `key-${keys}` }, ports)
}
