import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import {
  asideBy,
  condition,
  dueOf,
  laneOf,
  type QueueFilter,
  type QueueScope,
  queueFilters,
} from './queue-conditions.ts'

/** Where a page begins or ends: lane, due day (or the far end), run. */
export type QueueKey = { lane: number; due: string; run: string }
export type QueuePlace = { go: 'after' | 'before'; key: QueueKey }

/** Registration runs of the projects on which the desk's organisation sits, in the states that are cases for it. */
function cases(db: Db | Tx, { organisation, capacity, states, projects }: QueueScope) {
  const query = db
    .selectFrom('run')
    .innerJoin('project', 'project.id', 'run.project')
    .where('run.stage', '=', 'registration')
    .where('run.status', '=', 'active')
    .where('run.state', 'in', states)
    // A list made once: asked case by case, a planner without statistics would go through all seats of the house each time.
    .where('project.id', 'in', (eb) =>
      eb
        .selectFrom('seat')
        .select('seat.project')
        .where('seat.organisation', '=', organisation)
        .where('seat.capacity', '=', capacity)
        .where('seat.until_at', 'is', null)
        .where('seat.mode', '=', 'platform'),
    )
  return projects === null ? query : query.where('project.id', 'in', projects.length > 0 ? projects : [''])
}

function lines(db: Db | Tx, scope: QueueScope) {
  return cases(db, scope)
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .leftJoin('registration', 'registration.id', 'run.subject_id')
    .leftJoin('case_view', (join) =>
      join.onRef('case_view.project', '=', 'project.id').on('case_view.person', '=', scope.person),
    )
    .selectAll('run')
    .select([
      'project.number',
      'project.name',
      'project.product',
      'project.route',
      'project.venue',
      'project.sample',
      'project.private_at',
      'project.green_at',
      'project.green_until',
      'organisation.name as issuer',
      'registration.amount',
      'case_view.seq as seen',
    ])
    .select([laneOf(scope).as('lane'), dueOf.as('due')])
    .select((eb) =>
      eb
        .selectFrom('round')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('round.run', '=', 'run.id')
        .where('round.origin', '!=', 'internal')
        .as('rounds'),
    )
}

export type QueueRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

/** One page, green channel first, then ordinary, then behind the meeting, then what was put aside; in each by due day, held clocks last. */
export async function listQueue(
  db: Db | Tx,
  scope: QueueScope,
  filter: QueueFilter,
  place: QueuePlace | null,
  limit: number,
): Promise<QueueRow[]> {
  const back = place?.go === 'before'
  const direction = back ? 'desc' : 'asc'
  let query = lines(db, scope)
    .where(condition(filter, scope))
    .orderBy(laneOf(scope), direction)
    .orderBy(dueOf, direction)
    .orderBy('run.id', direction)
    .limit(limit)
  if (place) query = query.where(beyond(place, scope))
  const rows = await query.execute()
  return back ? rows.reverse() : rows
}

function beyond({ go, key }: QueuePlace, scope: QueueScope) {
  const lane = laneOf(scope)
  const past = go === 'before' ? sql`<` : sql`>`
  return sql<SqlBool>`(${lane} ${past} ${key.lane} or (${lane} = ${key.lane} and (${dueOf} ${past} ${key.due}
    or (${dueOf} = ${key.due} and run.id ${past} ${key.run}))))`
}

/** One case of this desk, whatever filter is on; undefined when it is not among them. */
export async function findInQueue(db: Db | Tx, scope: QueueScope, run: string): Promise<QueueRow | undefined> {
  return lines(db, { ...scope, projects: null })
    .where('run.id', '=', run)
    .executeTakeFirst()
}

/** How many cases each filter holds, within the search. */
export async function countQueue(db: Db | Tx, scope: QueueScope): Promise<Record<QueueFilter, number>> {
  const row = await cases(db, scope)
    .select(
      queueFilters.map((name) => sql<number>`sum(case when ${condition(name, scope)} then 1 else 0 end)`.as(name)),
    )
    .executeTakeFirst()
  return Object.fromEntries(queueFilters.map((name) => [name, Number(row?.[name] ?? 0)])) as Record<QueueFilter, number>
}

/** How many cases each lane holds under a filter, and how many of them wait for this desk. */
export async function countLanes(
  db: Db | Tx,
  scope: QueueScope,
  filter: QueueFilter,
): Promise<{ lane: number; all: number; ours: number }[]> {
  const lane = laneOf(scope)
  const rows = await cases(db, scope)
    .where(condition(filter, scope))
    .select([
      lane.as('lane'),
      sql<number>`count(*)`.as('all'),
      sql<number>`sum(case when ${condition('ours', scope)} then 1 else 0 end)`.as('ours'),
    ])
    .groupBy(sql`1`)
    .execute()
  return rows.map((row) => ({ lane: Number(row.lane), all: Number(row.all), ours: Number(row.ours) }))
}

export type Load = {
  person: string
  name: string
  first: number
  second: number
  late: number
  soon: number
  held: number
  aside: number
}

/** The supervisor's view: what each reviewer holds, how much of it is late or urgent. */
export async function listLoad(db: Db | Tx, scope: QueueScope, today: string): Promise<Load[]> {
  const rows = await cases(db, scope)
    .innerJoin('seat as desk', (join) =>
      join
        .onRef('desk.project', '=', 'project.id')
        .on('desk.capacity', '=', 'venue-review')
        .on('desk.until_at', 'is', null),
    )
    .innerJoin('assignment as a', (join) => join.onRef('a.seat', '=', 'desk.id').on('a.until_at', 'is', null))
    .innerJoin('person', 'person.id', 'a.person')
    .where('a.duty', 'in', ['first', 'second'])
    .select([
      'person.id as person',
      'person.name',
      sql<number>`sum(case when a.duty = 'first' then 1 else 0 end)`.as('first'),
      sql<number>`sum(case when a.duty = 'second' then 1 else 0 end)`.as('second'),
      sql<number>`sum(case when ${dueOf} < ${today} then 1 else 0 end)`.as('late'),
      sql<number>`sum(case when ${dueOf} >= ${today} and ${dueOf} <= ${scope.soon} then 1 else 0 end)`.as('soon'),
      sql<number>`sum(case when ${condition('held', scope)} then 1 else 0 end)`.as('held'),
      sql<number>`sum(case when ${asideBy(scope.today, sql`a.person`)} then 1 else 0 end)`.as('aside'),
    ])
    .groupBy(['person.id', 'person.name'])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  const whole = ({ first, second, late, soon, held, aside, ...who }: (typeof rows)[number]) => ({
    ...who,
    first: Number(first),
    second: Number(second),
    late: Number(late),
    soon: Number(soon),
    held: Number(held),
    aside: Number(aside),
  })
  return rows.map(whole)
}
