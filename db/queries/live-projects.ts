import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** What a rule is limited to; what is absent limits nothing. */
export type Limits = { route?: string; venue?: string; issuerKind?: string }

const live = (db: Db | Tx, { route, venue, issuerKind }: Limits) => {
  let query = db.selectFrom('project').where('closed_at', 'is', null)
  if (route) query = query.where('route', '=', route)
  if (venue) query = query.where('venue', '=', venue)
  if (issuerKind) query = query.where('issuer_kind', '=', issuerKind)
  return query
}

/** Projects that go on, within limits, the newest first. */
export const listLiveProjects = (db: Db | Tx, limits: Limits, most: number): Promise<Row<'project'>[]> =>
  live(db, limits).selectAll().orderBy('id', 'desc').limit(most).execute()

export async function countLiveProjects(db: Db | Tx, limits: Limits): Promise<number> {
  const { count } = await live(db, limits)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The registrations of projects that have not ended, oldest first. */
export async function listLiveRegistrations(db: Db | Tx, project: string): Promise<Row<'registration'>[]> {
  return db
    .selectFrom('registration')
    .selectAll()
    .where('project', '=', project)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Issues that are not yet sold or dropped. */
export async function listOpenOfferings(db: Db | Tx, project: string): Promise<{ id: string }[]> {
  return db
    .selectFrom('offering')
    .select('id')
    .where('project', '=', project)
    .where('outcome', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export type CountingClock = Row<'clock'> & { project_name: string; number: string }

const counting = (db: Db | Tx, { calendar, from, until }: { calendar: string; from: string; until: string }) =>
  db
    .selectFrom('clock')
    .innerJoin('project', 'project.id', 'clock.project')
    .where('clock.calendar', '=', calendar)
    .where('clock.state', '=', 'running')
    .where('clock.due_on', '>=', from)
    .where('clock.started_at', '<', until)

/** Running clocks of a calendar that count any of the days between two (both inclusive), the first due first. */
export const listCountingClocks = (
  db: Db | Tx,
  of: { calendar: string; from: string; until: string },
  most: number,
): Promise<CountingClock[]> =>
  counting(db, of)
    .selectAll('clock')
    .select(['project.name as project_name', 'project.number'])
    .orderBy('clock.due_on')
    .orderBy('clock.id')
    .limit(most)
    .execute()

export async function countCountingClocks(
  db: Db | Tx,
  of: { calendar: string; from: string; until: string },
): Promise<number> {
  const { count } = await counting(db, of)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
