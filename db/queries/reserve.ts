import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import type { ProjectIds } from './inbox.ts'

export async function findPlan(db: Db | Tx, project: string): Promise<Row<'reserve_plan'> | undefined> {
  return db.selectFrom('reserve_plan').selectAll().where('project', '=', project).executeTakeFirst()
}

export async function savePlan(tx: Tx, plan: NewRow<'reserve_plan'>): Promise<void> {
  const { project: _, ...change } = plan
  await tx
    .insertInto('reserve_plan')
    .values(plan)
    .onConflict((conflict) => conflict.column('project').doUpdateSet(change))
    .execute()
}

export async function listPrepared(db: Db | Tx, projects: readonly string[]): Promise<Row<'prepared_paper'>[]> {
  if (projects.length === 0) return []
  return db.selectFrom('prepared_paper').selectAll().where('project', 'in', projects).orderBy('code').execute()
}

export async function insertPrepared(tx: Tx, paper: NewRow<'prepared_paper'>): Promise<void> {
  await tx.insertInto('prepared_paper').values(paper).execute()
}

export async function deletePrepared(tx: Tx, project: string, code: string): Promise<void> {
  await tx.deleteFrom('prepared_paper').where('project', '=', project).where('code', '=', code).execute()
}

export type ReserveFilter = {
  projects: ProjectIds
  /** `''`: those without a region. */
  region: string | null
  /** Organisation that sits as steward. */
  steward: string | null
  state: string | null
  /** A state narrows by itself; without one, those still in the reserve. */
  open: boolean
}

export type ReserveLine = Row<'project'> & {
  run: string
  state: string
  status: string
  issuer_name: string
  window_on: string | null
  amount: number | null
  wants_rating_at: string | null
  wants_support_at: string | null
}

/** Entries whose window nobody has named come last. */
const noWindow = '9999-99'

function entries(db: Db | Tx, filter: ReserveFilter) {
  let query = db
    .selectFrom('run')
    .innerJoin('project', 'project.id', 'run.project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .leftJoin('reserve_plan', 'reserve_plan.project', 'project.id')
    .where('run.stage', '=', 'reserve')
    .where('run.project', 'in', filter.projects)
  const { region, steward, state, open } = filter
  if (region !== null)
    query = region === '' ? query.where('project.region', 'is', null) : query.where('project.region', '=', region)
  if (state !== null) query = query.where('run.state', '=', state)
  if (open) query = query.where('run.status', '=', 'active')
  if (steward !== null)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('seat')
          .select('seat.id')
          .whereRef('seat.project', '=', 'project.id')
          .where('seat.capacity', '=', 'steward')
          .where('seat.organisation', '=', steward)
          .where('seat.until_at', 'is', null),
      ),
    )
  return query
}

export type ReserveKey = { window: string; id: string }

export const reserveKeyOf = ({ window_on, id }: Pick<ReserveLine, 'window_on' | 'id'>): ReserveKey => ({
  window: window_on ?? noWindow,
  id,
})

/** By window, the nearest first, by key. `before` goes on from a line, `after` goes back and answers in the same order. */
export async function listReserve(
  db: Db | Tx,
  filter: ReserveFilter,
  place: { before?: ReserveKey; after?: ReserveKey },
  limit: number,
): Promise<ReserveLine[]> {
  const back = place.after !== undefined
  const key = place.after ?? place.before
  const sign = back ? '<' : '>'
  const direction = back ? 'desc' : 'asc'
  let query = entries(db, filter)
    .selectAll('project')
    .select(['run.id as run', 'run.state', 'run.status', 'organisation.name as issuer_name'])
    .select(['reserve_plan.window_on', 'reserve_plan.amount'])
    .select(['reserve_plan.wants_rating_at', 'reserve_plan.wants_support_at'])
    .orderBy((eb) => eb.fn.coalesce('reserve_plan.window_on', eb.val(noWindow)), direction)
    .orderBy('project.id', direction)
    .limit(limit)
  if (key)
    query = query.where((eb) => {
      const window = eb.fn.coalesce('reserve_plan.window_on', eb.val(noWindow))
      return eb.or([
        eb(window, sign, key.window),
        eb.and([eb(window, '=', key.window), eb('project.id', sign, key.id)]),
      ])
    })
  const rows = await query.execute()
  return back ? rows.reverse() : rows
}

export type ReserveSum = { name: string | null; count: number; amount: number; without: number }

/** How many and how much by region, the most first. `without`: entries whose size nobody has named. */
export async function sumReserveByRegion(db: Db | Tx, filter: ReserveFilter): Promise<ReserveSum[]> {
  const rows = await entries(db, filter)
    .select(({ fn }) => [
      'project.region as name',
      fn.countAll<number>().as('count'),
      fn.count<number>('reserve_plan.amount').as('sized'),
      fn.sum<number | null>('reserve_plan.amount').as('amount'),
    ])
    .groupBy('project.region')
    .execute()
  return rows
    .map(({ name, count, sized, amount }) => ({
      name,
      count: Number(count),
      amount: Number(amount ?? 0),
      without: Number(count) - Number(sized),
    }))
    .sort((a, b) => b.amount - a.amount || b.count - a.count || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
}

export async function countReserveByState(
  db: Db | Tx,
  filter: ReserveFilter,
): Promise<{ state: string; count: number }[]> {
  const rows = await entries(db, filter)
    .select(({ fn }) => ['run.state', fn.countAll<number>().as('count')])
    .groupBy('run.state')
    .execute()
  return rows.map(({ state, count }) => ({ state, count: Number(count) }))
}

export type StewardOf = { project: string; organisation: string; name: string }

/** Who looks after each project for its region. */
export async function listStewards(db: Db | Tx, projects: ProjectIds | readonly string[]): Promise<StewardOf[]> {
  if (Array.isArray(projects) && projects.length === 0) return []
  return db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation')
    .select(['seat.project', 'seat.organisation', 'organisation.name'])
    .where('seat.capacity', '=', 'steward')
    .where('seat.until_at', 'is', null)
    .where('seat.project', 'in', projects as readonly string[])
    .orderBy('organisation.name')
    .execute()
}
