import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateFiling } from '#app/commands/generate-filing.server.ts'
import { openProject } from '#app/commands/open-project.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { gapsOf } from '#app/filings/gaps.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { deliver } from '#app/outbox.server.ts'
import { presentFiling } from '#app/presenters/filing-page.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { findProject } from '#db/queries/projects.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { actor, plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleRegistration } from '#tests/support/open-project.ts'
import { enter, seat, signedIn, statusOf } from '#tests/support/room.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
import { openPdf, wordsOf } from '#tests/templates/pdf/open-pdf.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const trustee = plain('trustee', 'org-trustee')
const circumstances = {
  'circumstances.summary': true,
  'circumstances.exemption': true,
  'circumstances.longerAccounts': true,
}

describe.each(engines)('the papers of an exchange filing, on $name', ({ create, name }) => {
  /** What is SQL is proved on every engine by the test that goes all the way; the rest once. */
  const once = test.runIf(name === 'SQLite')
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
    project = await opened()
    await record(sampleFacts(sampleDeal(sampleCases['exchange public']!, { circumstances })))
    registration = await openSampleRegistration(db, ports, project)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function opened(): Promise<string> {
    const seat = (capacity: 'issuer' | 'lead-underwriter' | 'trustee', organisation: string) => ({
      capacity,
      organisation,
      persons: [],
    })
    const done = await openProject(
      db,
      {
        form: {
          name: '26星河智造K1',
          issuer: 'org-issuer',
          issuerKind: 'tech-firm',
          route: 'exchange-public',
          venue: 'SSE',
          product: '科技创新公司债券',
          placement: 'public',
          sample: 'invented',
        },
        seats: [seat('issuer', 'org-issuer'), seat('lead-underwriter', 'org-bank'), seat('trustee', 'org-trustee')],
        actor: plain('lead-underwriter', 'org-bank'),
        key: 'open-1',
      },
      ports,
    )
    if (!done.ok) throw new Error(done.message)
    return done.project
  }

  async function record(facts: { key: string; value: unknown; sample?: boolean }[]) {
    const scope = { kind: 'project', id: project }
    const done = await recordFacts(db, { project, scope, facts, actor: maker, key: `f-${++keys}` }, ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }

  const paper = (code: string) => db.selectFrom('filing').selectAll().where('code', '=', code).executeTakeFirstOrThrow()
  const generate = async (code: string, by: Actor = maker) =>
    generateFiling(db, { filing: (await paper(code)).id, actor: by, key: `g-${++keys}` }, ports)
  const upload = async (code: string, by: Actor = maker) =>
    uploadFiling(
      { db, store, gate: gateHere },
      {
        filing: (await paper(code)).id,
        form: { name: `${code}.pdf` },
        bytes: smallPdf(`${code} ${++keys}`, 3),
        actor: by,
        key: `u-${keys}`,
      },
      ports,
    )
  const print = () => deliver(db, { store, printer: inProcessPrinter }, ports)
  const latest = async (code: string) =>
    db
      .selectFrom('filing_version')
      .selectAll()
      .where('filing', '=', (await paper(code)).id)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
  const words = async (code: string): Promise<string> => {
    const pdf = await openPdf(new Uint8Array((await store.open((await latest(code)).file ?? '')) ?? []))
    const said = Array.from({ length: pdf.getPageCount() }, (_, at) => wordsOf(pdf, at)).join('')
    pdf.destroy()
    return said
  }
  const gaps = async () => {
    const row = await findProject(db, project)
    if (!row) throw new Error('no project')
    return gapsOf({ tx: db, project: row, rulebook: builtInRulebook }, registration, ports.now())
  }

  test('each that the platform writes prints; the letter of consistency names their bytes, and is told when they change', async () => {
    const written = '1-2 2-1 3-2 5-4 6-2 6-3 7-1 7-3 7-4'.split(' ')
    for (const code of [...written, '7-2']) {
      expect(await generate(code), code).toMatchObject({ ok: true })
      await print()
      expect(await latest(code), code).toMatchObject({ state: 'ready', refusal: null })
    }
    const letter = await words('7-2')
    for (const code of written) expect(letter, code).toContain((await latest(code)).file)
    const sm3 = await db.selectFrom('file').select('sm3').execute()
    expect(sm3.filter((file) => file.sm3 && letter.includes(file.sm3))).toHaveLength(written.length)
    const outdated = async () => (await gaps()).filter(({ what }) => what.includes('校验值'))
    expect(await outdated()).toEqual([])
    await upload('3-2')
    expect(await outdated()).toMatchObject([{ because: '3-2 承销协议有变化，请重新生成', blocks: false }])
    await generate('7-2')
    await print()
    expect(await outdated()).toEqual([])
  })

  once('they say who, how much and until when', async () => {
    for (const code of ['3-2', '5-4', '7-1', '7-3', '7-4', '6-2']) await generate(code)
    await print()
    const agreement = await words('3-2')
    for (const said of ['示例星河智造股份有限公司', '示例银行股份有限公司', '不超过4亿元（大写：人民币肆亿元整）'])
      expect(agreement).toContain(said)
    expect(agreement).toMatch(/承销费率为0\.\d+%（示例）/)
    // Notices of 2025-05-07: the report of a year until the end of August, where six months end in June; by March it is old.
    const accounts = await words('5-4')
    expect(accounts).toMatch(/一般有效期至2025年6月30日延长后的有效期至2025年8月31日/)
    expect(accounts).toContain('已超过延长后的有效期')
    expect(await words('7-1')).toMatch(/全体董事（签字）.*全体监事（签字）.*全体高级管理人员（签字）/)
    expect(await words('7-3')).toContain('示例项目关键工艺参数和核心设备供应商名称')
    expect(await words('7-4')).toContain('受托管理人')
    expect(await words('6-2')).toContain('乙方（受托管理人）')
  })

  once('a circumstance that is so asks for its facts, and its paper waits for them', async () => {
    await db.deleteFrom('fact').where('key', 'like', 'exemption.%').execute()
    expect((await gaps()).map(({ what }) => what)).toContain('申请豁免的内容')
    await generate('7-3')
    await print()
    expect(await latest('7-3')).toMatchObject({
      state: 'refused',
      refusal: '还缺 2 项要素，不能生成：申请豁免的内容、保密措施和知情范围。',
    })
  })

  once('whoever makes a paper uploads one made elsewhere in its place, and lets it be generated again', async () => {
    expect(await upload('6-2', trustee)).toMatchObject({ ok: true, number: 1 })
    expect(await latest('6-2')).toMatchObject({ source: 'uploaded', state: 'ready', dossier: null })
    expect(await upload('6-2', plain('counsel', 'org-counsel'))).toMatchObject({ ok: false })
    expect(await upload('7-1', trustee)).toMatchObject({ ok: false })
    expect(await generate('6-2', trustee)).toMatchObject({ ok: true, number: 2 })
    await print()
    expect(await latest('6-2')).toMatchObject({ source: 'generated', state: 'ready' })
    const room = await enter(db, ports, signedIn('trustee', 'org-trustee'), project)
    const page = await presentFiling(room, { filing: (await paper('6-2')).id, version: null, key: 'k' })
    expect(page.acts).toMatchObject({ generate: true, upload: true })
    expect(page.versions.map(({ source }) => source)).toEqual(['generated', 'uploaded'])
  })

  test('an agency hands in its own report; where there is a second agency neither sees the rating papers', async () => {
    const rating = (id: string, agency: string) =>
      db
        .insertInto('rating_action')
        .values({
          id,
          agency,
          project,
          subject_kind: 'issuer',
          subject_name: '示例星河智造股份有限公司',
          line: null,
          methodology: null,
          symbol: null,
          outlook: null,
          published_on: null,
          track_by: null,
          waived_reason: null,
          created_at: ports.now(),
          ended_at: null,
        })
        .execute()
    await rating('ra1', 'org-rater')
    await record([{ key: 'circumstances.restructuring', value: false }])
    await seat(db, project, 'rater', 'org-rater')
    const look = async (code: string) =>
      presentFiling(await enter(db, ports, signedIn('rater', 'org-rater'), project), {
        filing: (await paper(code)).id,
        version: null,
        key: 'k',
      })
    expect((await look('6-1')).acts).toMatchObject({ generate: false, upload: true })
    expect(await upload('6-1', plain('rater', 'org-rater'))).toMatchObject({ ok: true })
    expect(await statusOf(look('1-1'))).toBe(404)
    await rating('ra2', 'org-fund')
    expect(await statusOf(look('6-1'))).toBe(404)
  })
})
