import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { hasPeople, insertOrganisation, insertPerson, saveMembership } from '#db/queries/people.ts'
import { findOrganisationOfKind } from '#db/queries/seats.ts'
import { shortText } from '#workflows/kit/body.ts'
import { publicBodies } from '#workflows/kit/organisation-kinds.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { logAccess, openSession } from '../accounts/open-session.server.ts'
import { hashPassword, passwordProblem } from '../accounts/password.server.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { accountName, type Entered } from './sign-in.server.ts'

export const emailField = z
  .string('请填写邮箱')
  .transform(accountName)
  .pipe(z.email('请填写邮箱，如 name@example.cn').max(254, '邮箱过长'))

const form = z
  .strictObject({
    organisation: shortText,
    name: shortText,
    email: emailField,
    password: z.string(),
    again: z.string(),
  })
  .superRefine(({ email, name, password, again }, issues) => {
    const problem = passwordProblem(password, { email, name })
    if (problem) issues.addIssue({ code: 'custom', path: ['password'], message: problem })
    if (!problem && password !== again)
      issues.addIssue({ code: 'custom', path: ['again'], message: '两次输入的密码不一致' })
  })

export type FirstRun = { form: unknown; address: string; earlier: string | undefined }

const done = '本平台已经有人使用，首次设置不再开放。请登录。'

/**
 * Creates the first administrator, with credentials of his own, and the public bodies as organisations without people.
 * Only while nobody exists: of two at the same moment the second is refused by the key of the setting.
 */
export async function firstRun(db: Db, command: FirstRun, ports: Ports): Promise<Entered | Refusal> {
  if (await hasPeople(db)) return refuse('unavailable', done)
  const read = form.safeParse(command.form)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const password_hash = await hashPassword(read.data.password)
  const token = await db.transaction().execute(async (tx) => {
    const at = ports.now()
    const claimed = await tx
      .insertInto('setting')
      .values({ key: 'first-run', value: at, at })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst()
    if (claimed.numInsertedOrUpdatedRows !== 1n || (await hasPeople(tx))) return null
    for (const { kind, name } of publicBodies)
      if (!(await findOrganisationOfKind(tx, kind))) await insertOrganisation(tx, organisationOf(ports, name, kind))
    const organisation = organisationOf(ports, read.data.organisation, 'platform')
    await insertOrganisation(tx, organisation)
    const person = {
      id: ports.newId(),
      organisation: organisation.id,
      name: read.data.name,
      email: read.data.email,
      password_hash,
      must_change_at: null,
      disabled_at: null,
      created_at: at,
      last_login_at: at,
      last_login_from: command.address,
    }
    await insertPerson(tx, person)
    await saveMembership(tx, {
      person: person.id,
      capacity: 'administrator',
      duties: 'maker',
      venue: null,
      since: at,
      until: null,
    })
    await logAccess(tx, { kind: 'first-run', person: person.id, address: command.address }, ports)
    const unseen = { ...person, last_login_at: null, last_login_from: null }
    const { address, earlier } = command
    return openSession(tx, { person: unseen, capacity: 'administrator', address, earlier }, ports)
  })
  return token === null ? refuse('unavailable', done) : { ok: true, token, capacity: 'administrator' }
}

const organisationOf = (ports: Ports, name: string, kind: string) => ({
  id: ports.newId(),
  name,
  kind,
  credit_code: null,
  region: null,
  sample_at: null,
  created_at: ports.now(),
})
