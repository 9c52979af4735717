import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

export async function findRatingAction(db: Db | Tx, id: string): Promise<Row<'rating_action'> | undefined> {
  return db.selectFrom('rating_action').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listRatingActions(db: Db | Tx, project: string): Promise<Row<'rating_action'>[]> {
  return db
    .selectFrom('rating_action')
    .selectAll()
    .where('project', '=', project)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function saveRatingAction(tx: Tx, id: string, change: Partial<Row<'rating_action'>>): Promise<void> {
  await tx.updateTable('rating_action').set(change).where('id', '=', id).execute()
}

/** The earliest tracking report each bond of the project still owes by a day. */
export async function listTrackingOwed(db: Db | Tx, project: string, by: string): Promise<Row<'obligation'>[]> {
  const rows = await db
    .selectFrom('obligation')
    .selectAll()
    .where('project', '=', project)
    .where('kind', '=', 'tracking')
    .where('state', 'in', ['due', 'overdue'])
    .where('due_on', '<=', by)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return [...new Map(rows.toReversed().map((row) => [row.bond, row])).values()]
}

/** Bonds that still live; none means that whatever stands behind them may end. */
export async function countLiveBonds(db: Db | Tx, project: string): Promise<{ all: number; live: number }> {
  const rows = await db.selectFrom('bond').select(['id', 'ended_at']).where('project', '=', project).execute()
  return { all: rows.length, live: rows.filter(({ ended_at }) => ended_at === null).length }
}

/** Registrations of projects on which several agencies were asked: what one of them says is not for the others. */
export async function listRegistrationsOfSeveralAgencies(db: Db | Tx, projects: readonly string[]): Promise<string[]> {
  if (projects.length === 0) return []
  const several = db
    .selectFrom('rating_action')
    .select('project')
    .where('project', 'in', projects)
    .groupBy('project')
    .having((having) => having.fn.count('agency').distinct(), '>', 1)
  const rows = await db.selectFrom('registration').select('id').where('project', 'in', several).execute()
  return rows.map(({ id }) => id)
}
