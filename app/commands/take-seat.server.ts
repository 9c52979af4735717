import type { Db } from '#db/connect.ts'
import { listMemberships, savePerson } from '#db/queries/people.ts'
import { findOrganisation, findPerson } from '#db/queries/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { logAccess, openSession } from '../accounts/open-session.server.ts'
import type { Ports } from '../ports.ts'
import type { Entered } from './sign-in.server.ts'

export type TakeSeat = { person: string; capacity: string; address: string; earlier: string | undefined }

/**
 * Demo only: sits down as one of the invented people, without a password. Refused outside demo mode and for whoever has
 * a password or belongs to an organisation that is not a sample, in whatever mode the house runs.
 */
export async function takeSeat(
  db: Db,
  { person: id, capacity, address, earlier }: TakeSeat,
  ports: Ports,
  demo: boolean,
): Promise<Entered | Refusal> {
  if (!demo) return refuse('unavailable', '只有演示模式可以直接入座，请登录。')
  const person = await findPerson(db, id)
  const organisation = person && (await findOrganisation(db, person.organisation))
  const isSample = person?.password_hash === null && person.disabled_at === null && organisation?.sample_at != null
  const held = person ? await listMemberships(db, person.id, ports.now()) : []
  if (!person || !isSample || !held.some((membership) => membership.capacity === capacity))
    return refuse('unavailable', '没有这个演示座位。')
  const token = await db.transaction().execute(async (tx) => {
    const opened = await openSession(tx, { person, capacity, address, earlier }, ports)
    await savePerson(tx, person.id, { last_login_at: ports.now(), last_login_from: address })
    await logAccess(tx, { kind: 'seat.take', person: person.id, detail: capacity, address }, ports)
    return opened
  })
  return { ok: true, token, capacity }
}
