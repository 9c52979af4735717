import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'
import type { ProjectIds, RunIds } from './inbox.ts'
import { namedProjects } from './search.ts'

export type ProjectFilter = {
  projects: ProjectIds
  /** Names, credit code or number; a bond's or an issue's name or code too. Empty: all. */
  words: string
  stage: string | null
  route: string | null
  /** 在办 or 已结束: whether anything is still open. */
  open: boolean | null
  /** Asked of this organisation and capacity now, or only of others. */
  asked: { organisation: string; capacity: string; by: 'us' | 'others' } | null
  /** Opened by this person. */
  openedBy: string | null
  runs: RunIds
}

export type ProjectLine = Row<'project'> & { issuer_name: string; issuer_code: string | null }

function filtered(db: Db | Tx, filter: ProjectFilter) {
  let query = db
    .selectFrom('project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .where('project.id', 'in', filter.projects)
  const words = filter.words.trim()
  if (words !== '') {
    const named = namedProjects(db, words)
    query = query.where(({ or, eb, selectFrom }) =>
      or([
        ...(named ? [eb('project.id', 'in', named)] : []),
        eb('project.id', 'in', selectFrom('bond').select('bond.project').where('bond.code', '=', words)),
      ]),
    )
  }
  if (filter.route !== null) query = query.where('project.route', '=', filter.route)
  if (filter.openedBy !== null) query = query.where('project.opened_by', '=', filter.openedBy)
  return withRuns(query, filter)
}

type Query = ReturnType<typeof start>
const start = (db: Db | Tx) => db.selectFrom('project').innerJoin('organisation', 'organisation.id', 'project.issuer')

/** The conditions on the project's runs, of those that may be known. */
function withRuns(query: Query, { stage, open, asked, runs }: ProjectFilter): Query {
  let narrowed = query
  if (stage !== null)
    narrowed = narrowed.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('run')
          .select('run.id')
          .whereRef('run.project', '=', 'project.id')
          .where('run.stage', '=', stage)
          .where('run.status', '=', 'active')
          .where('run.id', 'in', runs),
      ),
    )
  if (open !== null)
    narrowed = narrowed.where(({ exists, not, selectFrom }) => {
      const going = exists(
        selectFrom('run')
          .select('run.id')
          .whereRef('run.project', '=', 'project.id')
          .where('run.status', '=', 'active'),
      )
      return open ? going : not(going)
    })
  if (asked !== null)
    narrowed = narrowed.where(({ and, exists, not, selectFrom }) => {
      const tasks = selectFrom('task')
        .select('task.id')
        .whereRef('task.project', '=', 'project.id')
        .where('task.done_at', 'is', null)
        .where('task.run', 'in', runs)
      const ours = exists(
        tasks.where('task.organisation', '=', asked.organisation).where('task.capacity', '=', asked.capacity),
      )
      return asked.by === 'us' ? ours : and([exists(tasks), not(ours)])
    })
  return narrowed
}

export type ProjectKey = { at: string; id: string }

/** Newest first, by key. `before` goes on, `after` goes back (and answers in the same order). */
export async function listProjectPage(
  db: Db | Tx,
  filter: ProjectFilter,
  place: { before?: ProjectKey; after?: ProjectKey },
  limit: number,
): Promise<ProjectLine[]> {
  const back = place.after !== undefined
  const key = place.after ?? place.before
  const sign = back ? '>' : '<'
  const direction = back ? 'asc' : 'desc'
  let query = filtered(db, filter)
    .selectAll('project')
    .select(['organisation.name as issuer_name', 'organisation.credit_code as issuer_code'])
    .orderBy('project.opened_at', direction)
    .orderBy('project.id', direction)
    .limit(limit)
  if (key)
    query = query.where(({ or, and, eb }) =>
      or([
        eb('project.opened_at', sign, key.at),
        and([eb('project.opened_at', '=', key.at), eb('project.id', sign, key.id)]),
      ]),
    )
  const rows = await query.execute()
  return back ? rows.reverse() : rows
}

export async function countProjectsOf(db: Db | Tx, filter: ProjectFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Projects on which something moved last, with anything open first. */
export async function listBusyProjects(
  db: Db | Tx,
  projects: ProjectIds,
  runs: RunIds,
  limit: number,
): Promise<ProjectLine[]> {
  return db
    .selectFrom('project')
    .innerJoin('organisation', 'organisation.id', 'project.issuer')
    .innerJoin('run', 'run.project', 'project.id')
    .selectAll('project')
    .select(['organisation.name as issuer_name', 'organisation.credit_code as issuer_code'])
    .where('project.id', 'in', projects)
    .where('run.id', 'in', runs)
    .where('run.status', '=', 'active')
    .groupBy(['project.id', 'organisation.id'])
    .orderBy(({ fn }) => fn.max('run.changed_at'), 'desc')
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute()
}
