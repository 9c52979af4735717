import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** The meeting of a run; of several, for a matter may call for another, the last. */
export async function findLastMeeting(db: Db | Tx, run: string): Promise<Row<'meeting'> | undefined> {
  return db
    .selectFrom('meeting')
    .selectAll()
    .where('run', '=', run)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export type Ballot = Row<'ballot'> & { name: string; house: string }

export async function listBallots(db: Db | Tx, meeting: string): Promise<Ballot[]> {
  return db
    .selectFrom('ballot')
    .innerJoin('person', 'person.id', 'ballot.person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .selectAll('ballot')
    .select(['person.name', 'organisation.name as house'])
    .where('ballot.meeting', '=', meeting)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
