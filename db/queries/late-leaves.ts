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
  /** Null where the letter came from elsewhere (代录). */
  askerName: string | null
  reason: string | null
  supervisor: string | null
  at: string
}

/** Opinions first raised in a later round, newest first: by the people of a house, or on one project. At most `limit`. */
export async function listLateOpinions(
  db: Db | Tx,
  of: { organisation: string } | { project: string },
  limit: number,
): Promise<LateOpinion[]> {
  let query = db
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .innerJoin('project', 'project.id', 'round.project')
    .leftJoin('person as asker', 'asker.id', 'round.issued_by')
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
      'asker.name as askerName',
      'late_leave.reason',
      'supervisor.name as supervisor',
    ])
    .select((eb) => eb.fn.coalesce('item.late_at', 'round.issued_at').as('at'))
    .where('item.late_at', 'is not', null)
  query =
    'organisation' in of
      ? query.where('asker.organisation', '=', of.organisation)
      : query.where('project.id', '=', of.project)
  return query.orderBy('item.late_at', 'desc').orderBy('item.id').limit(limit).execute()
}

/** How many opinions each person of a house first raised in a later round. */
export async function countLateOpinions(db: Db | Tx, organisation: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .innerJoin('person', 'person.id', 'round.issued_by')
    .select((eb) => ['person.id', eb.fn.countAll<number>().as('count')])
    .where('item.late_at', 'is not', null)
    .where('person.organisation', '=', organisation)
    .groupBy('person.id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}
