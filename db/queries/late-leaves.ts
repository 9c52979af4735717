import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function insertLateLeave(tx: Tx, leave: NewRow<'late_leave'>): Promise<void> {
  await tx.insertInto('late_leave').values(leave).execute()
}

/** Leaves of a run that no opinion was raised on yet, oldest first. */
export async function listFreeLeaves(tx: Tx, run: string): Promise<Row<'late_leave'>[]> {
  return tx
    .selectFrom('late_leave')
    .selectAll()
    .where('run', '=', run)
    .where('used_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function spendLeave(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('late_leave').set({ used_at: at }).where('id', '=', id).execute()
}

export type LateOpinion = {
  id: string
  project: string
  projectName: string
  ordinal: number
  number: number
  title: string
  paper: string | null
  asker: string
  askerName: string
  reason: string | null
  supervisor: string | null
  at: string
}

/** Opinions first raised in a later round, newest first: of one venue's cases, or of one project. At most `limit`. */
export async function listLateOpinions(
  db: Db | Tx,
  of: { venue: string } | { project: string },
  limit: number,
): Promise<LateOpinion[]> {
  let query = db
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .innerJoin('project', 'project.id', 'round.project')
    .innerJoin('person as asker', 'asker.id', 'round.issued_by')
    .leftJoin('filing', 'filing.id', 'item.filing')
    .leftJoin('late_leave', 'late_leave.id', 'item.late_leave')
    .leftJoin('person as supervisor', 'supervisor.id', 'late_leave.by_person')
    .select([
      'item.id',
      'item.number',
      'item.title',
      'round.ordinal',
      'project.id as project',
      'project.name as projectName',
      'filing.title as paper',
      'asker.id as asker',
      'asker.name as askerName',
      'late_leave.reason',
      'supervisor.name as supervisor',
    ])
    .select((eb) => eb.fn.coalesce('item.late_at', 'round.issued_at').as('at'))
    .where('item.late_at', 'is not', null)
  query = 'venue' in of ? query.where('project.venue', '=', of.venue) : query.where('project.id', '=', of.project)
  return query.orderBy('item.late_at', 'desc').orderBy('item.id').limit(limit).execute()
}

/** How many opinions each person first raised in a later round on the cases of a venue. */
export async function countLateOpinions(db: Db | Tx, venue: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .innerJoin('project', 'project.id', 'round.project')
    .select((eb) => ['round.issued_by as person', eb.fn.countAll<number>().as('count')])
    .where('item.late_at', 'is not', null)
    .where('project.venue', '=', venue)
    .groupBy('round.issued_by')
    .execute()
  return new Map(rows.map(({ person, count }) => [person, Number(count)]))
}
