import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { noticeTitle } from '#app/notice-words.ts'
import { deliver } from '#app/outbox.server.ts'
import { createWorker, type Timer } from '#app/worker.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'

describe.each(engines)('background work on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let folder: string
  let store: Store
  let drop: () => Promise<void>

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts()
    folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    store = openStore(db, folder, ports.now)
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const means = () => ({ store, printer: inProcessPrinter })
  const runOf = () => db.selectFrom('run').selectAll().executeTakeFirstOrThrow()
  const enqueue = async (type: string, what: string) =>
    db
      .insertInto('outbox')
      .values({
        id: `m-${type}-${what}`,
        project,
        event: null,
        type,
        params: JSON.stringify({ what, run: (await runOf()).id }),
        created_at: ports.now(),
        sent_at: null,
        attempts: 0,
        failure: null,
      })
      .execute()

  test('a notice goes to those whose turn it is and whose project it is, once, however often it is delivered', async () => {
    await enqueue('notice.turn', 'suspended')
    await Promise.all([deliver(db, means(), ports), deliver(db, means(), ports)])
    await deliver(db, means(), ports)
    const notices = await db.selectFrom('notice').selectAll().execute()
    const to = notices.map(({ organisation, capacity }) => `${organisation} ${capacity}`)
    expect(new Set(to).size).toBe(to.length)
    expect(to).toEqual(expect.arrayContaining(['org-issuer issuer', 'org-bank lead-underwriter']))
    expect(notices[0]).toMatchObject({ title: '审核已中止，期限暂停计算', project, read_at: null })
  })

  test('what nothing delivers is kept with its failure, eight times at most', async () => {
    await enqueue('webhook.unknown', 'x')
    for (let minute = 0; minute < 12; minute += 1) {
      ports.at(new Date(Date.parse('2026-03-02T01:00:00.000Z') + 2 ** minute * 60_000).toISOString())
      await deliver(db, means(), ports)
    }
    expect(
      await db.selectFrom('outbox').selectAll().where('type', '=', 'webhook.unknown').executeTakeFirst(),
    ).toMatchObject({
      sent_at: null,
      attempts: 8,
      failure: 'Nothing delivers webhook.unknown',
    })
  })

  test('the worker lapses what ran out, at its own instant, and forgets old answers and sessions', async () => {
    const run = await runOf()
    const clock = {
      project,
      run: run.id,
      side: 'issuer',
      budget: 1,
      unit: 'working-day' as const,
      calendar: 'statutory',
    }
    await db
      .insertInto('clock')
      .values({
        ...clock,
        id: 'c1',
        name: 'guidance',
        state: 'running',
        started_at: ports.now(),
        due_on: '2026-03-03',
        due_at: '2026-03-03T16:00:00.000Z',
        provisional_at: null,
        on_due: 'nothing.known',
        basis: '{}',
        stopped_at: null,
      })
      .execute()
    await db
      .insertInto('request')
      .values({ actor: 'x', key: 'old', body: '', answer: '{}', at: '2025-01-01T00:00:00.000Z' })
      .execute()
    const reported: unknown[] = []
    ports.at('2026-03-04T01:00:00.000Z')
    const worker = createWorker({ db, ports, ...means(), keepOutside: async () => {} }, silent, (error) =>
      reported.push(String(error)),
    )
    await worker.round()
    // The event means nothing to the run, and the worker says so instead of stopping.
    expect(reported).toEqual([expect.stringContaining('The lapse nothing.known was refused')])
    expect(await db.selectFrom('request').selectAll().where('key', '=', 'old').execute()).toEqual([])
  })

  test('rounds follow one another, never two at once, and end when told', async () => {
    const waiting: (() => void)[] = []
    const timer: Timer = {
      after: (_, act) => {
        waiting.push(act)
        return () => waiting.splice(waiting.indexOf(act), 1)
      },
    }
    const worker = createWorker({ db, ports, ...means(), keepOutside: async () => {} }, timer, () => {})
    worker.start()
    worker.start()
    expect(waiting).toHaveLength(1)
    waiting.shift()?.()
    expect(waiting).toHaveLength(0)
    await expect.poll(() => waiting.length).toBe(1)
    await worker.stop()
    expect(waiting).toHaveLength(0)
  })
})

const silent: Timer = { after: () => () => {} }

test('every notice that a machine names has words', () => {
  const root = new URL('../../workflows/', import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const named = files.flatMap((name) => [
    ...readFileSync(new URL(name, root), 'utf8').matchAll(/effect\('(notice\.\w+)', \{ what: '([^']+)'/g),
  ])
  expect(named.length).toBeGreaterThan(20)
  for (const [, type = '', what = ''] of named) expect(() => noticeTitle(type, what), `${type} ${what}`).not.toThrow()
})
