import type { Db, Tx } from '../connect.ts'

/** Which finished cases are alike: the same route, market and kind of issuer, on the green channel or not. */
export type Alike = { route: string; venue: string; issuerKind: string; green: boolean }

/** A state of a stage that they all came through. */
export type PassedState = { stage: string; state: string }

/** When the state was entered first (ISO instant), and the day of the end. */
export type FinishedRow = { entered_at: string; ended_on: string }

const most = 300

/** The last registrations granted to projects alike, that were filed here and came through the state. */
export async function listGranted(db: Db | Tx, alike: Alike, passed: PassedState): Promise<FinishedRow[]> {
  const granted = alikeProjects(db, alike)
    .innerJoin('registration', 'registration.project', 'project.id')
    .select(['project.id', 'registration.granted_on as ended_on'])
    .where('registration.granted_on', 'is not', null)
    .where('registration.origin', '=', 'filed')
    .orderBy('registration.granted_on', 'desc')
    .limit(most)
  return passedThrough(await granted.execute(), db, passed)
}

/** The same up to the listing of the first issue of each project. */
export async function listListed(db: Db | Tx, alike: Alike, passed: PassedState): Promise<FinishedRow[]> {
  const listed = alikeProjects(db, alike)
    .innerJoin('offering', 'offering.project', 'project.id')
    .innerJoin('run', (join) =>
      join
        .onRef('run.subject_id', '=', 'offering.id')
        .on('run.subject_kind', '=', 'offering')
        .on('run.state', '=', 'listed'),
    )
    .select(['project.id', 'offering.listing_on as ended_on'])
    .where('offering.listing_on', 'is not', null)
    .where('offering.ordinal', '=', 1)
    .orderBy('offering.listing_on', 'desc')
    .limit(most)
  return passedThrough(await listed.execute(), db, passed)
}

/** A channel that was lost again on the way counts as none. */
const alikeProjects = (db: Db | Tx, { route, venue, issuerKind, green }: Alike) =>
  db
    .selectFrom('project')
    .where('project.route', '=', route)
    .where('project.venue', '=', venue)
    .where('project.issuer_kind', '=', issuerKind)
    .where(({ and, or, eb }) =>
      green
        ? and([eb('project.green_at', 'is not', null), eb('project.green_until', 'is', null)])
        : or([eb('project.green_at', 'is', null), eb('project.green_until', 'is not', null)]),
    )

async function passedThrough(
  ended: { id: string; ended_on: string | null }[],
  db: Db | Tx,
  { stage, state }: PassedState,
): Promise<FinishedRow[]> {
  if (ended.length === 0) return []
  const entered = await db
    .selectFrom('run')
    .innerJoin('event', 'event.run', 'run.id')
    .select(['run.project', (eb) => eb.fn.min<string>('event.at').as('at')])
    .where(
      'run.project',
      'in',
      ended.map(({ id }) => id),
    )
    .where('run.stage', '=', stage)
    .where('event.state_after', '=', state)
    .groupBy('run.project')
    .execute()
  const first = new Map(entered.map(({ project, at }) => [project, at]))
  return ended.flatMap(({ id, ended_on }) => {
    const at = first.get(id)
    return at && ended_on ? [{ entered_at: at, ended_on }] : []
  })
}
