import { beforeEach, describe, expect, test } from 'vitest'
import type { Administrator } from '#app/accounts/administrator.server.ts'
import { attemptLimits } from '#app/accounts/attempt-limits.server.ts'
import { disablePerson, endCapacity, grantCapacity, resetPassword } from '#app/commands/change-person.server.ts'
import { registerOrganisation } from '#app/commands/register-organisation.server.ts'
import { registerPerson } from '#app/commands/register-person.server.ts'
import { signIn } from '#app/commands/sign-in.server.ts'
import { loader as peopleLoader } from '#app/routes/_desk.people._index.tsx'
import { loader as personLoader } from '#app/routes/_desk.people.$person.tsx'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { answered, cookieOf, get, openAccount, webContext } from '#tests/support/web-context.ts'
import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'
import { personWall } from '#workflows/kit/organisation-kinds.ts'

const platform: Administrator = {
  person: 'root-1',
  organisation: 'org-platform',
  everybody: true,
  sample: false,
  address: '192.0.2.1',
}
const ofBank: Administrator = { ...platform, person: 'keeper', organisation: 'org-bank', everybody: false }
const password = '山高月小水落石出清风徐来'

describe('looking after people', () => {
  let db: Db
  let ports: TestPorts

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    await seedOrganisations(db)
    await openAccount(db, ports, { id: 'keeper', organisation: 'org-bank', capacities: ['administrator'], password })
    await openAccount(db, ports, { id: 'banker', organisation: 'org-bank', capacities: ['lead-underwriter'], password })
    await openAccount(db, ports, { id: 'stranger', organisation: 'org-sse', capacities: ['venue-review'], password })
    return () => db.destroy()
  })

  const person = { organisation: 'org-bank', name: '钱𬭊', email: 'Qian@example.test', capacity: 'lead-underwriter' }

  test('a new account gets a first password, told once, that has to be changed', async () => {
    const made = await registerPerson(db, { form: person, by: ofBank }, ports)
    if (!made.ok) throw new Error(made.message)
    const entered = await signIn(
      db,
      { email: 'qian@example.test', password: made.password, address: '192.0.2.1', earlier: undefined },
      ports,
      attemptLimits(),
    )
    expect(entered).toMatchObject({ ok: true, capacity: 'lead-underwriter' })
    const row = await db.selectFrom('person').selectAll().where('id', '=', made.person).executeTakeFirstOrThrow()
    expect(row.must_change_at).not.toBeNull()
    const everything = JSON.stringify([row, await db.selectFrom('access_log').selectAll().execute()])
    expect(everything).not.toContain(made.password)
  })

  test.each([
    [{ ...person, capacity: 'rater' }, 'capacity', '不能担任评级机构'],
    [{ ...person, email: 'banker@example.test' }, 'email', '此邮箱已有账号'],
    [{ ...person, email: 'not an address' }, 'email', '请填写邮箱'],
    [{ ...person, organisation: 'org-sse' }, 'organisation', '请选择机构'],
    [{ ...person, name: '\u202eevil' }, 'name', '控制字符'],
  ])('a wrong form is refused on its field: %j', async (form, field, because) => {
    const refused = await registerPerson(db, { form, by: ofBank }, ports)
    expect(refused).toMatchObject({ ok: false, fields: { [field]: [expect.stringContaining(because)] } })
  })

  test('the walls run through a person, whatever the projects', async () => {
    const to = (capacity: string) => grantCapacity(db, { person: 'banker', by: ofBank, capacity }, ports)
    expect(await to('investor')).toMatchObject({ ok: false, fields: { capacity: [expect.stringContaining('簿记')] } })
    expect(await to('administrator')).toMatchObject({ ok: false, message: '同一人不能兼任系统管理员。' })
    expect(await to('venue-review')).toMatchObject({ ok: false, message: expect.stringContaining('不能担任审核岗') })
    expect(await to('joint-underwriter')).toEqual({ ok: true })
    expect(personWall(['investor'], 'joint-underwriter')).toContain('承销团')
  })

  test('an administrator of one house has no power over another, and none over himself', async () => {
    expect(await disablePerson(db, { person: 'stranger', by: ofBank }, ports)).toMatchObject({ ok: false })
    expect(await resetPassword(db, { person: 'stranger', by: ofBank }, ports)).toMatchObject({ ok: false })
    expect(await disablePerson(db, { person: 'keeper', by: ofBank }, ports)).toMatchObject({ ok: false })
    expect(await endCapacity(db, { person: 'keeper', by: ofBank, capacity: 'administrator' }, ports)).toMatchObject({
      ok: false,
    })
    expect(await disablePerson(db, { person: 'stranger', by: platform }, ports)).toEqual({ ok: true })
  })

  test('organisations are entered by who runs the platform, with a checked and unique code', async () => {
    const code = `91000000MA0000001${creditCodeCheckCharacter('91000000MA0000001')}`
    const form = { name: '示例远澜创业投资有限公司', kind: 'company', creditCode: code }
    expect(await registerOrganisation(db, { form, by: ofBank }, ports)).toMatchObject({ ok: false })
    expect(await registerOrganisation(db, { form, by: platform }, ports)).toMatchObject({ ok: true })
    expect(await registerOrganisation(db, { form, by: platform }, ports)).toMatchObject({
      fields: { creditCode: ['此代码已登记为示例远澜创业投资有限公司'] },
    })
    const wrong = { ...form, creditCode: `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}` }
    expect(await registerOrganisation(db, { form: wrong, by: platform }, ports)).toMatchObject({
      fields: { creditCode: [expect.stringContaining('校验位不符')] },
    })
  })

  test('the pages are a 404 for other capacities, and a stranger’s person for an administrator', async () => {
    const context = webContext(db, ports)
    const banker = await cookieOf(context, 'banker', 'lead-underwriter')
    expect((await answered(peopleLoader({ request: get('/people', banker), context, params: {} }))).status).toBe(404)
    const keeper = await cookieOf(context, 'keeper', 'administrator')
    const list = await (await answered(peopleLoader({ request: get('/people', keeper), context, params: {} }))).json()
    expect(list.people.map(({ id }: { id: string }) => id).sort()).toEqual(['banker', 'keeper'])
    const at = (id: string) =>
      answered(personLoader({ request: get(`/people/${id}`, keeper), context, params: { person: id } }))
    expect([(await at('banker')).status, (await at('stranger')).status, (await at('nobody')).status]).toEqual([
      200, 404, 404,
    ])
  })
})
