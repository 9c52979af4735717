import { insertFilings, listFilings, nextOrdinal } from '#db/queries/filings.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import { checklistFor } from '#workflows/rules/checklist.ts'
import type { Desk } from '../commands/desk.server.ts'
import { checklistAudience } from './papers.ts'

/** Brings the checklist of a registration in step with its circumstances: adds what has come in, never takes away. */
export async function openChecklist(desk: Desk, registration: string, at: string): Promise<void> {
  const { project, tx } = desk
  const known = (await listFilings(tx, project.id)).filter(({ scope_id }) => scope_id === registration)
  const lines = checklistFor(await circumstances(desk)).filter((line) => !known.some(({ code }) => code === line.code))
  let ordinal = await nextOrdinal(tx, project.id)
  const rows = lines.map((line) => ({
    id: desk.ports.newId(),
    project: project.id,
    scope_kind: 'registration',
    scope_id: registration,
    template: line.template ?? 'uploaded',
    code: line.code,
    title: line.title,
    prepared_by: line.preparedBy,
    requirement: line.requirement,
    condition: line.condition,
    waived_reason: null,
    audience: checklistAudience.join(' '),
    ordinal: ordinal++,
    created_at: at,
  }))
  await insertFilings(tx, rows)
}

async function circumstances({ tx, project }: Desk) {
  const rated = await tx
    .selectFrom('rating_action')
    .select('id')
    .where('project', '=', project.id)
    .where('waived_reason', 'is', null)
    .executeTakeFirst()
  const arrangements = await tx
    .selectFrom('arrangement')
    .select(['instrument'])
    .where('project', '=', project.id)
    .where('parent', 'is', null)
    .execute()
  return {
    route: project.route as Route,
    issuerKind: project.issuer_kind as IssuerKind,
    product: project.product,
    privatePlacement: project.private_at !== null,
    rated: rated !== undefined,
    enhanced: arrangements.length > 0,
    guaranteed: arrangements.some(({ instrument }) => instrument === 'guarantee'),
    nonStandardAudit: false,
  }
}
