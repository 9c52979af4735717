import type { Db, Tx } from '../connect.ts'
import type { NewRow, Row } from '../schema.ts'

/** Every version, latest first within its model. */
export async function listPointsModels(db: Db | Tx): Promise<Row<'points_model'>[]> {
  return db.selectFrom('points_model').selectAll().orderBy('model').orderBy('version', 'desc').execute()
}

export async function findPointsModel(
  db: Db | Tx,
  model: string,
  version: number,
): Promise<Row<'points_model'> | undefined> {
  return db
    .selectFrom('points_model')
    .selectAll()
    .where('model', '=', model)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function insertPointsModel(tx: Tx, row: NewRow<'points_model'>): Promise<void> {
  await tx.insertInto('points_model').values(row).execute()
}
