import { sql } from 'kysely'
import { compiled, insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Registered and not settled: what ran out inside them does not lapse by itself yet. */
export const listUnsettledOutages = compiled((db) =>
  db.selectFrom('outage').selectAll().where('settled_at', 'is', null),
)

export const insertOutage = (tx: Tx, row: NewRow<'outage'>): Promise<void> => insertRows(tx, 'outage', [row])

export const findOutage = (db: Db | Tx, id: string): Promise<Row<'outage'> | undefined> =>
  db.selectFrom('outage').selectAll().where('id', '=', id).executeTakeFirst()

/** Whether it was this change that took: of two who decide at once, one does. */
export async function decideOutage(tx: Tx, id: string, change: Partial<Row<'outage'>>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outage')
    .set(change)
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function settleOutage(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('outage').set({ settled_at: at }).where('id', '=', id).execute()
}

const lines = (db: Db | Tx) =>
  db
    .selectFrom('outage')
    .innerJoin('person as proposer', 'proposer.id', 'outage.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'outage.decided_by')
    .selectAll('outage')
    .select(['proposer.name as proposer', 'decider.name as decider'])
    .select((eb) =>
      eb
        .selectFrom('outage_grant')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('outage_grant.outage', '=', 'outage.id')
        .where('outage_grant.days', '>', 0)
        .as('granted'),
    )

export type OutageLine = Awaited<ReturnType<typeof listOutages>>[number]

/** With the names of who registered and who decided and the number of clocks put off, the latest first. */
export const listOutages = (db: Db | Tx, limit: number) =>
  lines(db).orderBy('outage.proposed_at', 'desc').limit(limit).execute()

export const findOutageLine = (db: Db | Tx, id: string) => lines(db).where('outage.id', '=', id).executeTakeFirst()

type Spell = Pick<Row<'outage'>, 'id' | 'from_at' | 'to_at' | 'sides'>

/** Running clocks whose cut-off fell into an outage and which were not looked at for it, in order of their cut-offs. */
export async function listCutOff(db: Db | Tx, outage: Spell, limit: number): Promise<Row<'clock'>[]> {
  return db
    .selectFrom('clock')
    .selectAll()
    .where('state', '=', 'running')
    .where('due_at', '>', outage.from_at)
    .where('due_at', '<=', outage.to_at)
    .where('side', 'in', outage.sides.split(' '))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outage_grant')
            .select('outage')
            .where('outage', '=', outage.id)
            .whereRef('outage_grant.clock', '=', 'clock.id'),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The running count of working days whose cut-off comes next. */
export const firstCutOff = (db: Db, after: string): Promise<Row<'clock'> | undefined> =>
  db
    .selectFrom('clock')
    .selectAll()
    .where('state', '=', 'running')
    .where('unit', '=', 'working-day')
    .where('name', 'in', ['reply', 'review', 'supplement', 'intake'])
    .where('due_at', '>', after)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

/** Clocks that had lapsed inside an outage before anybody registered it. */
export async function listLapsedWithin(db: Db | Tx, outage: Spell): Promise<Row<'clock'>[]> {
  return db
    .selectFrom('clock')
    .innerJoin('clock_entry', (join) =>
      join
        .onRef('clock_entry.clock', '=', 'clock.id')
        .onRef('clock_entry.at', '=', 'clock.stopped_at')
        .on('clock_entry.kind', '=', 'stop')
        .on('clock_entry.reason', '=', '期限届满'),
    )
    .selectAll('clock')
    .where('clock.stopped_at', '>', outage.from_at)
    .where('clock.stopped_at', '<=', outage.to_at)
    .where('clock.on_due', 'is not', null)
    .where('clock.side', 'in', outage.sides.split(' '))
    .execute()
}

export const insertGrants = (tx: Tx, rows: NewRow<'outage_grant'>[]): Promise<void> =>
  insertRows(tx, 'outage_grant', rows)

export type GrantLine = Pick<Row<'outage_grant'>, 'clock' | 'days' | 'due_before' | 'due_after' | 'left_because'> & {
  name: string
  side: string
  number: string
  project_name: string
}

/** What became of each clock that was looked at for an outage; those put off first. */
export async function listGrants(db: Db | Tx, outage: string, limit: number): Promise<GrantLine[]> {
  return db
    .selectFrom('outage_grant as grant')
    .innerJoin('clock', 'clock.id', 'grant.clock')
    .innerJoin('project', 'project.id', 'grant.project')
    .select(['grant.clock', 'grant.days', 'grant.due_before', 'grant.due_after', 'grant.left_because'])
    .select(['clock.name', 'clock.side', 'project.number', 'project.name as project_name'])
    .where('grant.outage', '=', outage)
    .orderBy('grant.days', 'desc')
    .orderBy('grant.due_before')
    .orderBy('grant.clock')
    .limit(limit)
    .execute()
}

export async function countGrants(db: Db | Tx, outage: string): Promise<number> {
  const { count } = await db
    .selectFrom('outage_grant')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outage', '=', outage)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Of an unsettled outage, on its side, with its cut-off inside: in the words of both engines. */
export const heldByOutage = sql<boolean>`exists (select 1 from outage where outage.settled_at is null
  and outage.from_at < clock.due_at and outage.to_at >= clock.due_at
  and (' ' || outage.sides || ' ') like ('% ' || clock.side || ' %'))`
