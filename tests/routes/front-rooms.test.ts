import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { action as accountAction, loader as accountLoader } from '#app/routes/_desk.account.tsx'
import { action as deskAction, loader as deskLoader } from '#app/routes/_desk.desk.tsx'
import { action as noticesAction, loader as noticesLoader } from '#app/routes/_desk.notices.tsx'
import { loader as seatsLoader } from '#app/routes/_desk.projects.$project.seats.tsx'
import { action as newAction, loader as newLoader } from '#app/routes/_desk.projects.new.tsx'
import { loader as layoutLoader } from '#app/routes/_desk.tsx'
import { loader as homeLoader } from '#app/routes/_index.tsx'
import { loader as nothing } from '#app/routes/$.tsx'
import { action as signInAction, loader as signInLoader } from '#app/routes/sign-in.tsx'
import { action as signOutAction, loader as signOutLoader } from '#app/routes/sign-out.tsx'
import { findSession } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import { answered, cookieOf, cookieSet, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const password = '山高月小水落石出清风徐来'

describe('the front rooms', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let project: string
  let banker: string

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports, { address: `192.0.2.${Math.floor(Math.random() * 200)}` })
    await seedOrganisations(db)
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'], password })
    await openAccount(db, ports, { id: 'hu', organisation: 'org-investor', capacities: ['investor'], password })
    project = await openSampleProject(db, ports)
    banker = await cookieOf(context, 'chen', 'lead-underwriter')
    return () => db.destroy()
  })

  const at = (request: Request, params: Record<string, string> = {}) => ({ request, context, params })

  test('before anybody exists the first page is the first run; afterwards it is the public page', async () => {
    expect((await answered(homeLoader(at(get('/'))))).status).toBe(200)
    await db.deleteFrom('session').execute()
    await db.deleteFrom('membership').execute()
    await db.deleteFrom('person').execute()
    expect((await answered(homeLoader(at(get('/'))))).headers.get('Location')).toBe('/first-run')
    expect((await answered(signInLoader(at(get('/sign-in'))))).headers.get('Location')).toBe('/first-run')
  })

  test('signing in goes where one wanted to, a refusal keeps the address and never the password', async () => {
    const wanted = { email: 'chen@example.test', password, next: '/projects?q=1' }
    const done = await answered(signInAction(at(post('/sign-in', wanted))))
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/projects?q=1'])
    expect(done.headers.get('Set-Cookie')).toMatch(/; HttpOnly; SameSite=Lax/)
    const refused = await answered(signInAction(at(post('/sign-in', { ...wanted, password: 'not-the-one' }))))
    expect(refused.status).toBe(400)
    const said = await refused.text()
    expect(said).toContain('chen@example.test')
    expect(said).not.toContain('not-the-one')
  })

  test('looking at the way out changes nothing; the button ends the session on the server', async () => {
    expect(signOutLoader().status).toBe(303)
    expect(await findSession(get('/desk', banker), context)).toBeDefined()
    const out = await answered(signOutAction(at(post('/sign-out', {}, banker))))
    expect(out.headers.get('Set-Cookie')).toContain('Max-Age=0')
    expect(await findSession(get('/desk', banker), context)).toBeUndefined()
  })

  test('signed-in pages are kept by nobody on the way, and show once what was done', async () => {
    const key = { intent: 'theme', theme: 'dark' }
    const done = await answered(accountAction(at(post('/account', key, banker))))
    expect(done.headers.getSetCookie().some((line) => line.startsWith('theme=dark;'))).toBe(true)
    const flash = cookieSet(done, 'flash')
    const shown = await answered(layoutLoader(at(get('/account', `${banker}; ${flash}`))))
    expect((await shown.json()).flash).toMatchObject({ kind: 'done', title: '已更换显示' })
    expect(shown.headers.get('Set-Cookie')).toContain('Max-Age=0')
    const elsewhere = await answered(layoutLoader(at(get('/desk', `${banker}; ${flash}`))))
    expect((await elsewhere.json()).flash).toBeNull()
    const forged = await answered(layoutLoader(at(get('/desk', `${banker}; kejiban-flash=eyJ4IjoxfQ`))))
    expect((await forged.json()).flash).toBeNull()
  })

  test('a project is opened by those who bring issuers, with a receipt', async () => {
    const investor = await cookieOf(context, 'hu', 'investor')
    expect((await answered(newLoader(at(get('/projects/new', investor))))).status).toBe(404)
    expect((await answered(newAction(at(post('/projects/new', {}, investor))))).status).toBe(404)
    const form = {
      key: 'k1',
      issuer: 'org-issuer',
      issuerKind: 'tech-firm',
      name: '26星河MTN002',
      path: 'interbank:NAFMII',
      product: 'MTN',
      placement: 'public',
      authorities: 'platform',
    }
    const refused = await answered(newAction(at(post('/projects/new', { ...form, product: 'PPN' }, banker))))
    expect(refused.status).toBe(400)
    expect((await refused.json()).values).toMatchObject({ name: '26星河MTN002', product: 'PPN', key: 'k1' })
    const unknown = await answered(newAction(at(post('/projects/new', { ...form, sample: 'none' }, banker))))
    expect(unknown.status).toBe(400)
    const done = await answered(newAction(at(post('/projects/new', form, banker))))
    expect(done.headers.get('Location')).toMatch(/^\/projects\/[\w-]+$/)
    expect(cookieSet(done, 'flash')).toBeDefined()
  })

  test('a stranger’s project has no seats page, and nobody reminds on what he cannot see', async () => {
    const investor = await cookieOf(context, 'hu', 'investor')
    const seen = (cookie: string) =>
      answered(seatsLoader(at(get(`/projects/${project}/seats`, cookie), { project }))).then(({ status }) => status)
    expect([await seen(banker), await seen(investor)]).toEqual([200, 404])
    const { id } = await db
      .selectFrom('task')
      .select('id')
      .where('capacity', '=', 'lead-underwriter')
      .executeTakeFirstOrThrow()
    expect((await answered(deskAction(at(post('/desk', { task: id, key: 'k' }, investor))))).status).toBe(404)
    expect((await answered(deskAction(at(post('/desk', { task: 'none', key: 'k' }, banker))))).status).toBe(404)
    const own = await answered(deskAction(at(post('/desk', { task: id, key: 'k' }, banker))))
    expect([own.status, (await own.json()).message]).toEqual([400, '这件事轮到本方，直接办理即可。'])
  })

  test('messages are for the person or the seat, and are read by being told so', async () => {
    const to = { project, run: null, detail: null, at: ports.now(), read_at: null }
    await db
      .insertInto('notice')
      .values([
        { ...to, id: 'n1', person: null, organisation: 'org-bank', capacity: 'lead-underwriter', title: '给座位' },
        { ...to, id: 'n2', person: 'chen', organisation: null, capacity: null, title: '给本人' },
        { ...to, id: 'n3', person: null, organisation: 'org-bank', capacity: 'investor', title: '给墙那边' },
        { ...to, id: 'n4', person: 'hu', organisation: null, capacity: null, title: '给别人' },
      ])
      .execute()
    const titles = async () =>
      (await (await answered(noticesLoader(at(get('/notices', banker))))).json()).rows.map(
        ({ title, unread }: { title: string; unread: boolean }) => [title, unread],
      )
    expect(await titles()).toEqual([
      ['给本人', true],
      ['给座位', true],
    ])
    await answered(noticesAction(at(post('/notices', {}, banker))))
    expect(await titles()).toEqual([
      ['给本人', false],
      ['给座位', false],
    ])
    const others = await db.selectFrom('notice').select('read_at').where('id', 'in', ['n3', 'n4']).execute()
    expect(others.every(({ read_at }) => read_at === null)).toBe(true)
  })

  test('what no route knows is a 404, and what the account does not know a 400', async () => {
    expect(() => nothing()).toThrow()
    expect((await answered(accountLoader(at(get('/account', banker))))).status).toBe(200)
    expect((await answered(deskLoader(at(get('/desk?tab=nonsense&after=x', banker))))).status).toBe(200)
    expect((await answered(accountAction(at(post('/account', { intent: 'delete' }, banker))))).status).toBe(400)
  })
})
