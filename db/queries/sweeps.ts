import type { Db } from '../connect.ts'

/** Sessions that were over before an instant. The access log keeps what happened. */
export async function forgetSessions(db: Db, before: string): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', before).execute()
}
