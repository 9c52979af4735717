import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function findArrangement(db: Db | Tx, id: string): Promise<Row<'arrangement'> | undefined> {
  return db.selectFrom('arrangement').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listArrangements(db: Db | Tx, project: string): Promise<Row<'arrangement'>[]> {
  return db
    .selectFrom('arrangement')
    .selectAll()
    .where('project', '=', project)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Counter-guarantees behind an arrangement with the state of their runs: all that the arrangement itself may read. */
export async function listCounterOutcomes(
  db: Db | Tx,
  parent: string,
): Promise<{ id: string; provider: string; state: string }[]> {
  return db
    .selectFrom('arrangement')
    .innerJoin('run', (join) =>
      join.onRef('run.subject_id', '=', 'arrangement.id').on('run.subject_kind', '=', 'arrangement'),
    )
    .innerJoin('organisation', 'organisation.id', 'arrangement.provider')
    .select(['arrangement.id', 'organisation.name as provider', 'run.state'])
    .where('arrangement.parent', '=', parent)
    .orderBy('arrangement.created_at')
    .execute()
}

export async function saveArrangement(tx: Tx, id: string, change: Partial<Row<'arrangement'>>): Promise<void> {
  await tx.updateTable('arrangement').set(change).where('id', '=', id).execute()
}

/** Every plan ever proposed, oldest first; the last one is in force. */
export async function listShareTerms(db: Db | Tx, arrangement: string): Promise<Row<'share_term'>[]> {
  return db
    .selectFrom('share_term')
    .selectAll()
    .where('arrangement', '=', arrangement)
    .orderBy('plan')
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
}

/** Lines of the latest plan; none where the provider bears everything itself. */
export async function listLatestShareTerms(db: Db | Tx, arrangement: string): Promise<Row<'share_term'>[]> {
  const terms = await listShareTerms(db, arrangement)
  const latest = terms.at(-1)?.plan
  return terms.filter(({ plan }) => plan === latest)
}

export async function insertShareTerms(tx: Tx, terms: NewRow<'share_term'>[]): Promise<void> {
  if (terms.length > 0) await tx.insertInto('share_term').values(terms).execute()
}
