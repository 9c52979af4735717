import type { Db, Tx } from '#db/connect.ts'
import { endMembership, listMemberships, saveMembership, savePerson } from '#db/queries/people.ts'
import { endSessionsOf } from '#db/queries/sessions.ts'
import { capacitiesOfKind, personWall } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type Administrator, findInCare } from '../accounts/administrator.server.ts'
import { type AccessKind, logAccess } from '../accounts/open-session.server.ts'
import { hashPassword, initialPassword } from '../accounts/password.server.ts'
import type { Ports } from '../ports.ts'
import { membershipOf } from './register-person.server.ts'

type Of = { person: string; by: Administrator }
type Done = { ok: true } | Refusal

const stranger = refuse('unavailable', '没有这个人员，或他不归您管理。')
const self = refuse('unavailable', '不能对自己的账号这样做，请另一位管理员办理。')

/** Nobody signs in on this account from now on; whoever has, is out at the next click. */
export async function disablePerson(db: Db, { person, by }: Of, ports: Ports): Promise<Done> {
  if (person === by.person) return self
  if (!(await findInCare(db, by, person))) return stranger
  return change(db, 'person.disable', { person, by }, ports, async (tx) => {
    await savePerson(tx, person, { disabled_at: ports.now() })
    await endSessionsOf(tx, person, ports.now())
  })
}

export async function enablePerson(db: Db, { person, by }: Of, ports: Ports): Promise<Done> {
  if (!(await findInCare(db, by, person))) return stranger
  return change(db, 'person.enable', { person, by }, ports, (tx) => savePerson(tx, person, { disabled_at: null }))
}

/** A new first password, told once; the old one and every session of the person end. */
export async function resetPassword(
  db: Db,
  { person, by }: Of,
  ports: Ports,
): Promise<{ ok: true; password: string } | Refusal> {
  if (person === by.person) return self
  const found = await findInCare(db, by, person)
  if (!found) return stranger
  if (found.person.password_hash === null) return refuse('unavailable', '示例人员没有密码，只能在演示中入座。')
  const password = initialPassword()
  const password_hash = await hashPassword(password)
  await change(db, 'password.reset', { person, by }, ports, async (tx) => {
    await savePerson(tx, person, { password_hash, must_change_at: ports.now() })
    await endSessionsOf(tx, person, ports.now())
  })
  return { ok: true, password }
}

/** Another capacity for a person, unless his organisation cannot hold it or a wall runs through him. */
export async function grantCapacity(
  db: Db,
  { person, by, capacity }: Of & { capacity: string },
  ports: Ports,
): Promise<Done> {
  const found = await findInCare(db, by, person)
  if (!found) return stranger
  const wanted = Object.keys(capacities).find((one): one is Capacity => one === capacity)
  if (!wanted) return refuse('invalid', '请选择席位。', { capacity: ['请选择席位'] })
  const { title } = capacities[wanted]
  if (!capacitiesOfKind(found.organisation.kind).includes(wanted))
    return refuse('invalid', `${found.organisation.name}不能担任${title}。`, {
      capacity: [`${found.organisation.name}不能担任${title}`],
    })
  const held = (await listMemberships(db, person, ports.now())).map((membership) => membership.capacity as Capacity)
  const wall = personWall(held, wanted)
  if (wall) return refuse('invalid', `同一人不能兼任${title}。`, { capacity: [`不能兼任${title}：${wall}`] })
  return change(db, 'membership.grant', { person, by, detail: wanted }, ports, (tx) =>
    saveMembership(tx, membershipOf(person, wanted, found.organisation.kind, ports.now())),
  )
}

/** Takes a capacity back: sessions in it end at once. */
export async function endCapacity(
  db: Db,
  { person, by, capacity }: Of & { capacity: string },
  ports: Ports,
): Promise<Done> {
  if (!(await findInCare(db, by, person))) return stranger
  if (person === by.person && capacity === 'administrator') return self
  return change(db, 'membership.end', { person, by, detail: capacity }, ports, async (tx) => {
    await endMembership(tx, person, capacity, ports.now())
    await endSessionsOf(tx, person, ports.now(), { capacity })
  })
}

async function change(
  db: Db,
  kind: AccessKind,
  { person, by, detail }: Of & { detail?: string },
  ports: Ports,
  write: (tx: Tx) => Promise<void>,
): Promise<{ ok: true }> {
  const words = [person, detail].filter(Boolean).join(' ')
  await db.transaction().execute(async (tx) => {
    await write(tx)
    await logAccess(tx, { kind, person: by.person, detail: words, address: by.address }, ports)
  })
  return { ok: true }
}
