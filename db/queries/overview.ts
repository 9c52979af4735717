import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'
import type { RunIds } from './inbox.ts'

/** Runs of several projects at once, as far as they may be known, oldest first. */
export async function listRunsOfProjects(
  db: Db | Tx,
  projects: readonly string[],
  readable: RunIds,
): Promise<Row<'run'>[]> {
  if (projects.length === 0) return []
  return db
    .selectFrom('run')
    .selectAll()
    .where('project', 'in', projects)
    .where('id', 'in', readable)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
}

export async function listRunsById(db: Db | Tx, runs: readonly string[]): Promise<Row<'run'>[]> {
  if (runs.length === 0) return []
  return db.selectFrom('run').selectAll().where('id', 'in', runs).execute()
}

export async function listProjectsById(db: Db | Tx, projects: readonly string[]): Promise<Row<'project'>[]> {
  if (projects.length === 0) return []
  return db.selectFrom('project').selectAll().where('id', 'in', projects).execute()
}

export async function listOpenTasksOfRuns(db: Db | Tx, runs: readonly string[]): Promise<Row<'task'>[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('task')
    .selectAll()
    .where('run', 'in', runs)
    .where('done_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export async function listOpenClocksOfRuns(db: Db | Tx, runs: readonly string[]): Promise<Row<'clock'>[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('clock')
    .selectAll()
    .where('run', 'in', runs)
    .where('state', '!=', 'stopped')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

/** What is asked for or granted, by project: the live registration, else the last. Integer fen. */
export async function listAmounts(
  db: Db | Tx,
  projects: readonly string[],
): Promise<{ project: string; amount: number | null }[]> {
  if (projects.length === 0) return []
  return db
    .selectFrom('registration')
    .select(['project', 'amount'])
    .where('project', 'in', projects)
    .orderBy('created_at')
    .execute()
}

/** The last thing that happened on each run, with the organisation that did it. */
export async function listLastEvents(
  db: Db | Tx,
  runs: readonly string[],
): Promise<(Row<'event'> & { organisation_name: string | null })[]> {
  if (runs.length === 0) return []
  return db
    .selectFrom('event')
    .leftJoin('organisation', 'organisation.id', 'event.by_organisation')
    .selectAll('event')
    .select('organisation.name as organisation_name')
    .where('event.run', 'in', runs)
    .where(({ eb, selectFrom }) =>
      eb(
        'event.seq',
        '=',
        selectFrom('event as later')
          .select(({ fn }) => fn.max('later.seq').as('seq'))
          .whereRef('later.run', '=', 'event.run')
          .whereRef('later.state_before', '!=', 'later.state_after'),
      ),
    )
    .execute()
}
