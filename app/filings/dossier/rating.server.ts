import { listRatingActions } from '#db/queries/ratings.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { nextTrackingDay } from '#workflows/rating/grade.ts'
import { isSample, type Reading } from './reading.server.ts'

type Action = Row<'rating_action'>

/** What agencies were asked and said; null where no rating was mandated or it was waived. */
export async function ratingPart(reading: Reading): Promise<Dossier['rating']> {
  const { tx, project, scope, route, on } = reading
  const all = await listRatingActions(tx, project.id)
  const actions =
    scope.kind === 'rating_action'
      ? all.filter(({ id }) => id === scope.id)
      : all.filter((action) => action.waived_reason === null && (action.ended_at === null || action.symbol !== null))
  const [first] = actions
  if (!first) return null
  const agency = await findOrganisation(tx, first.agency)
  const sample = isSample(reading) && agency?.sample_at != null
  const issuer = actions.find(({ subject_kind, symbol }) => subject_kind === 'issuer' && symbol)
  const bond = actions.find(({ subject_kind, symbol }) => subject_kind === 'line' && symbol)
  const grade = (action: Action | undefined, key: string) =>
    action?.symbol ? { value: action.symbol, key, sample } : null
  const issuerGrade = grade(issuer, 'rating.issuer')
  return {
    agency: agency?.name ?? first.agency,
    sample: agency?.sample_at != null,
    issuer: issuerGrade ? { symbol: issuerGrade, outlook: issuer?.outlook ?? '未列示' } : null,
    bond: grade(bond, 'rating.bond'),
    publishedOn: first.published_on,
    scope: scopeWords(actions),
    fee: reading.facts.find('rating.fee') ?? (await agreedFee(reading, first)),
    trackingBy: first.track_by ?? nextTrackingDay(reading.rulebook.parameters, on, route),
  }
}

const subjects: Record<string, string> = { issuer: '主体', guarantor: '增信机构主体', line: '债项' }

const scopeWords = (actions: readonly Action[]): string =>
  `${[...new Set(actions.map(({ subject_kind }) => subjects[subject_kind] ?? '主体'))].join('与')}信用评级`

/** The fee agreed when the agency accepted, if it was said then. */
async function agreedFee({ tx, project }: Reading, action: Action) {
  const accepted = await tx
    .selectFrom('event')
    .innerJoin('run', 'run.id', 'event.run')
    .select('event.data')
    .where('event.project', '=', project.id)
    .where('run.subject_id', '=', action.id)
    .where('event.type', '=', 'rating.accept')
    .orderBy('event.seq', 'desc')
    .executeTakeFirst()
  const { fee } = accepted ? (JSON.parse(accepted.data) as { fee?: unknown }) : {}
  return fee === undefined ? null : { value: Number(fee), key: 'rating.fee', sample: isSample({ project }) }
}
