import type { Db } from '#db/connect.ts'
import { findPersonByEmail, listMemberships, savePerson } from '#db/queries/people.ts'
import type { Row } from '#db/schema.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { AttemptLimits } from '../accounts/attempt-limits.server.ts'
import { type AccessKind, logAccess, openSession } from '../accounts/open-session.server.ts'
import { passwordMatches } from '../accounts/password.server.ts'
import type { Ports } from '../ports.ts'

export type SignIn = { email: string; password: string; address: string; earlier: string | undefined }

/** Token of the new session, and the capacity the person begins in. */
export type Entered = { ok: true; token: string; capacity: string }

/** The account's name as it is kept and counted: whatever case and width it is typed in. */
export const accountName = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/**
 * Checks a password and opens a session. Unknown, disabled and mistyped accounts get the same sentence after the same
 * work; too many attempts are refused before the password is looked at.
 */
export async function signIn(
  db: Db,
  { email, password, address, earlier }: SignIn,
  ports: Ports,
  limits: AttemptLimits,
): Promise<Entered | Refusal> {
  const account = accountName(email)
  const person = await findPersonByEmail(db, account)
  const wait = await limits.count({ account, address })
  if (wait !== null)
    return turnAway(db, 'sign-in.limited', person, address, ports, `尝试次数过多，请 ${wait} 分钟后再试。`)
  const matches = await passwordMatches(person?.password_hash, password)
  const memberships = person ? await listMemberships(db, person.id, ports.now()) : []
  const [first] = memberships
  if (!person || !matches || person.disabled_at !== null || !first)
    return turnAway(db, 'sign-in.refused', person, address, ports, wrong)
  await limits.succeeded({ account, address })
  const token = await db.transaction().execute(async (tx) => {
    const opened = await openSession(tx, { person, capacity: first.capacity, address, earlier }, ports)
    await savePerson(tx, person.id, { last_login_at: ports.now(), last_login_from: address })
    await logAccess(tx, { kind: 'sign-in', person: person.id, address }, ports)
    return opened
  })
  return { ok: true, token, capacity: first.capacity }
}

const wrong = '账号或密码不正确，或账号已停用。'

/** An address that belongs to nobody is not written down: people type passwords into the wrong field. */
async function turnAway(
  db: Db,
  kind: AccessKind,
  person: Row<'person'> | undefined,
  address: string,
  ports: Ports,
  message: string,
): Promise<Refusal> {
  await db.transaction().execute((tx) => logAccess(tx, { kind, person: person?.id ?? null, address }, ports))
  return refuse('invalid', message)
}
