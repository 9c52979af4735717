import { insertFilings, listFilings, nextOrdinal } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import { type ChecklistLine, checklistFor } from '#workflows/rules/checklist.ts'
import type { Desk } from '../commands/desk.server.ts'
import { checklistAudience } from './papers.ts'

/**
 * Brings the checklist of a registration in step with its circumstances: adds what has come in; what a rating waived or a
 * support called off had brought in is no longer asked for, and asked for again when another takes its place.
 */
export async function openChecklist(desk: Desk, registration: string, at: string): Promise<void> {
  const { project, tx } = desk
  const known = (await listFilings(tx, project.id)).filter(({ scope_id }) => scope_id === registration)
  const wanted = checklistFor(await circumstances(desk))
  for (const filing of known) await keepInStep(desk, filing, wanted)
  const lines = wanted.filter((line) => !known.some(({ code }) => code === line.code))
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

const gone = '该情形已不存在'

async function keepInStep({ tx }: Desk, filing: Row<'filing'>, wanted: readonly ChecklistLine[]): Promise<void> {
  const asked = wanted.some(({ code }) => code === filing.code)
  if (filing.requirement === 'conditional' && filing.condition && !asked) {
    await tx
      .updateTable('filing')
      .set({ requirement: 'waived', waived_reason: gone })
      .where('id', '=', filing.id)
      .execute()
  }
  if (filing.requirement === 'waived' && filing.waived_reason === gone && asked) {
    await tx
      .updateTable('filing')
      .set({ requirement: 'conditional', waived_reason: null })
      .where('id', '=', filing.id)
      .execute()
  }
}

/** A rating ended before it was published, or a support that never came to force, brings no paper into the filing. */
async function circumstances({ tx, project }: Desk) {
  const rated = await tx
    .selectFrom('rating_action')
    .select('id')
    .where('project', '=', project.id)
    .where('waived_reason', 'is', null)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('published_on', 'is not', null)]))
    .executeTakeFirst()
  const arrangements = await tx
    .selectFrom('arrangement')
    .select(['instrument'])
    .where('project', '=', project.id)
    .where('parent', 'is', null)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'released')]))
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
