import type { Db } from '#db/connect.ts'
import { findProject } from '#db/queries/projects.ts'
import { listRuns, listRunsOn } from '#db/queries/runs.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { offeringOf } from '../records/offering-of-run.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { eligibilityFindings } from './eligibility.server.ts'
import type { Looking } from './given.server.ts'
import { plannedTermsFindings } from './planned-terms.server.ts'
import { inForce, publicationFindingsOf } from './publication.server.ts'
import { isUnderReview, titleReviewFindings } from './titles.server.ts'

/** Registrations that no longer hold an issue that would be paid for today. */
async function registrationsRunOut(looking: Looking, at: string): Promise<Finding[]> {
  const { tx, project, rulebook } = looking
  const rows = await tx
    .selectFrom('registration')
    .selectAll()
    .where('project', '=', project.id)
    .where('granted_on', 'is not', null)
    .execute()
  const on = legalDay(at)
  const scope = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
  }
  return rows
    .flatMap((row) => inForce({ on, parameters: rulebook.parameters, scope }, row, on, looking))
    .filter(({ ok }) => ok === false)
}

/** Titles that ran out while the filing is under review: eligibility keeps its day of acceptance, they do not. */
async function titlesRunOut(looking: Looking, at: string): Promise<Finding[]> {
  const run = (await listRuns(looking.tx, looking.project.id)).find(isUnderReview)
  return run ? titleReviewFindings(looking, run, at) : []
}

/**
 * Everything the rules say of a project as of an instant: who may issue, tenor and uses as planned, and the papers of every
 * issue that is not yet sold. The same findings that guards ask for, in one list for those who want reasons.
 */
export async function projectFindings(db: Db, id: string, at: string): Promise<Finding[]> {
  const project = await findProject(db, id)
  if (!project) return []
  const looking = { tx: db, project, rulebook: await rulebookOf(db) }
  const offerings = await db
    .selectFrom('offering')
    .select('id')
    .where('project', '=', id)
    .where('outcome', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const papers: Finding[] = []
  for (const offering of offerings) {
    const [run] = await listRunsOn(db, 'offering', offering.id)
    const hand = run && (await offeringOf(db, run))
    if (hand?.offering.payment_on) papers.push(...(await publicationFindingsOf(looking, hand, at)))
  }
  return [
    ...(await registrationsRunOut(looking, at)),
    ...(await eligibilityFindings(looking, at, { planned: true })),
    ...(await plannedTermsFindings(looking, at)),
    ...(await titlesRunOut(looking, at)),
    ...papers,
  ]
}
