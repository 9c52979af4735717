import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export async function listOpenClocks(db: Db | Tx, run: string): Promise<Row<'clock'>[]> {
  return db.selectFrom('clock').selectAll().where('run', '=', run).where('state', '!=', 'stopped').execute()
}

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

export async function insertClock(tx: Tx, clock: NewRow<'clock'>): Promise<void> {
  await tx.insertInto('clock').values(clock).execute()
}

export async function appendClockEntry(tx: Tx, entry: NewRow<'clock_entry'>): Promise<void> {
  await tx.insertInto('clock_entry').values(entry).execute()
}

export async function saveClock(tx: Tx, id: string, change: Partial<Row<'clock'>>): Promise<void> {
  await tx.updateTable('clock').set(change).where('id', '=', id).execute()
}

/** Clocks of one run that have run out by `at` and act by themselves, in the order in which they ran out. */
export async function listLapsed(tx: Tx, run: string, at: string): Promise<Row<'clock'>[]> {
  return tx
    .selectFrom('clock')
    .selectAll()
    .where('run', '=', run)
    .where('state', '=', 'running')
    .where('due_at', '<=', at)
    .where('on_due', 'is not', null)
    .orderBy('due_at')
    .orderBy('id')
    .execute()
}

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
    .orderBy('due_at')
    .limit(limit)
    .execute()
}
