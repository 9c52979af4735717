import { atDesk } from '#app/commands/desk.server.ts'
import { openProject } from '#app/commands/open-project.server.ts'
import { openRun } from '#app/commands/perform.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Db } from '#db/connect.ts'
import { go, plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import type { Engine } from '#tests/support/engines.ts'
import { openAccount, webContext } from '#tests/support/web-context.ts'
import { type Actor, type Capacity, system } from '#workflows/kit/seats.ts'

export type RegistrationCase = {
  db: Db
  ports: TestPorts
  context: LoadContext
  project: string
  run: string
  registration: string
  end: () => Promise<void>
}

export const banker: Actor = { person: 'banker-1', organisation: 'org-bank', seats: ['lead-underwriter.maker'] }
export const checker: Actor = { person: 'banker-2', organisation: 'org-bank', seats: ['lead-underwriter.checker'] }
export const intake = plain('venue-intake', 'org-nafmii', 'intake-1')
export const first: Actor = { person: 'reviewer-1', organisation: 'org-nafmii', seats: ['venue-review.first'] }
export const second: Actor = { person: 'reviewer-2', organisation: 'org-nafmii', seats: ['venue-review.second'] }

const accounts: readonly [id: string, organisation: string, capacity: Capacity][] = [
  ['issuer-1', 'org-issuer', 'issuer'],
  ['banker-1', 'org-bank', 'lead-underwriter'],
  ['banker-2', 'org-bank', 'lead-underwriter'],
  ['counsel-1', 'org-counsel', 'counsel'],
  ['enhancer-1', 'org-enhancer', 'enhancer'],
  ['investor-1', 'org-investor', 'investor'],
  ['intake-1', 'org-nafmii', 'venue-intake'],
  ['reviewer-1', 'org-nafmii', 'venue-review'],
  ['reviewer-2', 'org-nafmii', 'venue-review'],
  ['stranger-1', 'org-fund', 'lead-underwriter'],
]

/** An interbank project with an open registration at its start, people who may sign in, and a web context on it. */
export async function registrationCase(
  create: Engine['create'],
  recorded: readonly Capacity[] = [],
): Promise<RegistrationCase> {
  const scratch = await create()
  const db = await scratchDb(scratch.url)
  const ports = testPorts()
  await seedOrganisations(db)
  for (const [id, organisation, capacity] of accounts)
    await openAccount(db, ports, { id, organisation, capacities: [capacity] })
  const project = await openedProject(db, ports, recorded)
  const { registration, run } = await openedRegistration(db, ports, project)
  const end = async () => {
    await db.destroy()
    await scratch.drop()
  }
  return { db, ports, context: webContext(db, ports), project, run, registration, end }
}

async function openedProject(db: Db, ports: TestPorts, recorded: readonly Capacity[]): Promise<string> {
  const opened = await openProject(
    db,
    {
      form: {
        name: '26星河智造MTN001',
        issuer: 'org-issuer',
        issuerKind: 'tech-firm',
        route: 'interbank',
        venue: 'NAFMII',
        product: 'MTN',
        placement: 'public',
      },
      seats: [
        { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
        {
          capacity: 'lead-underwriter',
          organisation: 'org-bank',
          persons: [
            { person: 'banker-1', duty: 'maker' },
            { person: 'banker-2', duty: 'checker' },
          ],
        },
        { capacity: 'counsel', organisation: 'org-counsel', persons: [] },
        ...recorded.map((capacity) => ({
          capacity,
          organisation: 'org-nafmii',
          persons: [],
          mode: 'recorded' as const,
        })),
      ],
      actor: banker,
      key: 'registration-case',
    },
    ports,
  )
  if (!opened.ok) throw new Error(opened.message)
  return opened.project
}

async function openedRegistration(db: Db, ports: TestPorts, project: string) {
  const done = await atDesk(db, project, ports, async (desk) => {
    const registration = desk.ports.newId()
    const row = { id: registration, project, products: 'MTN', amount: 100_000_000_000, origin: 'filed' as const }
    const unset = { number: null, months: null, accepted_on: null, granted_on: null, effective_to: null }
    await desk.tx
      .insertInto('registration')
      .values({ ...row, ...unset, outcome: null, receipt: null, created_at: ports.now(), ended_at: null })
      .execute()
    const subject = { kind: 'registration', id: registration }
    const run = await openRun(desk, {
      stage: 'registration',
      subject,
      parent: null,
      by: system,
      at: ports.now(),
      cause: null,
    })
    return { ok: true as const, registration, run: run.id }
  })
  if (!done.ok) throw new Error(done.message)
  return done
}

/** Filed, accepted, two reviewers seated, under review. */
export async function underReview({ db, ports, run, project }: RegistrationCase): Promise<void> {
  await file({ db, ports, run })
  await go(db, ports, run, intake, 'filing.accept')
  const seat = await db
    .selectFrom('seat')
    .select('id')
    .where('project', '=', project)
    .where('capacity', '=', 'venue-review')
    .executeTakeFirstOrThrow()
  const sitting = { seat: seat.id, from_at: '2026-03-01T00:00:00.000Z', until_at: null, on_behalf_of: null }
  await db
    .insertInto('assignment')
    .values([
      { ...sitting, id: 'sits-1', person: 'reviewer-1', duty: 'first', assigned_by: 'intake-1' },
      { ...sitting, id: 'sits-2', person: 'reviewer-2', duty: 'second', assigned_by: 'intake-1' },
    ])
    .execute()
  await go(db, ports, run, first, 'review.begin')
}

export async function file({ db, ports, run }: Pick<RegistrationCase, 'db' | 'ports' | 'run'>): Promise<void> {
  await go(db, ports, run, banker, 'filing.request-review')
  await go(db, ports, run, checker, 'filing.clear', { opinion: '同意报送' })
  await go(db, ports, run, banker, 'filing.submit')
}
