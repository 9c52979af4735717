import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type UploadFiling, uploadFiling } from '#app/commands/upload-filing.server.ts'
import { waiveFiling } from '#app/commands/waive-filing.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { actor, plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const lawyer = plain('counsel', 'org-counsel')
const pdf = smallPdf('opinion', 28)

describe.each(engines)('uploading and waiving papers on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
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
    await openSampleRegistration(db, ports, project)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const idOf = async (code: string) =>
    (await db.selectFrom('filing').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
  const upload = async (code: string, more: Partial<UploadFiling> = {}) =>
    uploadFiling(
      { db, store, gate: gateHere },
      {
        filing: await idOf(code),
        form: { name: '法律意见书.pdf', pages: 28 },
        bytes: pdf,
        actor: lawyer,
        key: `u-${++keys}`,
        ...more,
      },
      ports,
    )

  test('the seat that prepares a paper uploads it; the bytes are there under their hash', async () => {
    const done = await upload('F')
    expect(done).toMatchObject({ ok: true, number: 1 })
    const version = await db.selectFrom('filing_version').selectAll().executeTakeFirstOrThrow()
    expect(version).toMatchObject({ source: 'uploaded', state: 'ready', pages: 28, name: '法律意见书.pdf' })
    expect(await store.open(version.file ?? '')).toEqual(Buffer.from(pdf))
    const event = await db.selectFrom('event').selectAll().where('type', '=', 'filing.upload').executeTakeFirstOrThrow()
    expect(JSON.parse(event.data)).toMatchObject({ sha256: version.file, number: 1 })
  })

  test('the lead underwriter uploads on its behalf, another seat does not', async () => {
    expect(await upload('F', { actor: maker })).toMatchObject({ ok: true })
    expect(await upload('F', { actor: plain('auditor', 'org-auditor') })).toMatchObject({ ok: false })
    expect(await db.selectFrom('file').selectAll().execute()).toHaveLength(1)
  })

  test('a name that is a path keeps its last part; the ending follows the bytes', async () => {
    await upload('F', { form: { name: '..\\..\\etc/法律<意见>书.exe', pages: 1 } })
    const { name } = await db.selectFrom('filing_version').select('name').executeTakeFirstOrThrow()
    expect(name).toBe('法律_意见_书.pdf')
    expect(await upload('F', { form: { name: '法律\u202efdp.exe', pages: 1 } })).toMatchObject({
      fields: { name: ['含有不可见的控制字符，请删除后重试（第 3 字，U+202E）'] },
    })
  })

  test('what is not a paper by its signature is refused on its field and not kept', async () => {
    const refused = await upload('F', { bytes: new Uint8Array(Buffer.from('<script>')) })
    expect(refused).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { file: [expect.stringMatching(/^只接受/)] },
    })
    expect(await upload('F', { form: { name: 'x.pdf', pages: 0 } })).toMatchObject({ fields: { pages: ['至少一页'] } })
    expect(await db.selectFrom('file').selectAll().execute()).toEqual([])
  })

  test('the same request makes one version; the next is the second', async () => {
    const once = await upload('F', { key: 'same' })
    expect(await upload('F', { key: 'same' })).toEqual(once)
    expect(await upload('F')).toMatchObject({ ok: true, number: 2 })
  })

  test('a conditional paper is waived with a reason, a mandatory one never; a waived one takes no version', async () => {
    await db.updateTable('filing').set({ requirement: 'conditional' }).where('code', '=', 'F').execute()
    const waive = async (code: string, reason: string) =>
      waiveFiling(db, { filing: await idOf(code), form: { reason }, actor: maker, key: `w-${++keys}` }, ports)
    expect(await waive('F', ' ')).toMatchObject({ ok: false, fields: { reason: ['请填写'] } })
    expect(await waive('M', '不想要')).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await waive('F', '本次由另一文件代替')).toMatchObject({ ok: true })
    const row = await db.selectFrom('filing').selectAll().where('code', '=', 'F').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ requirement: 'waived', waived_reason: '本次由另一文件代替' })
    expect(await upload('F')).toMatchObject({ ok: false, message: '该文件已豁免。' })
  })
})
