import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** What others did on each of these cases after this person last looked, newest first: steps of the run, and who holds it. */
export async function listChanges(
  db: Db | Tx,
  { person, organisation }: { person: string; organisation: string },
  cases: readonly { id: string; project: string }[],
): Promise<Row<'event'>[]> {
  if (cases.length === 0) return []
  const runs = cases.map(({ id }) => id)
  const projects = cases.map(({ project }) => project)
  return db
    .selectFrom('case_view')
    .innerJoin('event', 'event.project', 'case_view.project')
    .selectAll('event')
    .where('case_view.person', '=', person)
    .where('case_view.project', 'in', projects)
    .whereRef('event.seq', '>', 'case_view.seq')
    .where('event.by_person', '!=', person)
    .where(({ or, and, eb }) =>
      or([
        eb('event.run', 'in', runs),
        and([eb('event.type', 'like', 'case.%'), eb('event.by_organisation', '=', organisation)]),
      ]),
    )
    .orderBy('event.project')
    .orderBy('event.seq', 'desc')
    .execute()
}

export type CaseHolder = { project: string; person: string; name: string; duty: string; from_at: string }

/** Who is first and second on each of these projects. */
export async function listHolders(db: Db | Tx, projects: readonly string[]): Promise<CaseHolder[]> {
  if (projects.length === 0) return []
  return db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat')
    .innerJoin('person', 'person.id', 'assignment.person')
    .select(['seat.project', 'assignment.person', 'person.name', 'assignment.duty', 'assignment.from_at'])
    .where('seat.project', 'in', projects)
    .where('seat.capacity', '=', 'venue-review')
    .where('seat.until_at', 'is', null)
    .where('assignment.until_at', 'is', null)
    .where('assignment.on_behalf_of', 'is', null)
    .where('assignment.duty', 'in', ['first', 'second'])
    .execute()
}

/** The open clock of the reviewing side of each run. */
export async function listReviewClocks(db: Db | Tx, runs: readonly string[]): Promise<Row<'clock'>[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('clock')
    .selectAll()
    .where('run', 'in', runs)
    .where('side', '=', 'review')
    .where('state', '!=', 'stopped')
    .orderBy('started_at')
    .execute()
}
