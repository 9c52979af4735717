import type { Db, Tx } from '../connect.ts'
import type { NewRow } from '../schema.ts'

/** A session with the person and the organisation behind it, and what the person may do in the session's capacity. */
export type FoundSession = {
  id: string
  person: string
  capacity: string
  created_at: string
  seen_at: string
  expires_at: string
  previous_login: string | null
  name: string
  must_change_at: string | null
  organisation: string
  organisation_name: string
  organisation_kind: string
  sample_at: string | null
  duties: string
}

/**
 * A session that nobody has ended, whose person is not disabled and still holds the capacity at `at`.
 * Whether it has been idle or lived too long is for the caller to say.
 */
export async function findLiveSession(db: Db | Tx, id: string, at: string): Promise<FoundSession | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .innerJoin('membership', (join) =>
      join.onRef('membership.person', '=', 'session.person').onRef('membership.capacity', '=', 'session.capacity'),
    )
    .select([
      'session.id',
      'session.person',
      'session.capacity',
      'session.created_at',
      'session.seen_at',
      'session.expires_at',
      'session.previous_login',
      'person.name',
      'person.must_change_at',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
      'organisation.kind as organisation_kind',
      'organisation.sample_at',
      'membership.duties',
    ])
    .where('session.id', '=', id)
    .where('session.ended_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where((eb) => eb.or([eb('membership.until', 'is', null), eb('membership.until', '>', at)]))
    .executeTakeFirst()
}

export async function insertSession(db: Db | Tx, session: NewRow<'session'>): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

export async function touchSession(db: Db | Tx, id: string, at: string): Promise<void> {
  await db.updateTable('session').set({ seen_at: at }).where('id', '=', id).where('seen_at', '<', at).execute()
}

export async function endSession(db: Db | Tx, id: string, at: string): Promise<void> {
  await db.updateTable('session').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute()
}

/** Ends every session of a person, but one if named; of one capacity only, if named. */
export async function endSessionsOf(
  db: Db | Tx,
  person: string,
  at: string,
  which: { except?: string; capacity?: string } = {},
): Promise<void> {
  let query = db.updateTable('session').set({ ended_at: at }).where('person', '=', person).where('ended_at', 'is', null)
  if (which.except !== undefined) query = query.where('id', '!=', which.except)
  if (which.capacity !== undefined) query = query.where('capacity', '=', which.capacity)
  await query.execute()
}
