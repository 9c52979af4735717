import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** The newest of the ids, which are in order of time; empty where there are none. */
export async function newestId(db: Db | Tx, table: 'task' | 'notice'): Promise<string> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max<string | null>('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? ''
}

export type MailTask = Pick<Row<'task'>, 'id' | 'project' | 'run' | 'capacity' | 'organisation' | 'person'> & {
  number: string
  route: string
  stage: string
  state: string
}

/** Open tasks of organisations seated here, made after `after` and before `until`, in the order in which they were made. */
export async function listFreshTasks(db: Db, after: string, until: string, limit: number): Promise<MailTask[]> {
  return db
    .selectFrom('task')
    .innerJoin('project', 'project.id', 'task.project')
    .innerJoin('run', 'run.id', 'task.run')
    .select(['task.id', 'task.project', 'task.run', 'task.capacity', 'task.organisation', 'task.person'])
    .select(['project.number', 'project.route', 'run.stage', 'run.state'])
    .where('task.id', '>', after)
    .where('task.since', '<=', until)
    .where('task.done_at', 'is', null)
    .where('task.organisation', 'is not', null)
    .orderBy('task.id')
    .limit(limit)
    .execute()
}

export type MailNotice = Pick<
  Row<'notice'>,
  'id' | 'project' | 'run' | 'person' | 'organisation' | 'capacity' | 'kind' | 'filing' | 'chapter'
> & { number: string | null; stage: string | null }

/** Notices made in between; what was told to one person alone and has been read or done meanwhile is not among them. */
export async function listFreshNotices(db: Db, after: string, until: string, limit: number): Promise<MailNotice[]> {
  return db
    .selectFrom('notice')
    .leftJoin('project', 'project.id', 'notice.project')
    .leftJoin('run', 'run.id', 'notice.run')
    .select(['notice.id', 'notice.project', 'notice.run', 'notice.person', 'notice.organisation', 'notice.capacity'])
    .select(['notice.kind', 'notice.filing', 'notice.chapter', 'project.number', 'run.stage'])
    .where(({ or, eb }) => or([eb('notice.person', 'is', null), eb('notice.read_at', 'is', null)]))
    .where('notice.id', '>', after)
    .where('notice.at', '<=', until)
    .orderBy('notice.id')
    .limit(limit)
    .execute()
}

export type Seated = { organisation: string; capacity: string; project: string | null; at: string }

/**
 * Whom mail to a seat reaches: the team named on it in the project; where none is named, everybody of the organisation who
 * may act in the capacity. Nobody whose account is closed, and nobody made up for a demonstration.
 */
export async function listReaders(db: Db, { organisation, capacity, project, at }: Seated): Promise<string[]> {
  const members = db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .select('person.id')
    .where('person.organisation', '=', organisation)
    .where('person.disabled_at', 'is', null)
    .where('organisation.sample_at', 'is', null)
    .where('membership.capacity', '=', capacity)
    .where(({ or, eb }) => or([eb('membership.until', 'is', null), eb('membership.until', '>', at)]))
  const team = await db
    .selectFrom('assignment')
    .innerJoin('seat', 'seat.id', 'assignment.seat')
    .select('assignment.person')
    .where('seat.project', '=', project ?? '')
    .where('seat.capacity', '=', capacity)
    .where('seat.organisation', '=', organisation)
    .where('seat.until_at', 'is', null)
    .where('assignment.from_at', '<=', at)
    .where(({ or, eb }) => or([eb('assignment.until_at', 'is', null), eb('assignment.until_at', '>', at)]))
    .execute()
  const named = team.map(({ person }) => person)
  const found = await (named.length > 0 ? members.where('person.id', 'in', named) : members).execute()
  return [...new Set(found.map(({ id }) => id))].sort()
}

/** Somebody who may be written to now: his account is open and he is not made up. */
export async function findReader(db: Db | Tx, person: string): Promise<{ name: string; email: string } | undefined> {
  return db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .select(['person.name', 'person.email'])
    .where('person.id', '=', person)
    .where('person.disabled_at', 'is', null)
    .where('organisation.sample_at', 'is', null)
    .executeTakeFirst()
}

export async function listMailRefusals(db: Db | Tx, persons: readonly string[]): Promise<Row<'mail_refusal'>[]> {
  if (persons.length === 0) return []
  return db
    .selectFrom('mail_refusal')
    .selectAll()
    .where('person', 'in', [...persons])
    .execute()
}

export async function refuseMail(tx: Tx, refusal: NewRow<'mail_refusal'>): Promise<void> {
  await tx
    .insertInto('mail_refusal')
    .values(refusal)
    .onConflict((conflict) => conflict.columns(['person', 'kind']).doNothing())
    .execute()
}

export async function acceptMail(tx: Tx, person: string, kind: string): Promise<void> {
  await tx.deleteFrom('mail_refusal').where('person', '=', person).where('kind', '=', kind).execute()
}

/** Marks something as told to a person; false when he was told before. */
export async function markTold(tx: Tx, told: NewRow<'mail_told'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('mail_told')
    .values(told)
    .onConflict((conflict) => conflict.columns(['person', 'about']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function sweepTold(db: Db, before: string): Promise<void> {
  await db.deleteFrom('mail_told').where('at', '<', before).execute()
}

export const mailType = 'mail.digest'

/** Mail that has not left yet, oldest first; what failed eight times stays for the administrator. */
export async function listUnsentMail(db: Db, limit: number): Promise<Row<'outbox'>[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('type', '=', mailType)
    .where('sent_at', 'is', null)
    .where('attempts', '<', 8)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Takes a mail for one attempt; false when another node has. */
export async function claimMail(db: Db, { id, attempts }: Pick<Row<'outbox'>, 'id' | 'attempts'>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1 })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
