import type { Db, Tx } from '../connect.ts'
import type { NewRow } from '../schema.ts'

export async function insertNotices(tx: Tx, notices: NewRow<'notice'>[]): Promise<void> {
  if (notices.length > 0) await tx.insertInto('notice').values(notices).execute()
}

/** Marks as read what was told to a person of a chapter. */
export async function readChapterNotices(
  tx: Tx,
  about: { filing: string; chapter: string; person: string },
  at: string,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: at })
    .where('person', '=', about.person)
    .where('filing', '=', about.filing)
    .where('chapter', '=', about.chapter)
    .where('read_at', 'is', null)
    .execute()
}

export type Addressee = { organisation: string; capacity: string }

/** Organisations asked to act on a run now, those whose project it is whatever happens, and whom it is put to besides. */
export async function listAddressees(
  db: Db | Tx,
  project: string,
  run: string,
  besides: readonly string[] = [],
): Promise<Addressee[]> {
  const asked = await db
    .selectFrom('task')
    .select(['organisation', 'capacity'])
    .where('run', '=', run)
    .where('done_at', 'is', null)
    .where('organisation', 'is not', null)
    .execute()
  const owners = await db
    .selectFrom('seat')
    .select(['organisation', 'capacity'])
    .where('project', '=', project)
    .where('capacity', 'in', ['issuer', 'lead-underwriter', ...besides])
    .where('mode', '=', 'platform')
    .where('until_at', 'is', null)
    .execute()
  const all = [...asked, ...owners].map(({ organisation, capacity }) => ({
    organisation: organisation ?? '',
    capacity,
  }))
  return [...new Map(all.map((one) => [`${one.organisation} ${one.capacity}`, one])).values()]
}

/** Marks a message sent unless another delivery has; says whether it was this one. */
export async function claimMessage(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ sent_at: at })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
