import type { Db, Tx } from '#db/connect.ts'
import { listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import type { ChecklistCase, Circumstance, RatedSubject } from '#workflows/rules/checklist.ts'

type Looking = { tx: Db | Tx; project: Row<'project'> }

/**
 * What decides the checklist of a project, from facts and rows as they are. A rating ended before it was published, or a
 * support that never came to force, brings no paper into the filing.
 */
export async function checklistCaseOf({ tx, project }: Looking): Promise<ChecklistCase> {
  const instruments = await instrumentsOf(tx, project.id)
  const facts = (await listFacts(tx, project.id)).filter(({ scope_kind }) => scope_kind === 'project')
  const titles = facts.find(({ key }) => key === 'science.titles')
  return {
    route: project.route as Route,
    issuerKind: project.issuer_kind as IssuerKind,
    product: project.product,
    privatePlacement: project.private_at !== null,
    rated: await ratedIn(tx, project.id),
    // A warrant is bought by the investor from its creator: it is no enhancement of the filing's (domain §4.5).
    enhanced: instruments.some((instrument) => instrument !== 'crmw' && instrument !== 'direct-investment'),
    guaranteed: instruments.includes('guarantee'),
    titled: titles !== undefined && (JSON.parse(titles.value) as unknown[]).length > 0,
    said: Object.fromEntries(
      facts
        .filter(({ key }) => isCircumstance(key))
        .map(({ key, value }): [string, boolean] => [key, JSON.parse(value) === true]),
    ),
  }
}

export const isCircumstance = (key: string): key is Circumstance => key.startsWith('circumstances.')

/** Whether a change of this fact may bring a paper in or take one out. */
export const decidesChecklist = (key: string): boolean => isCircumstance(key) || key === 'science.titles'

async function ratedIn(tx: Db | Tx, project: string): Promise<RatedSubject[]> {
  const rows = await tx
    .selectFrom('rating_action')
    .select('subject_kind')
    .where('project', '=', project)
    .where('waived_reason', 'is', null)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('published_on', 'is not', null)]))
    .execute()
  return rows.map(({ subject_kind }) => subject_kind as RatedSubject)
}

async function instrumentsOf(tx: Db | Tx, project: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('arrangement')
    .select('instrument')
    .where('project', '=', project)
    .where('parent', 'is', null)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'released')]))
    .execute()
  return rows.map(({ instrument }) => instrument)
}
