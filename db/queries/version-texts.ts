import type { Db } from '../connect.ts'

/** Written once, before its version is ready: a version that was printed twice said the same twice. */
export async function keepVersionText(db: Db, version: string, document: string): Promise<void> {
  await db
    .insertInto('version_text')
    .values({ version, document })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

export async function findVersionText(db: Db, version: string): Promise<string | undefined> {
  const row = await db.selectFrom('version_text').select('document').where('version', '=', version).executeTakeFirst()
  return row?.document
}
