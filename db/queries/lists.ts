import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

export type ListKey = Pick<Row<'recommended_list'>, 'kind' | 'region' | 'year' | 'batch'>

export async function findListBy(db: Db | Tx, key: ListKey): Promise<Row<'recommended_list'> | undefined> {
  return db
    .selectFrom('recommended_list')
    .selectAll()
    .where('kind', '=', key.kind)
    .where('region', '=', key.region)
    .where('year', '=', key.year)
    .where('batch', '=', key.batch)
    .executeTakeFirst()
}

export async function findList(db: Db | Tx, id: string): Promise<Row<'recommended_list'> | undefined> {
  return db.selectFrom('recommended_list').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertList(tx: Tx, list: NewRow<'recommended_list'>): Promise<void> {
  await tx.insertInto('recommended_list').values(list).execute()
}

/** Every list with the version in force, latest year first. */
export async function listLists(db: Db | Tx) {
  return db
    .selectFrom('recommended_list')
    .leftJoin('list_version', 'list_version.id', 'recommended_list.current')
    .selectAll('recommended_list')
    .select([
      'list_version.number',
      'list_version.good',
      'list_version.faulty',
      'list_version.ended_at',
      'list_version.published_on',
    ])
    .orderBy('recommended_list.year', 'desc')
    .orderBy('recommended_list.kind')
    .orderBy('recommended_list.region')
    .orderBy('recommended_list.batch')
    .execute()
}

export async function findVersion(db: Db | Tx, id: string): Promise<Row<'list_version'> | undefined> {
  return db.selectFrom('list_version').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function listVersions(db: Db | Tx, list: string): Promise<Row<'list_version'>[]> {
  return db.selectFrom('list_version').selectAll().where('list', '=', list).orderBy('number', 'desc').execute()
}

/** Versions whose columns are still to be named or that are being written, with how far their jobs have come. */
export async function listVersionsUnderWay(db: Db | Tx) {
  return db
    .selectFrom('list_version')
    .leftJoin('job', 'job.id', 'list_version.job')
    .selectAll('list_version')
    .select(['job.state as job_state', 'job.progress', 'job.total'])
    .where('list_version.state', 'in', ['mapping', 'waiting'])
    .orderBy('list_version.serial', 'desc')
    .execute()
}

/** The serial of the next version: it begins the keys of its rows, so no two versions ever share one. */
export async function nextSerial(tx: Tx): Promise<number> {
  const { last } = await tx
    .selectFrom('list_version')
    .select((eb) => eb.fn.max('serial').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function insertListVersion(tx: Tx, version: NewRow<'list_version'>): Promise<void> {
  await tx.insertInto('list_version').values(version).execute()
}

/** False when the version is no longer in the state it was thought to be in. */
export async function changeVersion(
  tx: Tx,
  id: string,
  from: readonly Row<'list_version'>['state'][],
  change: Partial<NewRow<'list_version'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('list_version')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function pointTo(tx: Tx, list: string, version: string): Promise<void> {
  await tx.updateTable('recommended_list').set({ current: version }).where('id', '=', list).execute()
}
