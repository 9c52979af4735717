import type { Db } from '#db/connect.ts'
import { readNotices } from '#db/queries/inbox.ts'
import type { SignedIn } from '../reach.server.ts'

/** Marks what has arrived for a person and his seat up to an instant as read. */
export async function markNoticesRead(db: Db, who: SignedIn, at: string): Promise<void> {
  await readNotices(db, who, at)
}
