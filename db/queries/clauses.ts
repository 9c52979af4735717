import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

type Change = Row<'clause_change'>

export type ClauseChangeLine = Change & {
  proposer: string
  decider: string | null
  owner_name: string
  owner_kind: string
}

const changes = (db: Db | Tx) =>
  db
    .selectFrom('clause_change as change')
    .innerJoin('person as proposer', 'proposer.id', 'change.proposed_by')
    .innerJoin('organisation as house', 'house.id', 'change.owner')
    .leftJoin('person as decider', 'decider.id', 'change.decided_by')
    .selectAll('change')
    .select([
      'proposer.name as proposer',
      'decider.name as decider',
      'house.name as owner_name',
      'house.kind as owner_kind',
    ])

/** What a house sees of the library, oldest first: the platform's changes and its own. Null: the platform's alone. */
export function listClauseChanges(
  db: Db | Tx,
  house: string | null,
  of: { clause?: string } = {},
): Promise<ClauseChangeLine[]> {
  let query = changes(db)
    .where((eb) => {
      const platform = eb('house.kind', '=', 'platform')
      return house === null ? platform : eb.or([platform, eb('change.owner', '=', house)])
    })
    .orderBy('change.id')
  if (of.clause) query = query.where('change.clause', '=', of.clause)
  return query.execute()
}

/** Null where it does not exist; whether it may be seen is for the caller. */
export const findClauseChange = (db: Db | Tx, id: string): Promise<ClauseChangeLine | undefined> =>
  changes(db).where('change.id', '=', id).executeTakeFirst()

export async function insertClauseChange(tx: Tx, row: NewRow<'clause_change'>): Promise<void> {
  await tx.insertInto('clause_change').values(row).execute()
}

/** The highest number given to a version of this clause by this owner; 0 where there is none. */
export async function lastClauseNumber(tx: Tx, { clause, owner }: Pick<Change, 'clause' | 'owner'>): Promise<number> {
  const { last } = await tx
    .selectFrom('clause_change')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('clause', '=', clause)
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

export type ClauseDecision = Pick<Change, 'outcome' | 'decided_by' | 'decided_at' | 'decision' | 'number'>

/** Whether it was this decision that took: two persons may decide at the same moment, one of them does. */
export async function decideClauseChange(tx: Tx, id: string, decision: ClauseDecision): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('clause_change')
    .set(decision)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
