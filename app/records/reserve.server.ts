import { saveProject } from '#db/queries/projects.ts'
import { reserveEvents } from '#workflows/reserve/events.ts'
import type { Desk } from '../commands/desk.server.ts'
import { openChecklist } from '../filings/open-checklist.server.ts'
import { eligibilityFindings } from '../given/eligibility.server.ts'
import { keepFindings } from './findings.server.ts'
import type { RecordStep } from './record.server.ts'

/** The project goes another way, until somebody states that the issuer qualifies on the way it goes. Its number stays. */
export const route: RecordStep = async ({ desk, event }) => {
  const { route, venue } = reserveEvents['route.choose'].parse(event.data)
  await saveProject(desk.tx, desk.project.id, { route, venue })
  desk.project = { ...desk.project, route, venue }
}

/** What the rules said when somebody relied on it; judged as if accepted on the day planned, else today (预判). Never judged anew afterwards. */
export const findings: RecordStep = async ({ desk, event }) => {
  const judged = await eligibilityFindings(desk, event.stamp.at, { planned: true })
  await keepFindings(desk, event.stamp, judged)
}

/** The mandate opens a registration with its checklist; underwriters that were not chosen leave the project. */
export const registrationOpening: RecordStep = async ({ desk, run, event }) => {
  const { at } = event.stamp
  const id = desk.ports.newId()
  await desk.tx
    .insertInto('registration')
    .values({
      id,
      project: desk.project.id,
      number: null,
      products: desk.project.product,
      amount: await offeredAmount(desk, run.id),
      months: null,
      accepted_on: null,
      granted_on: null,
      effective_to: null,
      origin: 'filed',
      outcome: null,
      receipt: null,
      created_at: at,
      ended_at: null,
    })
    .execute()
  await openChecklist(desk, id, at)
  const chosen = offeredFor(run.context)
  if (chosen) await dismissOthers(desk, chosen, at)
  return [{ kind: 'registration', id, opening: {} }]
}

/** The amount meant to be registered, as the accepted offer had it. */
async function offeredAmount(desk: Desk, run: string): Promise<number | null> {
  const offer = await desk.tx
    .selectFrom('event')
    .select('data')
    .where('run', '=', run)
    .where('type', '=', 'reserve.mandate')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return offer ? (reserveEvents['reserve.mandate'].parse(JSON.parse(offer.data)).amount ?? null) : null
}

const offeredFor = (context: string): string | null => {
  const { offeredFor: organisation }: { offeredFor?: string | null } = JSON.parse(context)
  return organisation ?? null
}

async function dismissOthers(desk: Desk, chosen: string, at: string): Promise<void> {
  await desk.tx
    .updateTable('seat')
    .set({ until_at: at })
    .where('project', '=', desk.project.id)
    .where('capacity', '=', 'lead-underwriter')
    .where('organisation', '!=', chosen)
    .where('until_at', 'is', null)
    .execute()
}
