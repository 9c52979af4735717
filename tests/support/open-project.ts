import { atDesk } from '#app/commands/desk.server.ts'
import { openProject } from '#app/commands/open-project.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import type { Db } from '#db/connect.ts'
import { plain, type TestPorts } from '#tests/support/desk.ts'

/** An interbank project of an invented tech firm with its issuer and bank seated; returns its id. */
export async function openSampleProject(db: Db, ports: TestPorts): Promise<string> {
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
        sample: 'invented',
      },
      seats: [
        { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
        { capacity: 'lead-underwriter', organisation: 'org-bank', persons: [] },
      ],
      actor: plain('lead-underwriter', 'org-bank'),
      key: 'open-1',
    },
    ports,
  )
  if (!opened.ok) throw new Error(opened.message)
  return opened.project
}

/** A registration of the project with its checklist, as the mandate opens it; returns its id. */
export async function openSampleRegistration(db: Db, ports: TestPorts, project: string): Promise<string> {
  const done = await atDesk(db, project, ports, async (desk) => {
    const id = desk.ports.newId()
    await desk.tx
      .insertInto('registration')
      .values({
        id,
        project,
        number: null,
        products: 'MTN',
        amount: 100_000_000_000,
        months: null,
        accepted_on: null,
        granted_on: null,
        effective_to: null,
        origin: 'filed',
        outcome: null,
        receipt: null,
        created_at: ports.now(),
        ended_at: null,
      })
      .execute()
    await openChecklist(desk, id, ports.now())
    return { ok: true as const, id }
  })
  if (!done.ok) throw new Error(done.message)
  return done.id
}
