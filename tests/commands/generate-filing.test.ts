import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { send as sendMessages } from '#app/commands/send.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { readEnvelope } from '#app/filings/envelope.ts'
import { printVersion } from '#app/filings/print.server.ts'
import { inProcessPrinter, type Printer } from '#app/filings/printer.server.ts'
import { changedSince, staleVersions } from '#app/filings/stale.server.ts'
import { deliver } from '#app/outbox.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { findProject } from '#db/queries/projects.ts'
import type { Row } from '#db/schema.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { actor, plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const checker = actor('checker-1', 'org-bank', 'lead-underwriter.checker')

describe.each(engines)('generating a paper on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let registration: string
  let folder: string
  let store: Store
  let drop: () => Promise<void>
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts()
    folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    store = openStore(db, folder, ports.now)
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
    registration = await openSampleRegistration(db, ports, project)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const record = async (facts: { key: string; value: unknown; sample?: boolean }[]) => {
    const scope = { kind: 'project', id: project }
    const done = await recordFacts(db, { project, scope, facts, actor: maker, key: `f-${++keys}` }, ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
  const recordSamples = () => record(sampleFacts(sampleDeal(sampleCases['interbank SCP']!)))
  const filing = async (template: string) =>
    db
      .selectFrom('filing')
      .selectAll()
      .where('scope_id', '=', registration)
      .where('template', '=', template)
      .executeTakeFirstOrThrow()
  const generate = async (template: string, by = maker, key = `g-${++keys}`) =>
    generateFiling(db, { filing: (await filing(template)).id, actor: by, key }, ports)
  const versions = () => db.selectFrom('filing_version').selectAll().orderBy('made_at').orderBy('number').execute()
  const only = async (): Promise<Row<'filing_version'>> => {
    const [version, ...rest] = await versions()
    if (!version || rest.length > 0) throw new Error('one version was expected')
    return version
  }
  const send = (printer: Printer = inProcessPrinter) => deliver(db, { store, printer }, ports)

  test('the place is made in the command, the pages come after the commit, and say what they quoted', async () => {
    await recordSamples()
    expect(await generate('application')).toMatchObject({ ok: true, number: 1 })
    expect(await only()).toMatchObject({ state: 'printing', file: null })
    expect(await send()).toEqual({ sent: 1, failed: 0, waiting: 0 })
    const printed = await only()
    expect(printed).toMatchObject({ state: 'ready', template_version: 1, refusal: null })
    expect(printed.name).toMatch(/^NAFMII-2026-00001 Y-1 注册报告 第1版\.pdf$/)
    expect(printed.pages).toBeGreaterThan(2)
    expect((await store.open(printed.file ?? ''))?.subarray(0, 5).toString()).toBe('%PDF-')
    const envelope = readEnvelope(printed.dossier)
    expect(envelope?.facts).toContainEqual({ scope: `project:${project}`, key: 'issuer.phone', revision: 1 })
    expect(envelope?.data).toMatchObject({ issuer: { name: { value: '示例星河智造股份有限公司' } } })
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('printing twice is printing once; the same facts give the same bytes', async () => {
    await recordSamples()
    await generate('recommendation')
    await send()
    const first = await only()
    await printVersion({ db, store, printer: inProcessPrinter, now: ports.now }, first.id)
    expect(await only()).toEqual(first)
    await generate('recommendation')
    await send()
    const [one, two] = await versions()
    expect(two).toMatchObject({ number: 2, state: 'ready', file: one?.file })
    expect(await db.selectFrom('file').selectAll().execute()).toHaveLength(1)
  })

  test('gaps end as a refusal that names them all; nothing stays in line', async () => {
    await record([{ key: 'issuer.phone', value: '010-80000001' }])
    await generate('application')
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })
    const refused = await only()
    expect(refused).toMatchObject({ state: 'refused', file: null })
    expect(refused.refusal).toMatch(/^还缺 \d+ 项要素，不能生成：.*法定代表人.*募集资金用途/)
    expect(refused.refusal).not.toContain('联系电话')
  })

  test('a letter is printed by its step alone, but once more when it was refused for a gap', async () => {
    const done = await atDesk(db, project, ports, async (at) => {
      const run = await at.tx.selectFrom('run').selectAll().executeTakeFirstOrThrow()
      const stamp = { id: at.ports.newId(), at: ports.now(), by: maker }
      const event = { type: 'mandate.accept', data: {}, given: {}, stamp }
      await sendMessages(at, run, event, [{ type: 'letter.reserve-registration', params: {} }])
      return { ok: true as const }
    })
    expect(done).toEqual({ ok: true })
    await send()
    const letter = await db
      .selectFrom('filing')
      .select('id')
      .where('template', '=', 'reserve-registration')
      .where('scope_id', '=', project)
      .executeTakeFirstOrThrow()
    const ask = () => generateFiling(db, { filing: letter.id, actor: maker, key: `letter-${++keys}` }, ports)
    expect(await only()).toMatchObject({ state: 'refused' })
    await recordSamples()
    expect(await ask()).toMatchObject({ ok: true, number: 2 })
    await send()
    expect((await versions()).map(({ state }) => state)).toEqual(['refused', 'ready'])
    expect(await ask()).toMatchObject({ ok: false, message: '该文件由办理步骤自动生成，不能另行编制。' })
  })

  test('a character that no typeface has refuses the paper by name and code point', async () => {
    await recordSamples()
    await record([{ key: 'issuer.legalRepresentative', value: '赵\u{31351}' }])
    await generate('application')
    await send()
    expect((await only()).refusal).toContain('U+31351')
  })

  test('a paper is stale once a fact that it quotes has a later revision, and not for any other', async () => {
    await recordSamples()
    await generate('application')
    await send()
    const row = (await findProject(db, project))!
    const looking = { tx: db, project: row, rulebook: builtInRulebook }
    const [version] = await versions()
    ports.at('2026-03-05T01:00:00.000Z')
    await record([{ key: 'rating.fee', value: 100 }])
    expect(await staleVersions(looking, [version!])).toEqual(new Set())
    await record([{ key: 'issuer.business', value: '改写后的主营业务。' }])
    expect(await staleVersions(looking, [version!])).toEqual(new Set([version!.id]))
    expect((await changedSince(looking, version!)).map(({ key }) => key)).toEqual(['issuer.business'])
    expect(readEnvelope((await only()).dossier)?.data).not.toMatchObject({
      issuer: { business: { value: '改写后的主营业务。' } },
    })
  })

  test('a checker does not write papers, a stranger less; what others make is not generated', async () => {
    expect(await generate('application', checker)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await generate('application', plain('rater', 'org-rater'))).toMatchObject({ ok: false })
    const legal = await db.selectFrom('filing').select('id').where('code', '=', 'F').executeTakeFirstOrThrow()
    expect(await generateFiling(db, { filing: legal.id, actor: maker, key: 'legal' }, ports)).toMatchObject({
      ok: false,
      message: '该文件由出具机构编制，请上传，平台不生成。',
    })
    expect(await generateFiling(db, { filing: 'nothing', actor: maker, key: 'none' }, ports)).toMatchObject({
      reason: 'unavailable',
    })
    expect(await versions()).toEqual([])
  })

  test('one version prints at a time, and the same request makes one', async () => {
    await recordSamples()
    const first = await generate('application', maker, 'same')
    expect(await generate('application', maker, 'same')).toEqual(first)
    expect(await generate('application')).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await versions()).toHaveLength(1)
  })

  test('a printer that fails keeps the message in line with its failure, and holds up no other', async () => {
    await recordSamples()
    await generate('application')
    await generate('recommendation')
    const broken: Printer = {
      ...inProcessPrinter,
      print: (template, parts) =>
        template === 'application' ? Promise.reject(new Error('no paper')) : inProcessPrinter.print(template, parts),
    }
    expect(await send(broken)).toMatchObject({ sent: 1, failed: 1 })
    const [waiting] = await db.selectFrom('outbox').selectAll().where('sent_at', 'is', null).execute()
    expect(waiting).toMatchObject({ attempts: 1, failure: 'no paper' })
    expect(await send()).toEqual({ sent: 0, failed: 0, waiting: 1 })
    ports.at('2026-03-02T01:01:00.000Z')
    expect(await send()).toEqual({ sent: 1, failed: 0, waiting: 0 })
    expect((await versions()).every(({ state }) => state === 'ready')).toBe(true)
  })
})
