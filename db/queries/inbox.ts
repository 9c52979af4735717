import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Tx } from '../connect.ts'
import type { Database, NewRow, Row } from '../schema.ts'

/** Ids of the runs, or projects, that somebody may know of. */
export type RunIds = SelectQueryBuilder<Database, 'run', { id: string }>
export type ProjectIds = SelectQueryBuilder<Database, 'project', { id: string }>

/** Who asks, in which capacity, of what may be known, and when. */
export type Inbox = {
  person: string
  organisation: string
  capacity: string
  runs: RunIds
  /** Only those named on a seat are asked; elsewhere a seat without names asks everybody of its organisation. */
  byName: boolean
  /** Stages at rest, as `stage:state`: in them nobody waits. */
  quiet: readonly string[]
  at: string
}

export type TaskLine = Row<'task'> & {
  project_name: string
  route: string
  venue: string
  issuer_kind: string
  sample: string
  stage: string
  state: string
}

const never = '9999-12-31'

/** Open tasks of the capacity, minus those that a team sees to which this person does not belong. */
function tasksOf(db: Db | Tx, inbox: Inbox) {
  return db
    .selectFrom('task')
    .innerJoin('run', 'run.id', 'task.run')
    .innerJoin('project', 'project.id', 'task.project')
    .where('task.organisation', '=', inbox.organisation)
    .where('task.capacity', '=', inbox.capacity)
    .where('task.done_at', 'is', null)
    .where('task.run', 'in', inbox.runs)
    .where(({ or, not, exists, selectFrom }) => {
      const team = selectFrom('assignment')
        .innerJoin('seat', 'seat.id', 'assignment.seat')
        .select('assignment.id')
        .whereRef('seat.project', '=', 'task.project')
        .whereRef('seat.capacity', '=', 'task.capacity')
        .whereRef('seat.organisation', '=', 'task.organisation')
        .where('assignment.from_at', '<=', inbox.at)
        .where((live) => live.or([live('assignment.until_at', 'is', null), live('assignment.until_at', '>', inbox.at)]))
      const mine = exists(team.where('assignment.person', '=', inbox.person))
      return inbox.byName ? mine : or([mine, not(exists(team))])
    })
}

export async function countOpenTasks(db: Db | Tx, inbox: Inbox): Promise<number> {
  const { count } = await tasksOf(db, inbox)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What is due first comes first, by key: pass due day and id of the last line seen to go on. */
export async function listInbox(
  db: Db | Tx,
  inbox: Inbox,
  after: { due: string; id: string } | null,
  limit: number,
): Promise<TaskLine[]> {
  const due = sql<string>`coalesce(task.due_on, ${never})`
  let query = tasksOf(db, inbox)
    .selectAll('task')
    .select(['project.name as project_name', 'project.route', 'project.venue', 'project.issuer_kind', 'project.sample'])
    .select(['run.stage', 'run.state'])
    .orderBy(due)
    .orderBy('task.id')
    .limit(limit)
  if (after)
    query = query.where(({ or, and, eb }) =>
      or([eb(due, '>', after.due), and([eb(due, '=', after.due), eb('task.id', '>', after.id)])]),
    )
  return query.execute()
}

export type WaitingLine = TaskLine & { organisation_name: string | null }

/** Open tasks of others on runs that my organisation has acted on: what we wait for. */
function waitingOf(db: Db | Tx, { organisation, capacity, runs, quiet }: Inbox) {
  return db
    .selectFrom('task')
    .innerJoin('run', 'run.id', 'task.run')
    .innerJoin('project', 'project.id', 'task.project')
    .leftJoin('organisation', 'organisation.id', 'task.organisation')
    .where('task.done_at', 'is', null)
    .where(sql<string>`run.stage || ':' || run.state`, 'not in', quiet)
    .where('task.run', 'in', runs)
    .where(({ or, eb }) =>
      or([
        eb('task.organisation', 'is', null),
        eb('task.organisation', '!=', organisation),
        eb('task.capacity', '!=', capacity),
      ]),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('event')
          .select('event.id')
          .whereRef('event.run', '=', 'task.run')
          .where('event.by_organisation', '=', organisation),
      ),
    )
}

export async function countWaiting(db: Db | Tx, inbox: Inbox): Promise<number> {
  const { count } = await waitingOf(db, inbox)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listWaiting(db: Db | Tx, inbox: Inbox, limit: number): Promise<WaitingLine[]> {
  return waitingOf(db, inbox)
    .selectAll('task')
    .select(['project.name as project_name', 'project.route', 'project.venue', 'project.issuer_kind', 'project.sample'])
    .select(['run.stage', 'run.state', 'organisation.name as organisation_name'])
    .orderBy(sql`coalesce(task.due_on, ${never})`)
    .orderBy('task.id')
    .limit(limit)
    .execute()
}

/** The last reminder of each task. */
export async function listReminders(db: Db | Tx, tasks: readonly string[]): Promise<{ task: string; at: string }[]> {
  if (tasks.length === 0) return []
  return db
    .selectFrom('reminder')
    .select(({ fn }) => ['task', fn.max('at').as('at')])
    .where('task', 'in', tasks)
    .groupBy('task')
    .execute()
}

export async function insertReminder(tx: Tx, reminder: Row<'reminder'>): Promise<void> {
  await tx.insertInto('reminder').values(reminder).execute()
}

/** Whom a message is for: a person, or everybody of an organisation in a capacity. */
type Addressee = { person: string; organisation: string; capacity: string }

function noticesOf(db: Db | Tx, { person, organisation, capacity }: Addressee) {
  return db
    .selectFrom('notice')
    .where(({ or, and, eb }) =>
      or([
        eb('person', '=', person),
        and([
          eb('person', 'is', null),
          eb('organisation', '=', organisation),
          or([eb('capacity', '=', capacity), eb('capacity', 'is', null)]),
        ]),
      ]),
    )
}

export async function countUnread(db: Db | Tx, to: Addressee): Promise<number> {
  const { count } = await noticesOf(db, to)
    .where('read_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function countNotices(db: Db | Tx, to: Addressee): Promise<number> {
  const { count } = await noticesOf(db, to)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Newest first, by key. */
export async function listNotices(
  db: Db | Tx,
  to: Addressee,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<Row<'notice'>[]> {
  let query = noticesOf(db, to).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
  if (before)
    query = query.where(({ or, and, eb }) =>
      or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
    )
  return query.execute()
}

export async function insertNotice(tx: Tx, notice: NewRow<'notice'>): Promise<void> {
  await tx.insertInto('notice').values(notice).execute()
}

/** Marks as read what is for this person or his seat, up to an instant. */
export async function readNotices(db: Db | Tx, to: Addressee, at: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ read_at: at })
    .where('read_at', 'is', null)
    .where('id', 'in', noticesOf(db, to).select('id').where('at', '<=', at))
    .execute()
}
