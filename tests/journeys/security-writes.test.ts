import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { connect, type Db } from '#db/connect.ts'
import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { rare } from '../support/hostile-texts.ts'
import { addStrangers } from '../support/strangers.ts'
import { type Visitor, visitor } from '../support/visitor.ts'

let application: RunningApplication
let folder: string
let banker: Visitor
let count = 0

const start = () => startApplication({ variables: { KEJIBAN_DATA: folder, KEJIBAN_DEMO: '1' } })

async function sitDown() {
  banker = visitor(application.url)
  await banker.takeSeat('stranger-lead-underwriter', 'lead-underwriter')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejiban-security-'))
  cpSync(inject('demoData'), folder, { recursive: true })
  await addStrangers(folder)
  application = await start()
  await sitDown()
})
afterAll(async () => {
  await application.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function inDatabase<T>(read: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(join(folder, 'kejiban.sqlite'), { readonly: true })
  return read(db).finally(() => db.destroy())
}

/** A form for a new project of a new issuer, as the page posts it. */
function newProject(more: Record<string, string> = {}): Record<string, string> {
  count += 1
  const first = `91110108MA${String(count).padStart(7, '0')}`
  return {
    key: `security-${count}`,
    issuer: '',
    issuerName: `示例安全${count}号有限公司`,
    issuerCode: `${first}${creditCodeCheckCharacter(first)}`,
    issuerKind: 'tech-firm',
    name: `26安全${count}MTN001`,
    path: 'interbank:NAFMII',
    product: 'MTN',
    placement: 'public',
    authorities: 'platform',
    ...more,
  }
}

describe('what is written is shown as written', () => {
  const hostile = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;${rare}`

  test('a name of mark-up and rare characters is text in the page, its title and its data', async () => {
    const answer = await banker.post('/projects/new', newProject({ name: hostile, issuerName: `甲${hostile}` }))
    expect(answer.status).toBe(303)
    const at = answer.headers.get('location') ?? ''
    for (const path of [at, `${at}/history`, `${at}/seats`, `${at}/filings`, `${at}/facts`, '/projects', '/desk']) {
      const page = await (await banker.ask(path)).text()
      expect(page, path).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/)
      if (path !== '/desk') expect(page, path).toContain(rare)
    }
    const [kept] = await inDatabase((db) =>
      db.selectFrom('project').select('name').where('name', '=', hostile).execute(),
    )
    expect(Buffer.from(kept?.name ?? '')).toEqual(Buffer.from(hostile))
  })

  test('a refused form gives back what was typed as text', async () => {
    const answer = await banker.post('/projects/new', newProject({ name: hostile.repeat(9) }))
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('最多 200 字')
    expect(page).not.toMatch(/<script>alert|<img src=x/)
  })

  test('a path of line breaks writes no line of its own into the log', async () => {
    await banker.ask('/desk%0d%0a%7B%22level%22%3A60%7D?x=%0a')
    await banker.post('/projects/new', newProject({ name: '甲\r\n{"level":60,"forged":1}' }))
    const lines = application
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(() => JSON.parse(line)).not.toThrow()
      expect(line).not.toMatch(/"level":60|"forged"/)
    }
  })
})

describe('too much', () => {
  test('twenty megabytes pasted into a field are refused, and the house goes on', async () => {
    const answer = await banker
      .post('/projects/new', newProject({ name: '甲'.repeat(7_000_000) }))
      .catch(() => undefined)
    // The server may close the connection while the rest is still being sent.
    if (answer) expect(answer.status).toBe(413)
    expect((await banker.ask('/healthz')).status).toBe(200)
  })

  test('sixty thousand keys are one refusal, soon', async () => {
    const keys = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`items.${n}.a`, '1']))
    const began = performance.now()
    expect((await banker.post('/projects/new', { ...newProject(), ...keys })).status).toBe(400)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('an upload broken off near its end leaves nothing behind', async () => {
    const before = await inDatabase((db) => db.selectFrom('file').select('sha256').execute())
    const { hostname, port } = new URL(application.url)
    await new Promise<void>((done) => {
      const headers = {
        Origin: application.url,
        Cookie: banker.cookie(),
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': '1000000',
      }
      const sent = request({ hostname, port, path: '/projects/none/filings', method: 'POST', headers })
      sent.once('error', () => done())
      sent.once('response', () => done())
      sent.write(Buffer.alloc(990_000, '%PDF-1.7 '), () => sent.destroy())
      sent.once('close', () => done())
    })
    expect((await banker.ask('/healthz')).status).toBe(200)
    expect(await inDatabase((db) => db.selectFrom('file').select('sha256').execute())).toEqual(before)
  })
})

describe('twice and never', () => {
  test('a form sent five times at once is one project', async () => {
    const form = newProject()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => banker.post('/projects/new', form)))
    const places = answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get('location'))
    expect(places.length).toBeGreaterThan(0)
    expect(new Set(places).size).toBe(1)
    const rows = await inDatabase((db) =>
      db
        .selectFrom('project')
        .select('id')
        .where('name', '=', form.name ?? '')
        .execute(),
    )
    expect(rows).toHaveLength(1)
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
  })

  test('killed in the middle of commands, again and again: nothing acknowledged is lost, nothing is half, chains hold', async () => {
    const acknowledged: string[] = []
    for (let life = 0; life < 3; life += 1) {
      const clients = Array.from({ length: 4 }, async () => {
        for (;;) {
          const answer = await banker.post('/projects/new', newProject()).catch(() => undefined)
          if (!answer) return
          if (answer.status === 303) acknowledged.push(answer.headers.get('location')?.split('/').at(-1) ?? '')
          if (acknowledged.length >= 12 * (life + 1)) void application.kill()
        }
      })
      await Promise.all(clients)
      await application.kill()
      application = await start()
      banker = visitor(application.url, banker.cookie())
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(36)
    for (const id of acknowledged.slice(-8)) expect((await banker.ask(`/projects/${id}`)).status).toBe(200)
    await inDatabase(async (db) => {
      const ids = (await db.selectFrom('project').select('id').execute()).map(({ id }) => id)
      expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([])
      for (const id of ids) expect(await verifyChain(db, id)).toMatchObject({ ok: true })
      const halves = await db
        .selectFrom('project')
        .select('id')
        .where('id', 'not in', (eb) => eb.selectFrom('run').select('run.project'))
        .execute()
      expect(halves).toEqual([])
    })
  })
})
