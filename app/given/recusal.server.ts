import type { Db, Tx } from '#db/connect.ts'
import { listTies } from '#db/queries/reviewers.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import { type Capacity, capacities, type IssuerKind, type Route, type Venue } from '#workflows/kit/seats.ts'
import { type ProjectParty, type Relation, recusalFindings } from '#workflows/rules/recusal.ts'
import type { Looking } from './given.server.ts'

type Reviewer = Pick<Row<'person'>, 'id' | 'name' | 'organisation'>

/**
 * Whether each of these persons may review a project or sit in its meeting, by what they declared and by where they come
 * from. Taking a case is itself the declaration that nothing else stands against it (领取即声明).
 */
export async function recusalOf(
  { tx, project, rulebook }: Looking,
  people: readonly Reviewer[],
  at: string,
): Promise<Map<string, Finding[]>> {
  const parties = await partiesOf(tx, project.id)
  const ties = await listTies(
    tx,
    people.map(({ id }) => id),
  )
  const judged = {
    on: legalDay(at),
    parameters: rulebook.parameters,
    scope: {
      route: project.route as Route,
      venue: project.venue as Venue,
      issuerKind: project.issuer_kind as IssuerKind,
    },
  }
  return new Map(
    people.map(({ id, name, organisation }) => {
      const relations = ties
        .filter(({ person }) => person === id)
        .map((tie) => ({
          organisation: tie.organisation,
          relation: tie.relation as Relation,
          ...(tie.until_on ? { until: tie.until_on } : {}),
        }))
      return [id, recusalFindings(judged, { person: id, name, organisation, declared: true, relations }, parties)]
    }),
  )
}

/** Everyone who has an interest in the outcome; those who judge are not parties. */
async function partiesOf(tx: Db | Tx, project: string): Promise<ProjectParty[]> {
  const seated = await tx
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation')
    .select(['seat.capacity', 'seat.organisation', 'organisation.name'])
    .where('seat.project', '=', project)
    .where('seat.until_at', 'is', null)
    .execute()
  return seated
    .map(({ capacity, organisation, name }) => ({ capacity: capacity as Capacity, organisation, name }))
    .filter(({ capacity }) => capacities[capacity].side !== 'review' && capacity !== 'administrator')
}
