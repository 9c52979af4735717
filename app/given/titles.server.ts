import { listFacts } from '#db/queries/facts.ts'
import { findTitles } from '#db/queries/titles.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { beforeFiling } from '#workflows/registration/queue-states.ts'
import type { Judged } from '#workflows/rules/judged.ts'
import { endingTitles, titlesInReview } from '#workflows/rules/title-review.ts'
import type { TechTitle } from '#workflows/rules/titles.ts'
import { bondClassOf, eligibilityFactsOf } from './eligibility-facts.ts'
import type { Looking } from './given.server.ts'

/** Whether a registration is with the authority: filed, and not yet granted or ended. */
export const isUnderReview = ({ stage, state, status }: Pick<Row<'run'>, 'stage' | 'state' | 'status'>): boolean =>
  stage === 'registration' && status === 'active' && state !== 'registered' && !beforeFiling.includes(state)

export function titlesJudged({ project, rulebook }: Looking, at: string, acceptedOn: string | null): Judged {
  return {
    on: legalDay(at),
    parameters: rulebook.parameters,
    scope: {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
    },
    ...(acceptedOn ? { acceptedOn } : {}),
  }
}

/** The titles as recorded; a title without a paper of its own rests on the evidence of the fact. */
export async function titlesOf({ tx, project }: Pick<Looking, 'tx' | 'project'>): Promise<readonly TechTitle[]> {
  const fact = await findTitles(tx, project.id)
  if (!fact) return []
  return eligibilityFactsOf([{ ...bare, key: 'science.titles', ...fact }]).titles ?? []
}

/** Of a fact only its key, value and evidence are read. */
const bare: Row<'fact'> = {
  id: '',
  project: '',
  scope_kind: 'project',
  scope_id: '',
  key: '',
  revision: 0,
  value: '',
  as_of: null,
  sample_at: null,
  evidence: null,
  by_person: '',
  at: '',
}

/** Findings on titles that ran out during the review of a run; empty, at the cost of one small query, when none did. */
export async function titleReviewFindings(looking: Looking, run: Row<'run'>, at: string): Promise<Finding[]> {
  const titles = await titlesOf(looking)
  if (!endingTitles(titlesJudged(looking, at, null), titles).some(({ phase }) => phase === 'expired')) return []
  const registration = await looking.tx
    .selectFrom('registration')
    .select('accepted_on')
    .where('id', '=', run.subject_id)
    .executeTakeFirst()
  const facts = await listFacts(looking.tx, looking.project.id)
  const judged = titlesJudged(looking, at, registration?.accepted_on ?? null)
  const bondClass = bondClassOf(facts)
  const scope = { ...judged.scope, ...(bondClass ? { bondClass } : {}) }
  return titlesInReview({ ...judged, scope }, eligibilityFactsOf(facts))
}

/** Why a submission or decision of this run waits for new evidence of a title, with the basis; null when it does not. */
export async function titleRefusal(looking: Looking, run: Row<'run'>, at: string): Promise<string | null> {
  if (!isUnderReview(run)) return null
  const refusing = (await titleReviewFindings(looking, run, at)).filter(refuses)
  if (refusing.length === 0) return null
  return refusing
    .map(({ because, basis }) => `${because}（依据：${basis.document}${basis.item ? ` ${basis.item}` : ''}）。`)
    .join('')
}
