import { findArrangement } from '#db/queries/arrangements.ts'
import { findOffering } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { type IssueCase, isConditional, isWritten } from '#workflows/rules/issue-papers.ts'
import type { Looking } from '../given/given.server.ts'
import { publicationFindingsOf } from '../given/publication.server.ts'
import { offeringOf } from '../records/offering-of-run.server.ts'

/** What decides the papers of an issue as of an instant. */
export async function issueCaseOf(looking: Looking, offering: Row<'offering'>, at: string): Promise<IssueCase> {
  const registration = await looking.tx
    .selectFrom('registration')
    .select('origin')
    .where('id', '=', offering.registration)
    .executeTakeFirstOrThrow()
  const findings = await publicationFindingsOf(looking, await offeringOf(looking.tx, { subject_id: offering.id }), at)
  return {
    route: looking.project.route as Route,
    follows: offering.ordinal > 1 || registration.origin === 'adopted',
    filing: findings.some(({ rule }) => rule === 'registration.filing'),
  }
}

/** Whether a step writes this paper here: some belong to one route only, to later issues, or to a warrant. */
export async function writesPaper(
  looking: Looking,
  template: string,
  run: Pick<Row<'run'>, 'subject_id'>,
  at: string,
): Promise<boolean> {
  if (template === 'warrant-prospectus')
    return (await findArrangement(looking.tx, run.subject_id))?.instrument === 'crmw'
  if (!isConditional(template)) return true
  const offering = await findOffering(looking.tx, run.subject_id)
  return offering !== undefined && isWritten(template, await issueCaseOf(looking, offering, at))
}
