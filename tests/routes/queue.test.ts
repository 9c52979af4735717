import { beforeEach, describe, expect, test } from 'vitest'
import { takeFlash } from '#app/flash.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { action, loader } from '#app/routes/_desk.queue.tsx'
import { loader as load } from '#app/routes/_desk.queue_.load.tsx'
import { action as declare } from '#app/routes/_desk.queue_.ties.tsx'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { seedCases } from '#tests/support/many-cases.ts'
import { answered, cookieOf, cookieSet, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

describe.each(engines)('the queue in the browser on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  const cookies: Record<string, string> = {}

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-10T01:30:12.000Z')
    context = webContext(db, ports)
    await seedOrganisations(db)
    await seedCases(db, 3)
    for (const id of ['one', 'two'])
      await openAccount(db, ports, { id, organisation: 'org-nafmii', capacities: ['venue-review'] })
    await openAccount(db, ports, { id: 'bank', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    for (const id of ['one', 'two']) cookies[id] = await cookieOf(context, id, 'venue-review')
    cookies.bank = await cookieOf(context, 'bank', 'lead-underwriter')
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const see = (path: string, who: string) => answered(loader({ request: get(path, cookies[who]), params: {}, context }))
  const send = (fields: Record<string, string>, who: string) =>
    answered(
      action({
        request: post(
          '/queue?case=run-00001',
          { key: ports.newId().padStart(8, 'k'), project: 'project-00001', ...fields },
          cookies[who],
        ),
        params: {},
        context,
      }),
    )

  test('is a page for the reviewing side, and none for others or for who is not signed in', async () => {
    expect((await see('/queue', 'one')).status).toBe(200)
    expect((await see('/queue', 'bank')).status).toBe(404)
    expect((await see('/queue', 'nobody')).status).toBe(303)
    expect((await answered(load({ request: get('/queue/load', cookies.one), params: {}, context }))).status).toBe(404)
  })

  test('an opened case that is not of this desk is a 404', async () => {
    expect((await see('/queue?case=run-00001', 'one')).status).toBe(200)
    expect((await see('/queue?case=run-of-another', 'one')).status).toBe(404)
    await db.updateTable('seat').set({ organisation: 'org-sse' }).where('project', '=', 'project-00001').execute()
    expect((await see('/queue?case=run-00001', 'one')).status).toBe(404)
  })

  test('opening a case notes how far one has looked', async () => {
    await see('/queue?case=run-00001', 'one')
    expect(await db.selectFrom('case_view').select(['person', 'project', 'seq']).execute()).toEqual([
      { person: 'one', project: 'project-00001', seq: 0 },
    ])
  })

  test('taken: back to the list with the next row named; the second is told, with what he typed', async () => {
    const taken = await send({ act: 'claim', duty: 'first', next: 'run-00002', name: '26星河' }, 'one')
    expect(taken.status).toBe(303)
    expect(taken.headers.get('location')).toBe('/queue?case=run-00001#case-run-00002')
    const late = await send({ act: 'claim', duty: 'first' }, 'two')
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ message: expect.stringContaining('主审已由人员one于') })
    const wordless = await send({ act: 'release', duty: 'first', reason: ' ' }, 'one')
    expect(wordless.status).toBe(422)
    expect(await wordless.json()).toMatchObject({ act: 'release', fields: { reason: ['请填写退回原因'] } })
    const given = await send({ act: 'hand-over', duty: 'first', to: 'nobody', reason: '休假' }, 'one')
    expect(await given.json()).toMatchObject({ to: 'nobody', reason: '休假', fields: { to: [expect.any(String)] } })
  })

  test('whoever came second asks the holder for the case, once a day and with a reason; nothing moves by it', async () => {
    const ask = (reason: string, who: string) => send({ act: 'ask', duty: 'first', reason }, who)
    expect((await ask('我熟悉该发行人', 'two')).status).toBe(409)
    await send({ act: 'claim', duty: 'first' }, 'one')
    expect((await ask('', 'two')).status).toBe(422)
    expect((await ask('我熟悉该发行人', 'two')).status).toBe(303)
    expect((await ask('再问一次', 'two')).status).toBe(422)
    expect((await ask('问自己', 'one')).status).toBe(422)
    const notices = await db.selectFrom('notice').select(['person', 'title', 'detail']).execute()
    expect(notices).toEqual([
      { person: 'one', title: expect.stringMatching(/^人员two请您转办主审：/), detail: '我熟悉该发行人' },
    ])
    const held = await db.selectFrom('assignment').select('person').where('until_at', 'is', null).execute()
    expect(held).toEqual([{ person: 'one' }])
  })

  test('a place to go to that is no row is dropped, and a form that is none is refused', async () => {
    const taken = await send({ act: 'claim', duty: 'first', next: '"><script>' }, 'one')
    expect(taken.headers.get('location')).toBe('/queue?case=run-00001')
    expect((await send({ act: 'burn', duty: 'first' }, 'one')).status).toBe(400)
  })

  const claimMany = (projects: readonly string[], who: string, duty = 'first', key = 'key-of-the-page') => {
    const body = new URLSearchParams([
      ['act', 'claim-many'],
      ['duty', duty],
      ['key', key],
      ...projects.map((project) => ['project', project]),
    ])
    const request = new Request('http://127.0.0.1:3000/queue', {
      method: 'POST',
      body,
      headers: { cookie: cookies[who] ?? '' },
    })
    return answered(action({ request, params: {}, context }))
  }
  const told = (answer: Response) =>
    takeFlash(
      new Request('http://127.0.0.1:3000/queue', { headers: { cookie: cookieSet(answer, 'flash') ?? '' } }),
      context,
    ).flash

  test('several taken together: each is told by itself, and pressed twice it is the same', async () => {
    await send({ act: 'claim', duty: 'first', project: 'project-00002' }, 'two')
    await db.updateTable('seat').set({ organisation: 'org-sse' }).where('project', '=', 'project-00003').execute()
    for (const _ of [1, 2]) {
      const answer = await claimMany(['project-00001', 'project-00002', 'project-00003', 'none'], 'one')
      expect(told(answer)).toMatchObject({
        title: '领取主审：1 件已领取，1 件没有领到',
        facts: [{ value: '已领取主审' }, { value: expect.stringContaining('主审已由人员two于') }],
      })
    }
    const held = await db.selectFrom('assignment').select(['person', 'duty']).execute()
    expect(held.map(({ person, duty }) => `${person} ${duty}`).sort()).toEqual(['one first', 'two first'])
    const both = await claimMany(['project-00001'], 'one', 'second')
    expect(told(both)?.facts).toMatchObject([{ value: expect.stringContaining('须由两人分别担任') }])
    expect((await claimMany([], 'one')).status).toBe(422)
    expect(
      (
        await claimMany(
          Array.from({ length: 13 }, (_, n) => `p${n}`),
          'one',
        )
      ).status,
    ).toBe(422)
    expect((await claimMany(['project-00001'], 'bank')).status).toBe(404)
  })

  test('several of one’s own put aside together, each told by itself; what none could be, comes back as it was typed', async () => {
    const put = (projects: readonly string[], fields: Record<string, string>, who = 'one') => {
      const pairs = { act: 'set-aside-many', key: ports.newId().padStart(8, 'k'), reason: '等回函', ...fields }
      const body = new URLSearchParams([...Object.entries(pairs), ...projects.map((id) => ['project', id])])
      const headers = { cookie: cookies[who] ?? '' }
      const request = new Request('http://127.0.0.1:3000/queue', { method: 'POST', body, headers })
      return answered(action({ request, params: {}, context }))
    }
    await db.updateTable('clock').set({ due_on: '2026-03-20' }).execute()
    for (const project of ['project-00001', 'project-00002'])
      await send({ act: 'claim', duty: 'first', project }, 'one')
    const many = await put(['project-00001', 'project-00002', 'project-00000', 'none'], { backOn: '2026-03-13' })
    expect(told(many)).toMatchObject({
      title: '2 件已搁置至3月13日 周五，1 件没有搁置',
      facts: [{ value: '已搁置' }, { value: '已搁置' }, { value: expect.stringContaining('只有承办本案的') }],
    })
    const late = await put(['project-00001', 'project-00002'], { backOn: '2026-03-23' })
    expect(late.status).toBe(422)
    expect(await late.json()).toMatchObject({
      backOn: '2026-03-23',
      reason: '等回函',
      ticked: ['project-00001', 'project-00002'],
      fields: { backOn: [expect.stringMatching(/：不能晚于本案的到期日.*；.*：不能晚于/)] },
    })
    const one = await put(['project-00001'], { backOn: '', act: 'set-aside' })
    expect(await one.json()).toMatchObject({
      act: 'set-aside',
      fields: { backOn: [expect.stringContaining('请填写')] },
    })
    const spoilt = [{ backOn: '2026-03-13'.padEnd(40, '0') }, { reason: '长'.repeat(500) }, { key: 'x' }] as const
    for (const fields of spoilt) {
      const said = JSON.stringify(await (await put(['project-00001'], { backOn: '2026-03-13', ...fields })).json())
      expect(said).toMatch(/请填写恢复办理的日期|最多 200 字|表单不完整/)
      expect(said).not.toContain('expected')
    }
    expect((await put([], { backOn: '2026-03-13' })).status).toBe(422)
    expect((await put(['project-00001'], { backOn: '2026-03-13' }, 'bank')).status).toBe(404)
    expect((await send({ act: 'take-up' }, 'two')).status).toBe(409)
    expect(told(await send({ act: 'take-up' }, 'one'))?.title).toBe('已取消搁置')
  })

  test('a declared tie stands against the claim, and only its author takes it back', async () => {
    const said = (fields: Record<string, string>, who: string) =>
      answered(declare({ request: post('/queue/ties', fields, cookies[who]), params: {}, context }))
    expect((await said({ organisation: '', relation: 'director', until: '' }, 'one')).status).toBe(422)
    expect((await said({ organisation: 'org-issuer', relation: 'director', until: '2027-01-01' }, 'one')).status).toBe(
      422,
    )
    expect((await said({ organisation: 'org-issuer', relation: 'director', until: '' }, 'one')).status).toBe(303)
    const party = { id: 'party', project: 'project-00001', run: null, capacity: 'issuer', organisation: 'org-issuer' }
    await db
      .insertInto('seat')
      .values({ ...party, mode: 'platform', from_at: ports.now(), until_at: null })
      .execute()
    expect((await send({ act: 'claim', duty: 'first' }, 'one')).status).toBe(409)
    const { id } = await db.selectFrom('declared_tie').select('id').executeTakeFirstOrThrow()
    await said({ act: 'take-back', tie: id }, 'two')
    expect((await send({ act: 'claim', duty: 'first' }, 'one')).status).toBe(409)
    await said({ act: 'take-back', tie: id }, 'one')
    expect((await send({ act: 'claim', duty: 'first' }, 'one')).status).toBe(303)
  })
})
