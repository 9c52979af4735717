import type { Db } from '#db/connect.ts'
import { savePerson } from '#db/queries/people.ts'
import { findPerson } from '#db/queries/seats.ts'
import { endSessionsOf } from '#db/queries/sessions.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { AttemptLimits } from '../accounts/attempt-limits.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { hashPassword, passwordMatches, passwordProblem } from '../accounts/password.server.ts'
import type { Ports } from '../ports.ts'

export type ChangePassword = {
  person: string
  session: string
  current: string
  next: string
  again: string
  address: string
}

/** Sets a new password after the present one is proved; every other session of the person ends. */
export async function changePassword(
  db: Db,
  command: ChangePassword,
  ports: Ports,
  limits: AttemptLimits,
): Promise<{ ok: true } | Refusal> {
  const person = await findPerson(db, command.person)
  if (!person?.password_hash) return refuse('unavailable', '演示座位没有密码，无须修改。')
  const who = { account: person.email, address: command.address }
  const wait = await limits.count(who)
  if (wait !== null) return refuse('invalid', `尝试次数过多，请 ${wait} 分钟后再试。`)
  if (!(await passwordMatches(person.password_hash, command.current)))
    return refuse('invalid', '现用密码不正确。', { current: ['现用密码不正确'] })
  await limits.succeeded(who)
  const problem = passwordProblem(command.next, person)
  if (problem) return refuse('invalid', '新密码不合要求。', { next: [problem] })
  if (command.next === command.current)
    return refuse('invalid', '新密码不合要求。', { next: ['新密码不能与现用密码相同'] })
  if (command.next !== command.again)
    return refuse('invalid', '两次输入的新密码不一致。', { again: ['两次输入的新密码不一致'] })
  const password_hash = await hashPassword(command.next)
  await db.transaction().execute(async (tx) => {
    await savePerson(tx, person.id, { password_hash, must_change_at: null })
    await endSessionsOf(tx, person.id, ports.now(), { except: command.session })
    await logAccess(tx, { kind: 'password.change', person: person.id, address: command.address }, ports)
  })
  return { ok: true }
}
