import { insertFilings, listFilings, nextOrdinal } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type ChecklistLine, checklistFor, wholeChecklist } from '#workflows/rules/checklist.ts'
import type { Desk } from '../commands/desk.server.ts'
import { checklistCaseOf } from './checklist-case.server.ts'
import { checklistAudience } from './papers.ts'

/**
 * Brings the checklist of a registration in step with its circumstances: adds what has come in; what no longer applies is
 * not asked for, and asked for again when the circumstance is back. A paper that was handed in stays as it was.
 */
export async function openChecklist(desk: Desk, registration: string, at: string): Promise<void> {
  const { project, tx } = desk
  const known = (await listFilings(tx, project.id)).filter(({ scope_id }) => scope_id === registration)
  const of = await checklistCaseOf(desk)
  const filed = await filedIn(desk, registration)
  for (const filing of known) if (!filed.has(filing.id)) await keepInStep(desk, filing, wholeChecklist(of))
  const lines = checklistFor(of).filter((line) => !known.some(({ code }) => code === line.code))
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
    because: line.requirement === 'conditional' ? line.because : null,
    waived_reason: null,
    audience: [...new Set([...checklistAudience, line.preparedBy])].join(' '),
    ordinal: ordinal++,
    created_at: at,
  }))
  await insertFilings(tx, rows)
}

/** The registrations of the project that are still being asked for: a fact changes what they must hold, at once. */
export async function refreshChecklists(desk: Desk, at: string): Promise<void> {
  const open = await desk.tx
    .selectFrom('registration')
    .select('id')
    .where('project', '=', desk.project.id)
    .where('ended_at', 'is', null)
    .where('granted_on', 'is', null)
    .execute()
  for (const { id } of open) await openChecklist(desk, id, at)
}

async function filedIn({ tx }: Desk, registration: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select('filing.id')
    .where('filing.scope_kind', '=', 'registration')
    .where('filing.scope_id', '=', registration)
    .where('filing_version.filed_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const gone = '该情形已不存在'
const replaced = '由另一份文件代替'
const ours: readonly (string | null)[] = [gone, replaced]

async function keepInStep({ tx }: Desk, filing: Row<'filing'>, all: readonly ChecklistLine[]): Promise<void> {
  const line = all.find(({ code }) => code === filing.code)
  const asked = line?.applies === true
  const change = (set: Partial<Row<'filing'>>) =>
    tx.updateTable('filing').set(set).where('id', '=', filing.id).execute()
  if (filing.requirement === 'conditional' && filing.condition && !asked)
    await change({ requirement: 'waived', waived_reason: gone, because: line?.because ?? null })
  if (filing.requirement === 'mandatory' && line?.applies === false)
    await change({ requirement: 'waived', waived_reason: replaced, because: line.because })
  if (filing.requirement === 'waived' && ours.includes(filing.waived_reason) && asked)
    await change({
      requirement: line.requirement,
      waived_reason: null,
      because: line.requirement === 'conditional' ? line.because : null,
    })
  // A paper that could only be uploaded when the list was opened, and is written here since.
  if (filing.template === 'uploaded' && line?.template) await change({ template: line.template, title: line.title })
}
