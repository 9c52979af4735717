import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

export async function findSetting(db: Db | Tx, key: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value
}

/** Sets it where it is not set yet. */
export async function keepSetting(db: Db | Tx, setting: Row<'setting'>): Promise<void> {
  await db
    .insertInto('setting')
    .values(setting)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Moves it on from what was read; false when somebody else has. */
export async function moveSetting(tx: Tx, setting: Row<'setting'>, from: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('setting')
    .set({ value: setting.value, at: setting.at })
    .where('key', '=', setting.key)
    .where('value', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
