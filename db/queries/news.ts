import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'
import type { Inbox, ProjectIds, RunIds } from './inbox.ts'

export type NewsLine = Row<'event'> & {
  project_name: string
  route: string
  venue: string
  sample: string
  organisation_name: string | null
}

type Since = Pick<Inbox, 'organisation' | 'capacity' | 'runs'> & { at: string }

/** Steps of others since an instant, and since my organisation took its seat: what came before the filing is not told. */
export async function listNews(
  db: Db | Tx,
  { organisation, capacity, runs, at }: Since,
  limit: number,
): Promise<NewsLine[]> {
  return db
    .selectFrom('event')
    .innerJoin('project', 'project.id', 'event.project')
    .leftJoin('organisation', 'organisation.id', 'event.by_organisation')
    .selectAll('event')
    .select(['project.name as project_name', 'project.route', 'project.venue', 'project.sample'])
    .select('organisation.name as organisation_name')
    .where('event.run', 'in', runs)
    .where('event.at', '>', at)
    .where('event.by_organisation', '!=', organisation)
    .whereRef('event.state_before', '!=', 'event.state_after')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('seat')
          .select('seat.id')
          .whereRef('seat.project', '=', 'event.project')
          .where('seat.organisation', '=', organisation)
          .where('seat.capacity', '=', capacity)
          .whereRef('seat.from_at', '<=', 'event.at'),
      ),
    )
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
}

type Mine = { person: string; projects: ProjectIds; runs: RunIds }

/** What a person did on projects still within reach. */
function deedsOf(db: Db | Tx, { person, projects, runs }: Mine) {
  return db
    .selectFrom('event')
    .innerJoin('project', 'project.id', 'event.project')
    .where('event.by_person', '=', person)
    .where('event.project', 'in', projects)
    .where(({ or, eb }) => or([eb('event.run', 'is', null), eb('event.run', 'in', runs)]))
}

/** 已办, newest first, by key: pass `at` and `id` of the last line seen to go on. */
export async function listDeeds(
  db: Db | Tx,
  mine: Mine,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<(Row<'event'> & { project_name: string; route: string; venue: string; sample: string })[]> {
  let query = deedsOf(db, mine)
    .selectAll('event')
    .select(['project.name as project_name', 'project.route', 'project.venue', 'project.sample'])
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(limit)
  if (before)
    query = query.where(({ or, and, eb }) =>
      or([eb('event.at', '<', before.at), and([eb('event.at', '=', before.at), eb('event.id', '<', before.id)])]),
    )
  return query.execute()
}

export async function countDeeds(db: Db | Tx, mine: Mine): Promise<number> {
  const { count } = await deedsOf(db, mine)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
