import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { capacities } from '#workflows/kit/seats.ts'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { addressOf, type HouseRoute, houseRoutes } from '../support/route-addresses.ts'
import { addStrangers, idsOfProject, neighbours, type Stranger } from '../support/strangers.ts'
import { rawStatus, type Visitor, visitor } from '../support/visitor.ts'

let application: RunningApplication
let folder: string
let strangers: Stranger[]
let found: Awaited<ReturnType<typeof idsOfProject>>
const routes = houseRoutes()
const named = routes.filter(({ names }) => names.length > 0)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejiban-security-'))
  cpSync(inject('demoData'), folder, { recursive: true })
  strangers = await addStrangers(folder)
  found = await idsOfProject(folder)
  application = await startApplication({ variables: { KEJIBAN_DATA: folder, KEJIBAN_DEMO: '1' } })
})
afterAll(async () => {
  await application.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function seated({ person, capacity }: Stranger): Promise<Visitor> {
  const guest = visitor(application.url)
  const answer = await guest.takeSeat(person, capacity)
  expect([capacity, answer.status]).toEqual([capacity, 303])
  return guest
}

/** Every address of a route for the project's ids, each once. */
const addressesOf = (route: HouseRoute): string[] => [...new Set(found.all.map((ids) => addressOf(route, ids)))]

describe('a stranger', () => {
  test('of every capacity finds no project, file, export or person of others: by page, by data, by POST', async () => {
    expect(strangers).toHaveLength(Object.keys(capacities).length)
    expect(named.length).toBeGreaterThan(15)
    const wrong: string[] = []
    for (const stranger of strangers) {
      const guest = await seated(stranger)
      for (const route of named)
        for (const address of addressesOf(route)) {
          const page = await guest.ask(address)
          const body = await page.text()
          if (page.status !== 404) wrong.push(`${stranger.capacity} GET ${address} ${page.status}`)
          if (body.includes(found.name)) wrong.push(`${stranger.capacity} GET ${address} names the project`)
        }
      for (const route of named) {
        const [address = ''] = addressesOf(route)
        const data = await guest.ask(`${address}?_data=${encodeURIComponent(route.id)}`)
        if (data.status !== 404) wrong.push(`${stranger.capacity} data ${address} ${data.status}`)
        const posted = await guest.post(address, { intent: 'generate-all', key: 'key-stranger', type: 'x' })
        if (![404, 405].includes(posted.status)) wrong.push(`${stranger.capacity} POST ${address} ${posted.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('who is not signed in is sent to the entrance by every page that is not public', async () => {
    const guide = [
      '/guide',
      '/guide/questions',
      '/guide/answer',
      '/library',
      '/library/no-document',
      '/verify',
      '/verify/no-hash',
    ]
    const open = ['/', '/seats', '/sign-in', '/sign-out', '/first-run', '/unsubscribe', '/no/such/page', ...guide]
    const guest = visitor(application.url)
    for (const route of routes.filter(({ isLayout }) => !isLayout)) {
      const address = addressOf(route, found.all[0] ?? {})
      if (open.includes(address)) continue
      const answer = await guest.ask(address)
      expect([address, answer.status]).toEqual([address, 303])
      expect(answer.headers.get('location')).toMatch(/^\/seats\?next=%2F/)
    }
  })
})

describe('a neighbour', () => {
  const capacity = 'lead-underwriter'

  test('reaches nothing of another project through the address of his own', async () => {
    const { outside } = await neighbours(folder, capacity, found.project)
    const guest = await seated({ person: outside.person, capacity })
    expect((await guest.ask(`/projects/${outside.project}`)).status).toBe(200)
    const deeper = named.filter(({ names }) => names.includes('project') && names.length > 1)
    expect(deeper.length).toBeGreaterThan(4)
    for (const route of deeper)
      for (const ids of found.all) {
        const address = addressOf(route, { ...ids, project: outside.project })
        const [page, posted] = [await guest.ask(address), await guest.post(address, { key: 'key-12345', type: 'x' })]
        expect([address, page.status]).toEqual([address, 404])
        expect([403, 404, 405, 422]).toContain(posted.status)
        expect((await page.text()) + (await posted.text())).not.toContain(found.name)
      }
    const [{ filing = '' } = {}] = found.all
    const form = { intent: 'generate', filing, key: 'key-neighbour' }
    const refused = await guest.post(`/projects/${outside.project}/filings`, form)
    expect([403, 404, 409]).toContain(refused.status)
  })

  test('who sits on the project takes its papers home in one file; the other is told that it is not there', async () => {
    const { inside, outside } = await neighbours(folder, capacity, found.project)
    const address = `/projects/${found.project}/filings.zip`
    const answer = await (await seated({ person: inside.person, capacity })).ask(address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const { files: listed } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
    expect(listed.length).toBeGreaterThan(5)
    for (const { file, bytes } of listed) expect([file, files[file]?.length]).toEqual([file, bytes])
    expect((await (await seated({ person: outside.person, capacity })).ask(address)).status).toBe(404)
  })
})

describe('changes', () => {
  test('no route takes a POST without our origin', async () => {
    const [someone] = strangers
    const guest = someone && (await seated(someone))
    for (const route of routes.filter(({ isLayout }) => !isLayout)) {
      const address = addressOf(route, found.all[0] ?? {})
      for (const headers of [
        {},
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: application.url.replace('http:', 'https:') },
        { Origin: `${application.url}.evil.example` },
        { 'Sec-Fetch-Site': 'same-site' },
      ]) {
        const answer = await guest?.post(address, { key: 'key-12345' }, headers as Record<string, string>)
        expect([address, headers, answer?.status]).toEqual([address, headers, 403])
      }
    }
  })

  test('a demo answers no proxy and no other host, also where the request line or the header lies', async () => {
    const host = new URL(application.url).host
    const status = (headers: Record<string, string>, path = '/') => rawStatus(application.url, path, headers)
    expect(await status({ Host: host })).toBe(200)
    for (const name of ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via'])
      expect([name, await status({ Host: host, [name]: 'localhost' })]).toEqual([name, 403])
    for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect([name, await status({ Host: name })]).toEqual([name, 421])
    expect([400, 421]).toContain(await status({ Host: 'evil.example' }, 'http://127.0.0.1/'))
    expect([400, 421]).toContain(await status({ Host: host }, 'http://evil.example/seats'))
  })
})

describe('sessions', () => {
  const sitter = () => strangers.find(({ capacity }) => capacity === 'counsel') ?? { person: '', capacity: 'counsel' }

  test('a cookie set beforehand is not the session; the session is a new one each time', async () => {
    const planted = 'kejiban-session=attacker-knows-this'
    const guest = visitor(application.url, planted)
    await guest.takeSeat(sitter().person, 'counsel')
    expect(guest.cookie()).not.toBe(planted)
    expect((await visitor(application.url, planted).ask('/desk')).status).toBe(303)
    const first = guest.cookie()
    await guest.takeSeat(sitter().person, 'counsel')
    expect(guest.cookie()).not.toBe(first)
    expect((await visitor(application.url, first).ask('/desk')).status).toBe(303)
  })

  test('after signing out the old cookie opens nothing', async () => {
    const guest = visitor(application.url)
    await guest.takeSeat(sitter().person, 'counsel')
    const stolen = guest.cookie()
    expect((await guest.ask('/desk')).status).toBe(200)
    await guest.post('/sign-out', {})
    expect((await visitor(application.url, stolen).ask('/desk')).status).toBe(303)
  })

  test('the cookie is for this site and out of scripts’ reach', async () => {
    const answer = await visitor(application.url).takeSeat(sitter().person, 'counsel')
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example',
    '/%2f/evil.example',
    '/%5cevil.example',
    '/x/..//evil.example',
    '/\tevil',
    '/desk\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
  ])('after sitting down nobody is sent to %j', async (next) => {
    const guest = visitor(application.url)
    const answer = await guest.takeSeat(sitter().person, 'counsel', { next })
    const to = new URL(answer.headers.get('location') ?? '', application.url)
    expect(to.origin).toBe(application.url)
    expect(to.pathname).not.toMatch(/^\/[/\\]|evil/)
    expect(answer.headers.get('set-cookie')).not.toContain('a=b')
  })

  test('a seat cannot be taken in a capacity one does not hold, nor of a person who has a password', async () => {
    const guest = visitor(application.url)
    expect((await guest.takeSeat(sitter().person, 'administrator')).status).toBe(400)
    expect((await guest.takeSeat('nobody', 'counsel')).status).toBe(400)
    expect((await guest.takeSeat('__proto__', 'constructor')).status).toBe(400)
  })
})
