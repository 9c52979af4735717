import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelPrinting } from '#app/commands/cancel-printing.server.ts'
import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { inProcessPrinter, type Printer } from '#app/filings/printer.server.ts'
import { deliver } from '#app/outbox.server.ts'
import { presentPrinting } from '#app/presenters/printing-view.server.ts'
import { printerPool } from '#app/server/printer-pool.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { findFiling, listVersions } from '#db/queries/filings.ts'
import { notePhase } from '#db/queries/printing.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { actor, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const colleague = actor('maker-2', 'org-bank', 'lead-underwriter.maker')

describe.each(engines)('calling off a printing on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let store: Store
  let filing: string
  let project: string
  let keys = 0
  const pool = printerPool({ most: 1, limit: 60_000 })
  afterAll(() => pool.stop())

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    const folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    store = openStore(db, folder, ports.now)
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
    await openSampleRegistration(db, ports, project)
    const facts = sampleFacts(sampleDeal(sampleCases['interbank SCP']!))
    await recordFacts(
      db,
      { project, scope: { kind: 'project', id: project }, facts, actor: maker, key: 'facts-1' },
      ports,
    )
    const row = await db
      .selectFrom('filing')
      .select('id')
      .where('template', '=', 'application')
      .executeTakeFirstOrThrow()
    filing = row.id
    return async () => {
      await db.destroy()
      await scratch.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  const generate = async () => {
    const done = await generateFiling(db, { filing, actor: maker, key: `gen-${++keys}` }, ports)
    if (!done.ok) throw new Error(done.message)
    return done
  }
  const cancel = (number: number, { by = maker, printer = inProcessPrinter as Printer } = {}) =>
    cancelPrinting({ db, printer }, { filing, number, actor: by, key: `off-${++keys}` }, ports)
  const send = (printer: Printer = inProcessPrinter, to = store) => deliver(db, { store: to, printer }, ports)
  const versions = () => listVersions(db, [filing])

  const nothingLeft = async () => {
    expect(await versions()).toEqual([])
    for (const table of ['file', 'version_text', 'printed_heading', 'printing_progress', 'outbox'] as const)
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  }

  test('before it began: nothing is left, nothing is printed, and the number is free again', async () => {
    const { number } = await generate()
    expect(await cancel(number, { by: colleague })).toMatchObject({ ok: false, message: '由提出生成的人取消。' })
    expect(await cancel(number)).toMatchObject({ ok: true, number: 1 })
    await nothingLeft()
    expect(await send()).toEqual({ sent: 0, failed: 0, waiting: 0 })
    expect(await cancel(number)).toMatchObject({ ok: false, message: '第 1 版没有在生成。' })
    expect(await generate()).toMatchObject({ number: 1 })
    await send()
    expect(await versions()).toMatchObject([{ number: 1, state: 'ready' }])
  })

  test('in the middle: its thread is ended, nothing is left, and the thread after it prints', async () => {
    const { number } = await generate()
    const interrupted: Printer = {
      ...pool,
      print: async (template, parts, errand) => {
        const printing = pool.print(template, parts, errand)
        // The thread has it by now; the page that asks comes in between.
        expect(await cancel(number, { printer: pool })).toMatchObject({ ok: true })
        await expect(printing).rejects.toThrow('called off')
        return printing
      },
    }
    expect(await send(interrupted)).toEqual({ sent: 1, failed: 0, waiting: 0 })
    await nothingLeft()
    await generate()
    expect(await send(pool)).toMatchObject({ failed: 0 })
    expect(await versions()).toMatchObject([{ number: 1, state: 'ready' }])
  })

  test('where its thread cannot be ended, what it made is dropped', async () => {
    const { number } = await generate()
    const slow: Printer = {
      ...inProcessPrinter,
      print: async (template, parts, errand) => {
        const printed = await inProcessPrinter.print(template, parts, errand)
        await cancel(number)
        return printed
      },
    }
    expect(await send(slow)).toEqual({ sent: 1, failed: 0, waiting: 0 })
    await nothingLeft()
  })

  test('too late while it is being kept, and after: it says so, and the version stays', async () => {
    const { number } = await generate()
    const keeping: Store = {
      ...store,
      put: async (bytes) => {
        expect(await cancel(number)).toMatchObject({
          ok: false,
          message: expect.stringContaining('正在保存，来不及取消'),
        })
        return store.put(bytes)
      },
    }
    await send(inProcessPrinter, keeping)
    expect(await cancel(number)).toMatchObject({ ok: false, message: expect.stringContaining('已经生成，来不及取消') })
    expect(await versions()).toMatchObject([{ number: 1, state: 'ready' }])
    expect(await db.selectFrom('printing_progress').selectAll().execute()).toEqual([])
  })

  test('where keeping it failed, it may still be called off', async () => {
    const { number } = await generate()
    const full: Store = { ...store, put: () => Promise.reject(new Error('no space left on device')) }
    expect(await send(inProcessPrinter, full)).toMatchObject({ failed: 1 })
    expect(await versions()).toMatchObject([{ state: 'printing' }])
    expect(await cancel(number)).toMatchObject({ ok: true })
    await nothingLeft()
  })

  test('a crash in the middle: it is printed again, once', async () => {
    await generate()
    const crashing: Printer = { ...pool, print: () => Promise.reject(new Error('the thread died')) }
    expect(await send(crashing)).toMatchObject({ failed: 1 })
    expect(await versions()).toMatchObject([{ state: 'printing' }])
    ports.at('2026-03-02T02:00:00.000Z')
    expect(await send(pool)).toMatchObject({ sent: 1, failed: 0 })
    expect(await send(pool)).toMatchObject({ sent: 0 })
    expect(await versions()).toMatchObject([{ number: 1, state: 'ready' }])
    expect(await db.selectFrom('file').selectAll().execute()).toHaveLength(1)
  })

  test('the screen is told the place in line, then the phase; only the asker may call it off', async () => {
    await generate()
    const seen = async (person: string) =>
      presentPrinting(db, await versions(), (await findFiling(db, filing))!, person)
    expect(await seen('maker-1')).toEqual({ number: 1, words: '即将开始', share: 0, mine: true })
    const [version] = await versions()
    await db
      .insertInto('filing_version')
      .values({ ...version!, id: 'earlier', number: 9, made_at: '2026-03-01T00:00:00.000Z', message_id: null })
      .execute()
    expect(await seen('maker-2')).toEqual({ number: 1, words: '排队，前面还有 1 份', share: 0, mine: false })
    await notePhase(db, version!.id, 'layout', ports.now())
    expect(await seen('maker-1')).toMatchObject({ words: '嵌入字体', share: 50, mine: true })
    await notePhase(db, version!.id, 'keeping', ports.now())
    expect(await seen('maker-1')).toMatchObject({ words: '保存', mine: false })
  })
})
