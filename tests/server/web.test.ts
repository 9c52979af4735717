import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyLimits } from '#app/server/body-limit.ts'
import { createWeb } from '#app/server/web.ts'

let clientFolder = ''
beforeAll(() => {
  clientFolder = mkdtempSync(join(tmpdir(), 'kejiban-client-'))
  mkdirSync(join(clientFolder, 'assets'))
  writeFileSync(join(clientFolder, 'assets', 'a-1b2c.js'), 'export {}')
  writeFileSync(join(clientFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
})
afterAll(() => rmSync(clientFolder, { recursive: true, force: true }))

const host = '127.0.0.1:3461'
const home = `http://${host}`
const publicOrigin = 'https://kejiban.example'

function site(over: { demo?: boolean; publicOrigin?: string; isOpen?: boolean; reach?: () => Promise<unknown> } = {}) {
  const logged: unknown[] = []
  const keep = (entry: unknown) => logged.push(entry)
  const web = createWeb({
    answer: async (request) => {
      if (request.url.endsWith('/boom')) throw new Error('boom')
      const body = request.body ? `${(await request.arrayBuffer()).byteLength}` : 'page'
      return new Response(body, { headers: { 'Content-Type': 'text/plain' } })
    },
    reach: over.reach ?? (async () => 1),
    isOpen: () => over.isOpen ?? true,
    clientFolder,
    publicOrigin: over.publicOrigin,
    demo: over.demo ?? false,
    log: { info: keep, warn: keep, error: keep, fatal: keep },
  })
  const ask = async (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    web.request(`${home}${path}`, { ...init, headers: { host, ...headers } })
  return { ask, logged }
}

describe('who may ask', () => {
  test.each([
    'localhost',
    'localhost:3461',
    'LOCALHOST',
    '127.0.0.1',
    '127.0.0.1:9',
    '[::1]:3461',
  ])('loopback by the name %s', async (name) => {
    expect((await site({ demo: true }).ask('/', { host: name })).status).toBe(200)
  })

  test.each([
    'kejiban.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost:80@evil',
    '127.0.0.2',
    '',
  ])('no other name: %s', async (name) => {
    expect((await site({ demo: true }).ask('/', { host: name })).status).toBe(421)
    expect((await site().ask('/', { host: name })).status).toBe(421)
  })

  test.each([
    'Forwarded',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Anything',
    'X-Real-IP',
    'Via',
  ])('a demo refuses %s on every path', async (name) => {
    for (const path of ['/', '/healthz', '/assets/a-1b2c.js'])
      expect((await site({ demo: true }).ask(path, { [name]: '198.51.100.7' })).status).toBe(403)
    expect((await site().ask('/', { [name]: '198.51.100.7' })).status).toBe(200)
  })

  test('outside a demo also by the public name, and by no other', async () => {
    expect((await site({ publicOrigin }).ask('/', { host: 'kejiban.example' })).status).toBe(200)
    expect((await site({ publicOrigin }).ask('/', { host: 'kejiban.example:81' })).status).toBe(421)
  })
})

describe('where a change comes from', () => {
  const post = (headers: Record<string, string>, options = {}) =>
    site(options)
      .ask('/', headers, { method: 'POST', body: 'a=1' })
      .then(({ status }) => status)

  test.each([
    ['our own page', { origin: home }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port', { origin: 'http://127.0.0.1:9' }, 403],
    ['https where we serve http', { origin: `https://${host}` }, 403],
    ['no origin at all', {}, 403],
    ['a null origin', { origin: 'null' }, 403],
    ['a null origin from our own page, says the browser', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['no origin, from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['no origin, from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'an origin that lies, though the browser says same-origin',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
  ])('%s', async (_title, headers, status) => {
    expect(await post(headers)).toBe(status)
  })

  test('the public origin, whatever Host the proxy sets; not the public name without https', async () => {
    expect(await post({ origin: publicOrigin }, { publicOrigin })).toBe(200)
    expect(await post({ origin: publicOrigin, host: 'kejiban.example' }, { publicOrigin })).toBe(200)
    expect(await post({ origin: 'http://kejiban.example', host: 'kejiban.example' }, { publicOrigin })).toBe(403)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s is a change too', async (method) => {
    expect((await site().ask('/', { origin: 'https://evil.example' }, { method })).status).toBe(403)
  })

  test('reading needs no origin', async () => {
    expect((await site().ask('/', { origin: 'https://evil.example' })).status).toBe(200)
  })
})

describe('how much', () => {
  const papers = '/projects/0190c0de/filings'
  const send = (type: string, bytes: number, path = papers) =>
    site().ask(
      path,
      { origin: home, 'content-type': type, 'content-length': String(bytes) },
      { method: 'POST', body: new Uint8Array(bytes) },
    )

  test('fields up to their limit, files up to theirs', async () => {
    const form = 'application/x-www-form-urlencoded'
    expect((await send(form, bodyLimits.fields)).status).toBe(200)
    expect((await send(form, bodyLimits.fields + 1)).status).toBe(413)
    expect((await send('multipart/form-data; boundary=x', bodyLimits.fields + 1)).status).toBe(200)
    expect((await send('multipart/form-data; boundary=x', bodyLimits.files + 1)).status).toBe(413)
  })

  test('a page that takes no file takes no more by calling it one', async () => {
    const type = 'multipart/form-data; boundary=x'
    expect((await send(type, bodyLimits.fields + 1, '/sign-in')).status).toBe(413)
    expect((await send(type, bodyLimits.fields + 1, '/projects/0190c0de/seats')).status).toBe(413)
  })
})

describe('what goes out', () => {
  test('built files are kept for ever, others an hour, missing ones are 404', async () => {
    const { ask } = site()
    expect((await ask('/assets/a-1b2c.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await ask('/favicon.svg')).headers.get('cache-control')).toBe('public, max-age=3600')
    expect((await ask('/assets/none.js')).status).toBe(404)
    expect((await ask('/assets/..%2f..%2fpackage.json')).status).toBe(404)
  })

  test('every answer carries the headers and its id; HSTS only under a public https address', async () => {
    const { headers } = await site().ask('/')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('strict-transport-security')).toBeNull()
    const behind = await site({ publicOrigin }).ask('/', { host: 'kejiban.example' })
    expect(behind.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const refused = await site().ask('/', { host: 'evil.example' })
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('health: 200, or 503 when stopping or without the database', async () => {
    expect((await site().ask('/healthz')).status).toBe(200)
    expect((await site({ isOpen: false }).ask('/healthz')).status).toBe(503)
    expect((await site({ reach: () => Promise.reject(new Error('gone')) }).ask('/healthz')).status).toBe(503)
  })
})

describe('the log', () => {
  test('has path, status and id; no query, body, cookie or header', async () => {
    const { ask, logged } = site()
    const body = 'password=secret-1'
    await ask('/login?q=secret-2', { origin: home, cookie: 'session=secret-3' }, { method: 'POST', body })
    expect(logged).toEqual([
      { id: expect.any(String), method: 'POST', path: '/login', status: 200, ms: expect.any(Number) },
    ])
    expect(JSON.stringify(logged)).not.toContain('secret')
  })

  test('an exception is a 500 with its id for the visitor and the cause in the log only', async () => {
    const { ask, logged } = site()
    const answer = await ask('/boom')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('boom')
    expect(text).toContain(answer.headers.get('x-request-id'))
    expect(logged[0]).toMatchObject({ err: expect.objectContaining({ message: 'boom' }) })
  })
})
