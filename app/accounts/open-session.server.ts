import type { Tx } from '#db/connect.ts'
import { appendAccess } from '#db/queries/access-log.ts'
import { endSession, insertSession } from '#db/queries/sessions.ts'
import type { Row } from '#db/schema.ts'
import type { Ports } from '../ports.ts'
import { sessionLimits } from '../session.server.ts'
import { hashOfToken, newToken } from './session-cookie.server.ts'

export type Opening = {
  person: Pick<Row<'person'>, 'id' | 'last_login_at' | 'last_login_from'>
  capacity: string
  address: string
  /** Token of the session the browser came with: whoever set it, it ends here (session fixation). */
  earlier: string | undefined
}

/** A new session under a new id; answers its token, which is kept nowhere. */
export async function openSession(tx: Tx, opening: Opening, ports: Ports): Promise<string> {
  const { person, capacity, address, earlier } = opening
  const at = ports.now()
  const token = newToken()
  if (earlier) await endSession(tx, hashOfToken(earlier), at)
  const previous = person.last_login_at ? { at: person.last_login_at, from: person.last_login_from ?? 'unknown' } : null
  await insertSession(tx, {
    id: hashOfToken(token),
    person: person.id,
    capacity,
    created_at: at,
    seen_at: at,
    expires_at: new Date(Date.parse(at) + sessionLimits.life).toISOString(),
    ended_at: null,
    origin: address,
    previous_login: previous && JSON.stringify(previous),
  })
  return token
}

export type Access = {
  kind: AccessKind
  person?: string | null
  email?: string | null
  detail?: string
  address: string
}

export type AccessKind =
  | 'sign-in'
  | 'sign-in.refused'
  | 'sign-in.limited'
  | 'sign-out'
  | 'seat.take'
  | 'capacity.switch'
  | 'password.change'
  | 'password.reset'
  | 'person.create'
  | 'person.disable'
  | 'person.enable'
  | 'membership.grant'
  | 'membership.end'
  | 'organisation.create'
  | 'first-run'
  | 'rulebook.propose'
  | 'rulebook.approve'
  | 'rulebook.refuse'
  | 'list.import'
  | 'list.cancel'
  | 'points-model.import'
  | 'rulebook.withdraw'
  | 'clause.propose'
  | 'clause.approve'
  | 'clause.refuse'
  | 'clause.withdraw'
  | 'outage.register'
  | 'outage.decide'

/** One line in the record of who came in and who changed who may. Never a password, nor a name nobody here has. */
export async function logAccess(tx: Tx, access: Access, ports: Ports): Promise<void> {
  await appendAccess(tx, {
    id: ports.newId(),
    at: ports.now(),
    kind: access.kind,
    person: access.person ?? null,
    email: access.email ?? null,
    origin: access.address,
    detail: access.detail ?? null,
  })
}
