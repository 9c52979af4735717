import { compiled, compiledChange, insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'
import { heldByOutage, listUnsettledOutages } from './outages.ts'

export const listOpenClocks = compiled((db, run: string) =>
  db.selectFrom('clock').selectAll().where('run', '=', run).where('state', '!=', 'stopped'),
)

export async function listProjectClocks(db: Db | Tx, project: string): Promise<Row<'clock'>[]> {
  return db.selectFrom('clock').selectAll().where('project', '=', project).orderBy('started_at').orderBy('id').execute()
}

export async function listClockEntries(db: Db | Tx, clocks: readonly string[]): Promise<Row<'clock_entry'>[]> {
  if (clocks.length === 0) return []
  return db
    .selectFrom('clock_entry')
    .selectAll()
    .where('clock', 'in', clocks)
    .orderBy('clock')
    .orderBy('ordinal')
    .execute()
}

export const insertClock = (tx: Tx, clock: NewRow<'clock'>): Promise<void> => insertRows(tx, 'clock', [clock])

export const appendClockEntry = (tx: Tx, entry: NewRow<'clock_entry'>): Promise<void> =>
  insertRows(tx, 'clock_entry', [entry])

/** The step every command takes: state and due date of one clock. */
export const moveClock = compiledChange(
  (
    db,
    state: Row<'clock'>['state'],
    dueOn: string | null,
    dueAt: string | null,
    provisionalAt: string | null,
    stoppedAt: string | null,
    alertAt: string | null,
    alerted: number,
    id: string,
  ) =>
    db
      .updateTable('clock')
      .set({
        state,
        due_on: dueOn,
        due_at: dueAt,
        provisional_at: provisionalAt,
        stopped_at: stoppedAt,
        alert_at: alertAt,
        alerted,
      })
      .where('id', '=', id),
)

/** The ledger of one clock, in order. */
export const listLedger = async (db: Db | Tx, clock: string): Promise<Row<'clock_entry'>[]> =>
  (await entriesOf(db, clock)).sort((a, b) => a.ordinal - b.ordinal)

const entriesOf = compiled((db, clock: string) => db.selectFrom('clock_entry').selectAll().where('clock', '=', clock))

export async function findClock(db: Db | Tx, id: string): Promise<Row<'clock'> | undefined> {
  return db.selectFrom('clock').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The clock whose escalation has been due longest; none when nobody is to be told yet. */
export const nextToEscalate = compiled((db, at: string) =>
  db
    .selectFrom('clock')
    .select(['id', 'project'])
    .where('alert_at', '<=', at)
    .orderBy('alert_at')
    .orderBy('id')
    .limit(1),
)

type Lapsed = Row<'clock'> & { due_at: string; on_due: string }

/**
 * The clock of a run that ran out first by `at` and acts by itself. A run has few: they are sifted here. What was cut off
 * by an outage waits until that is settled.
 */
export async function findLapsed(db: Db | Tx, run: string, at: string): Promise<Lapsed | undefined> {
  const open = await listOpenClocks(db, run)
  const lapsed = open.filter(
    (row): row is Lapsed => row.state === 'running' && row.on_due !== null && row.due_at !== null && row.due_at <= at,
  )
  if (lapsed.length === 0) return undefined
  const outages = await listUnsettledOutages(db)
  const held = ({ side, due_at }: Lapsed) =>
    outages.some(
      (outage) => outage.from_at < due_at && due_at <= outage.to_at && outage.sides.split(' ').includes(side),
    )
  return lapsed.filter((row) => !held(row)).sort((a, b) => compare(a.due_at, b.due_at) || compare(a.id, b.id))[0]
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Runs with a clock that has run out, for the worker. */
export async function listRunsLapsedBy(
  db: Db,
  at: string,
  limit: number,
): Promise<{ run: string; project: string; due_at: string | null }[]> {
  return db
    .selectFrom('clock')
    .select(['run', 'project', 'due_at'])
    .where('state', '=', 'running')
    .where('due_at', '<=', at)
    .where('on_due', 'is not', null)
    .where((eb) => eb.not(heldByOutage))
    .orderBy('due_at')
    .limit(limit)
    .execute()
}

export async function saveClock(tx: Tx, id: string, change: Partial<Row<'clock'>>): Promise<void> {
  await tx.updateTable('clock').set(change).where('id', '=', id).execute()
}
