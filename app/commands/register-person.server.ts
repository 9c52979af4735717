import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { findPersonByEmail, insertPerson, saveMembership } from '#db/queries/people.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import { identifier, shortText } from '#workflows/kit/body.ts'
import { capacitiesOfKind, dutiesOf } from '#workflows/kit/organisation-kinds.ts'
import { type Capacity, capacities, venues } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { hashPassword, initialPassword } from '../accounts/password.server.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { emailField } from './first-run.server.ts'

const form = z.strictObject({
  organisation: identifier,
  name: shortText,
  email: emailField,
  capacity: z.enum(Object.keys(capacities) as [Capacity, ...Capacity[]], '请选择席位'),
})

/** A new account with its first password, which is told once and has to be changed at the first sign-in. */
export type Registered = { ok: true; person: string; name: string; email: string; password: string }

export async function registerPerson(
  db: Db,
  command: { form: unknown; by: Administrator },
  ports: Ports,
): Promise<Registered | Refusal> {
  const { by } = command
  const read = form.safeParse(command.form)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const { name, email, capacity } = read.data
  const organisation = await findOrganisation(db, read.data.organisation)
  if (!organisation || (!by.everybody && organisation.id !== by.organisation))
    return refuse('invalid', '请选择机构。', { organisation: ['请选择机构'] })
  if (!capacitiesOfKind(organisation.kind).includes(capacity)) {
    const message = `${organisation.name}不能担任${capacities[capacity].title}`
    return refuse('invalid', `${message}。`, { capacity: [message] })
  }
  if (await findPersonByEmail(db, email)) return refuse('invalid', '邮箱已被使用。', { email: ['此邮箱已有账号'] })
  const password = initialPassword()
  const password_hash = await hashPassword(password)
  const [id, at] = [ports.newId(), ports.now()]
  await db.transaction().execute(async (tx) => {
    const unseen = { disabled_at: null, last_login_at: null, last_login_from: null }
    const person = { id, organisation: organisation.id, name, email, password_hash, must_change_at: at, created_at: at }
    await insertPerson(tx, { ...person, ...unseen })
    await saveMembership(tx, membershipOf(id, capacity, organisation.kind, at))
    await logAccess(
      tx,
      { kind: 'person.create', person: by.person, detail: `${id} ${capacity}`, address: by.address },
      ports,
    )
  })
  return { ok: true, person: id, name, email, password }
}

export const membershipOf = (person: string, capacity: Capacity, kind: string, since: string) => ({
  person,
  capacity,
  duties: dutiesOf(capacity).join(' '),
  venue: Object.keys(venues).find((venue) => kind === `venue:${venue}`) ?? null,
  since,
  until: null,
})
