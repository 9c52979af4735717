import type { Db } from '#db/connect.ts'
import { listMemberships } from '#db/queries/people.ts'
import { endSession, findLiveSession, insertSession } from '#db/queries/sessions.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { hashOfToken, newToken } from '../accounts/session-cookie.server.ts'
import type { Ports } from '../ports.ts'
import type { Entered } from './sign-in.server.ts'

export type SwitchCapacity = { session: string; person: string; capacity: string; address: string }

/**
 * Another capacity of the same person: a person acts in one at a time. It goes on under a new id, and no longer than the
 * session would have lived.
 */
export async function switchCapacity(
  db: Db,
  { session, person, capacity, address }: SwitchCapacity,
  ports: Ports,
): Promise<Entered | Refusal> {
  const at = ports.now()
  const held = await listMemberships(db, person, at)
  if (!held.some((membership) => membership.capacity === capacity)) return refuse('unavailable', '您没有这个席位。')
  const token = newToken()
  const moved = await db.transaction().execute(async (tx) => {
    const current = await findLiveSession(tx, session, at)
    if (!current) return false
    await endSession(tx, session, at)
    await insertSession(tx, {
      id: hashOfToken(token),
      person,
      capacity,
      created_at: current.created_at,
      seen_at: at,
      expires_at: current.expires_at,
      ended_at: null,
      origin: address,
      previous_login: current.previous_login,
    })
    await logAccess(tx, { kind: 'capacity.switch', person, detail: capacity, address }, ports)
    return true
  })
  return moved ? { ok: true, token, capacity } : refuse('unavailable', '登录已失效，请重新登录。')
}
