import type { Db, Tx } from '../connect.ts'
import type { Row } from '../schema.ts'

/** Bytes and files that one institution may have in the store. */
export type Share = { bytes: number; files: number }

/** `fresh`: was not counted before. `used` is what is taken without it. */
export type Reserved = { ok: true; fresh: boolean } | { ok: false; used: Share }

/**
 * Counts a file against its institution's share before it is looked at, or refuses: of files that come at the same moment
 * only those are counted that fit together. A file that is counted already takes no more.
 */
export async function reserveSpace(db: Db, file: Row<'sent_file'>, share: Share): Promise<Reserved> {
  return db.transaction().execute(async (tx): Promise<Reserved> => {
    // The row of the institution holds up whoever else counts for it.
    const { organisation, sha256 } = file
    await tx
      .updateTable('organisation')
      .set((eb) => ({ name: eb.ref('name') }))
      .where('id', '=', organisation)
      .execute()
    const known = await tx
      .selectFrom('sent_file')
      .select('sha256')
      .where('organisation', '=', organisation)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (known) return { ok: true, fresh: false }
    const used = await usedBy(tx, organisation)
    if (used.bytes + file.bytes > share.bytes || used.files >= share.files) return { ok: false, used }
    await tx.insertInto('sent_file').values(file).execute()
    return { ok: true, fresh: true }
  })
}

async function usedBy(tx: Tx, organisation: string): Promise<Share> {
  const { bytes, files } = await tx
    .selectFrom('sent_file')
    .select((eb) => [eb.fn.sum('bytes').as('bytes'), eb.fn.countAll().as('files')])
    .where('organisation', '=', organisation)
    .executeTakeFirstOrThrow()
  return { bytes: Number(bytes ?? 0), files: Number(files) }
}

/** A file that was not taken after all. */
export async function releaseSpace(db: Db, organisation: string, sha256: string): Promise<void> {
  await db.deleteFrom('sent_file').where('organisation', '=', organisation).where('sha256', '=', sha256).execute()
}

/** Files counted before an instant that are no longer kept take no space. */
export async function forgetSpace(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('sent_file')
    .where('at', '<', before)
    .where('sha256', 'not in', (eb) => eb.selectFrom('file').select('sha256'))
    .execute()
}
