import { insertRows } from '../compiled.ts'
import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export const insertJob = (tx: Tx, job: NewRow<'job'>): Promise<void> => insertRows(tx, 'job', [job])

export async function findJob(db: Db | Tx, id: string): Promise<Row<'job'> | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The oldest job that waits, or whose worker gave it back or stopped answering. */
const oldestFree = (db: Db, kinds: readonly string[], now: string) =>
  db
    .selectFrom('job')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('state', 'in', ['waiting', 'working'])
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)

/** Takes up the oldest free job until `lease`; undefined when there is none, or somebody else was quicker. */
export async function claimJob(
  db: Db,
  kinds: readonly string[],
  now: string,
  lease: string,
): Promise<Row<'job'> | undefined> {
  const free = kinds.length > 0 ? await oldestFree(db, kinds, now).executeTakeFirst() : undefined
  if (!free) return undefined
  const attempts = free.attempts + 1
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ state: 'working', lease_until: lease, attempts })
    .where('id', '=', free.id)
    .where('state', '=', free.state)
    .where('attempts', '=', free.attempts)
    .where('lease_until', free.lease_until === null ? 'is' : '=', free.lease_until)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { ...free, state: 'working', lease_until: lease, attempts } : undefined
}

/** Changes a job that is being worked at under this lease; false when it was cancelled, or is somebody else's by now. */
export async function saveJob(db: Db | Tx, id: string, lease: string, change: Partial<Row<'job'>>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'working')
    .where('lease_until', '=', lease)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Stops a job that has not ended; what it has done stays. False when it had ended. */
export async function cancelJob(db: Db | Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ state: 'cancelled', lease_until: null, ended_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts a failed or cancelled job in line again; it goes on where it stopped. */
export async function resumeJob(db: Db | Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ state: 'waiting', lease_until: null, ended_at: null, message: null, attempts: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
