import type { Db } from '#db/connect.ts'
import { endSession } from '#db/queries/sessions.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import type { Ports } from '../ports.ts'

/** Ends the session on the server: a copy of its cookie opens nothing any more. */
export async function signOut(
  db: Db,
  { session, person, address }: { session: string; person: string; address: string },
  ports: Ports,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await endSession(tx, session, ports.now())
    await logAccess(tx, { kind: 'sign-out', person, address }, ports)
  })
}
