import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openProject } from '#app/commands/open-project.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { startProject } from '#app/commands/start-project.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { actor, plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { rare, unseen } from '#tests/support/hostile-texts.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'

describe.each(engines)('what reaches the database on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let keys = 0
  const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
  const opener = { actor: plain('lead-underwriter', 'org-bank'), capacity: 'lead-underwriter' as const }

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const form = {
    issuer: 'org-issuer',
    issuerKind: 'tech-firm',
    name: `26${rare}MTN001`,
    path: 'interbank:NAFMII',
    product: 'MTN',
    placement: 'public',
    authorities: 'platform',
  }
  const start = (more: Record<string, unknown> = {}, key = `start-${++keys}`) =>
    startProject(db, { form: { ...form, ...more }, opener, key }, ports)
  const projects = () => db.selectFrom('project').selectAll().execute()

  test('a rare name is kept byte for byte, in rows, facts and the chain', async () => {
    expect(await start()).toMatchObject({ ok: true })
    const [project] = await projects()
    expect(Buffer.from(project?.name ?? '')).toEqual(Buffer.from(form.name))
    const scope = { kind: 'project', id: project?.id ?? '' }
    const facts = [{ key: 'issuer.business', value: rare }]
    await recordFacts(db, { project: scope.id, scope, facts, actor: maker, key: 'f-1' }, ports)
    const fact = await db.selectFrom('fact').select('value').executeTakeFirstOrThrow()
    expect(JSON.parse(fact.value)).toBe(rare)
    const event = await db
      .selectFrom('event')
      .select('data')
      .where('type', '=', 'fact.record')
      .executeTakeFirstOrThrow()
    expect(event.data).toContain(rare)
  })

  test.each(unseen)('%s in a project’s name is refused on its field, and nothing is written', async (_what, name) => {
    expect(await start({ name })).toMatchObject({ ok: false, fields: { name: [expect.stringMatching(/字符/)] } })
    expect(await projects()).toEqual([])
  })

  test.each([
    'id',
    'status',
    'sample',
    'opened_by',
    'seats',
    'number',
    'constructor',
  ])('a key %s that the form does not have refuses it', async (key) => {
    expect(await start({ [key]: 'x' })).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await projects()).toEqual([])
  })

  test('pressed five times at once it is one project; the same key for another is refused', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => start({}, 'same-key')))
    expect(new Set(answers.map((answer) => answer.ok && answer.project)).size).toBe(1)
    expect(await projects()).toHaveLength(1)
    expect(await start({ name: '另一只' }, 'same-key')).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await projects()).toHaveLength(1)
  })

  test.each([
    ['counsel', 'no-such-organisation'],
    ['counsel', 'org-nafmii'],
    ['joint', 'org-issuer'],
    ['steward', 'org-investor'],
    ['trustee', '__proto__'],
  ])('as %s the form cannot seat %s', async (field, organisation) => {
    expect(await start({ [field]: organisation })).toMatchObject({
      ok: false,
      fields: { [field]: [expect.any(String)] },
    })
    expect(await projects()).toEqual([])
  })

  test('where a seat cannot be made there is no project either', async () => {
    const { path: _, authorities: __, ...rest } = form
    const seats = [{ capacity: 'issuer' as const, organisation: 'no-such-organisation', persons: [] }]
    const asked = {
      ...rest,
      issuerKind: 'tech-firm',
      placement: 'public',
      route: 'interbank',
      venue: 'NAFMII',
    } as const
    expect(await openProject(db, { form: asked, seats, actor: maker, key: 'broken' }, ports)).toMatchObject({
      ok: false,
    })
    expect(await projects()).toEqual([])
  })

  test('an upload is judged by its first bytes and its size; its name cannot leave the store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    const store = openStore(db, folder, ports.now)
    const project = await openSampleProject(db, ports)
    await openSampleRegistration(db, ports, project)
    const paper = await db.selectFrom('filing').select('id').where('code', '=', 'F').executeTakeFirstOrThrow()
    const upload = (bytes: Uint8Array, name = '意见.pdf', pages: unknown = 1) =>
      uploadFiling(
        { db, store, gate: gateHere },
        { filing: paper.id, bytes, form: { name, pages } as never, actor: maker, key: `u-${++keys}` },
        ports,
      )
    const starting = (...words: (string | Uint8Array)[]) =>
      new Uint8Array(Buffer.concat(words.map((w) => Buffer.from(w))))
    for (const bytes of ['<html>%PDF-1.7', 'MZ%PDF-', '\u0000%PDF-1.7', 'PK\u0003\u0004 nothing of Office', ' ', '{}'])
      expect(await upload(starting(bytes))).toMatchObject({ ok: false, fields: { file: [expect.any(String)] } })
    const large = new Uint8Array(60 * 1024 * 1024 + 1)
    large.set(Buffer.from('%PDF-1.7'))
    expect(await upload(large)).toMatchObject({ fields: { file: [expect.stringContaining('超过')] } })
    for (const pages of [-1, 0, 1.5, '1e309', 'NaN', '9'.repeat(400)])
      expect(await upload(smallPdf('opinion'), '意见.pdf', pages)).toMatchObject({ ok: false })
    expect(await db.selectFrom('file').selectAll().execute()).toEqual([])
    expect(await upload(smallPdf('PK'), '../../../../tmp/意见.html')).toMatchObject({
      ok: true,
    })
    const version = await db.selectFrom('filing_version').select('name').executeTakeFirstOrThrow()
    expect(version.name).toBe('意见.pdf')
    rmSync(folder, { recursive: true, force: true })
  })
})
