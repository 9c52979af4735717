import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { firstRun } from '#app/commands/first-run.server.ts'
import { takeSeat } from '#app/commands/take-seat.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { action as firstRunAction, loader as firstRunLoader } from '#app/routes/first-run.tsx'
import { action as seatsAction, loader as seatsLoader } from '#app/routes/seats.tsx'
import { findSession } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import { enterCast, personId } from '#seeds/cast.ts'
import { scratchDb, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { answered, cookieSet, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const form = {
  organisation: '示例平台运营有限公司',
  name: '雷管平',
  email: 'Lei@Example.test',
  password: '山高月小水落石出清风徐来',
  again: '山高月小水落石出清风徐来',
}

describe.each(engines)('the first run on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    context = webContext(db, ports)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const people = () => db.selectFrom('person').selectAll().execute()
  const at = (request: Request, over: Partial<LoadContext> = {}) => ({
    request,
    context: { ...context, ...over },
    params: {},
  })

  test('makes the first administrator with credentials of his own, and public bodies without people', async () => {
    const done = await answered(firstRunAction(at(post('/first-run', form))))
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/people'])
    const session = await findSession(get('/people', cookieSet(done)), context)
    expect(session).toMatchObject({ name: '雷管平', capacity: 'administrator', organisationKind: 'platform' })
    const [person] = await people()
    expect(person?.email).toBe('lei@example.test')
    expect(person?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const bodies = await db.selectFrom('organisation').select(['kind', 'sample_at']).execute()
    expect(bodies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['venue:NAFMII', 'csrc', 'pboc', 'nfra']))
    expect(bodies.every(({ sample_at }) => sample_at === null)).toBe(true)
  })

  test('happens once: not again, and of several at the same moment for one of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        firstRun(
          db,
          { form: { ...form, email: `a${n}@example.test` }, address: '192.0.2.1', earlier: undefined },
          ports,
        ),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await people()).toHaveLength(1)
    const again = await firstRun(db, { form, address: '192.0.2.1', earlier: undefined }, ports)
    expect(again).toMatchObject({ ok: false, message: expect.stringContaining('首次设置不再开放') })
    expect((await answered(firstRunLoader(at(get('/first-run'))))).headers.get('Location')).toBe('/sign-in')
  })

  test('is not there while anybody exists, be it without a password', async () => {
    await enterCast(db, ports.now())
    const tried = await firstRun(db, { form, address: '192.0.2.1', earlier: undefined }, ports)
    expect(tried).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('a refused form keeps what was typed, but never the password, and says what is wrong on its field', async () => {
    const refused = await answered(
      firstRunAction(at(post('/first-run', { ...form, password: 'short', again: 'short' }))),
    )
    const said = await refused.json()
    expect(refused.status).toBe(400)
    expect(said.fields.password[0]).toContain('至少 12 个字符')
    expect(said.values).toMatchObject({ organisation: form.organisation, email: form.email })
    expect(JSON.stringify(said)).not.toContain('short')
    expect(await people()).toEqual([])
  })

  test('in a demo it is not there', async () => {
    expect((await answered(firstRunLoader(at(get('/first-run'), { demo: true })))).status).toBe(404)
    expect((await answered(firstRunAction(at(post('/first-run', form), { demo: true })))).status).toBe(404)
  })

  test('behind a public address it asks for a word that only the server’s owner can read', async () => {
    const environment = { ...context.environment, publicOrigin: 'https://kejiban.example' }
    expect(await (await answered(firstRunLoader(at(get('/first-run'), { environment })))).json()).toEqual({
      code: true,
    })
    const refused = await answered(firstRunAction(at(post('/first-run', { ...form, code: 'guess' }), { environment })))
    expect(refused.status).toBe(400)
    expect(await people()).toEqual([])
    const code = readFileSync(join(environment.dataFolder, 'first-run-code'), 'utf8')
    const done = await answered(firstRunAction(at(post('/first-run', { ...form, code }), { environment })))
    expect(done.status).toBe(303)
    expect(done.headers.get('Set-Cookie')).toContain('__Host-kejiban-session=')
  })
})

describe('the seats of a demo', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports, { demo: true })
    await enterCast(db, ports.now())
    await enterCast(db, ports.now())
    return () => db.destroy()
  })

  const banker = personId('bank', 'lead-underwriter')
  const take = (person: string, capacity: string, demo: boolean) =>
    takeSeat(db, { person, capacity, address: '127.0.0.1', earlier: undefined }, ports, demo)

  test('every capacity has two people or more, five experts, and names with rare characters', async () => {
    const { cast } = await (await answered(seatsLoader({ request: get('/seats'), context, params: {} }))).json()
    const rows: { capacity: string; first: { name: string } | null; others: { name: string }[] }[] = cast.rows
    for (const row of rows)
      expect([row.capacity, row.first !== null && row.others.length >= 1]).toEqual([row.capacity, true])
    expect(rows.find(({ capacity }) => capacity === 'expert')?.others.length).toBeGreaterThanOrEqual(4)
    const names = rows.flatMap(({ first, others }) => [first?.name, ...others.map(({ name }) => name)]).join('')
    for (const rare of ['𬭊', '𫟹', '㛃', '䶮']) expect(names).toContain(rare)
  })

  test('one click sits down', async () => {
    const fields = { person: banker, capacity: 'lead-underwriter', next: '/projects' }
    const done = await answered(seatsAction({ request: post('/seats', fields), context, params: {} }))
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/projects'])
    expect(await findSession(get('/desk', cookieSet(done)), context)).toMatchObject({ person: banker, sample: true })
  })

  test('is refused outside a demo, by page and by command', async () => {
    const outside = { ...context, demo: false }
    expect((await answered(seatsLoader({ request: get('/seats'), context: outside, params: {} }))).status).toBe(404)
    const fields = { person: banker, capacity: 'lead-underwriter' }
    expect(
      (await answered(seatsAction({ request: post('/seats', fields), context: outside, params: {} }))).status,
    ).toBe(404)
    expect(await take(banker, 'lead-underwriter', false)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await db.selectFrom('session').select('id').execute()).toEqual([])
  })

  test('nobody sits down as a person with a password, in another capacity, disabled, or of a real organisation', async () => {
    await openAccount(db, ports, {
      id: 'real',
      organisation: 'demo-bank',
      capacities: ['lead-underwriter'],
      password: '山高月小水落石出清风徐来',
    })
    expect(await take('real', 'lead-underwriter', true)).toMatchObject({ ok: false })
    expect(await take(banker, 'investor', true)).toMatchObject({ ok: false })
    expect(await take('nobody', 'issuer', true)).toMatchObject({ ok: false })
    await db.updateTable('person').set({ disabled_at: ports.now() }).where('id', '=', banker).execute()
    expect(await take(banker, 'lead-underwriter', true)).toMatchObject({ ok: false })
    await db.updateTable('organisation').set({ sample_at: null }).where('id', '=', 'demo-bank').execute()
    expect(await take(personId('bank', 'lead-underwriter', 1), 'lead-underwriter', true)).toMatchObject({ ok: false })
  })

  test('leads nowhere else', async () => {
    const fields = { person: banker, capacity: 'lead-underwriter', next: '//evil.example' }
    const done = await answered(seatsAction({ request: post('/seats', fields), context, params: {} }))
    expect(done.headers.get('Location')).toBe('/desk')
  })
})
