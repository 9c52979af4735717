import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { enterSignatures } from '#app/commands/enter-signatures.server.ts'
import { sendPapers } from '#app/commands/send-papers.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { takeFile } from '#app/gate/take-file.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { loader as scanView } from '#app/routes/_desk.projects.$project.filings.$filing_.scans.$slot.view.tsx'
import { loader as waitingView } from '#app/routes/_desk.projects.$project.filings.incoming_.$file.tsx'
import { loader as recordedView } from '#app/routes/_desk.projects.$project.recordings.$recording.tsx'
import { loader as versionPage } from '#app/routes/files_.$version.pages.$page.ts'
import { loader as preview } from '#app/routes/files_.$version.preview.ts'
import { loader as scanPage } from '#app/routes/projects.$project.filings.$filing.scans.$slot_.pages.$page.ts'
import { loader as waitingPage } from '#app/routes/projects.$project.filings.incoming.$file.pages.$page.ts'
import { loader as recordedPage } from '#app/routes/projects.$project.recordings.$recording.pages.$page.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
import { smallPng } from '#tests/support/small-png.ts'
import { smallDocx } from '#tests/support/small-zip.ts'
import { answered, cookieOf, get } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('pages of uploaded papers as pictures', () => {
  let of: RegistrationCase
  let filing: string
  let keys = 0

  beforeAll(async () => {
    of = await registrationCase(sqlite.create)
    await atDesk(of.db, of.project, of.ports, async (desk) => {
      await openChecklist(desk, of.registration, of.ports.now())
      return { ok: true as const }
    })
    const row = await of.db.selectFrom('filing').select('id').where('code', '=', 'Y-4').executeTakeFirstOrThrow()
    filing = row.id
  })
  afterAll(() => of.end())

  const means = () => ({ db: of.db, store: of.context.files, gate: of.context.gate })
  const upload = async (bytes: Uint8Array, name: string): Promise<string> => {
    const command = { filing, form: { name }, bytes, actor: banker, key: `u-${++keys}` }
    const done = await uploadFiling(means(), command, of.ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
    const version = of.db.selectFrom('filing_version').select('id').where('filing', '=', filing)
    return (await version.orderBy('number', 'desc').executeTakeFirstOrThrow()).id
  }
  const request = async (path: string, person: string, capacity: Capacity) =>
    get(path, await cookieOf(of.context, person, capacity))
  const page = async (version: string, path: string, person = 'banker-1', capacity: Capacity = 'lead-underwriter') => {
    const asked = await request(`/files/${version}/pages/${path}`, person, capacity)
    const params = { version, page: path.split('?')[0] ?? '' }
    return answered(versionPage({ request: asked, context: of.context, params }))
  }

  test('a page is a picture in a sandbox, kept for the next who asks; what is no page is not there', async () => {
    const version = await upload(smallPdf('agreement', 2), '协议.pdf')
    const answer = await page(version, '2?w=800')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const first = Buffer.from(await answer.arrayBuffer())
    const { file } = await of.db
      .selectFrom('filing_version')
      .select('file')
      .where('id', '=', version)
      .executeTakeFirstOrThrow()
    expect(await of.context.pictures.open({ sha256: file ?? '', page: 2, width: 800 })).toEqual(first)
    for (const path of ['3', '0', '-1', '1e3', 'x', '1?w=801', '1?w=90000'])
      expect([path, (await page(version, path)).status]).toEqual([path, 404])
  })

  test('who may not have the file has no picture of it either, drawn before or not', async () => {
    const version = await upload(smallPdf('before the filing'), '协议.pdf')
    expect((await page(version, '1')).status).toBe(200)
    expect((await page(version, '1', 'issuer-1', 'issuer')).status).toBe(200)
    for (const [person, capacity] of [
      ['stranger-1', 'lead-underwriter'],
      ['investor-1', 'investor'],
      ['reviewer-1', 'venue-review'],
    ] as const)
      expect([person, (await page(version, '1', person, capacity)).status]).toEqual([person, 404])
  })

  test('what the reader cannot draw is a picture that says so', async () => {
    const version = await upload(smallPng(4, 4, [0, 0, 0], { interlaced: true }), '扫描.png')
    const answer = await page(version, '1')
    expect(answer.headers.get('content-type')).toContain('image/svg+xml')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(await answer.text()).toContain('隔行扫描的 PNG 图片不能预览')
  })

  test('an uploaded Word file is shown as its words, to whoever may have it; it has no pages to be drawn', async () => {
    const command = { filing, form: { name: '意见.docx', pages: 3 }, bytes: smallDocx(['法律意见书', '一、主体资格']) }
    const done = await uploadFiling(means(), { ...command, actor: banker, key: `u-${++keys}` }, of.ports)
    expect(done).toMatchObject({ ok: true })
    const { id } = await of.db
      .selectFrom('filing_version')
      .select('id')
      .where('filing', '=', filing)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
    const ask = async (person: string, capacity: Capacity) => {
      const asked = await request(`/files/${id}/preview`, person, capacity)
      return answered(preview({ request: asked, context: of.context, params: { version: id } }))
    }
    const answer = await ask('banker-1', 'lead-underwriter')
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox (?!.*allow-scripts)/)
    expect(await answer.text()).toContain('法律意见书')
    expect((await ask('stranger-1', 'lead-underwriter')).status).toBe(404)
    expect((await page(id, '1')).status).toBe(404)
  })

  type Loader = (args: { request: Request; context: LoadContext; params: Record<string, string> }) => Promise<unknown>
  /** What page and picture of one file answer to a person. */
  const lookAt = async (loaders: readonly [Loader, Loader], params: Record<string, string>, who: Reader) => {
    const seen: number[] = []
    for (const loader of loaders) {
      const asked = await request('/projects/x', ...who)
      const args = { request: asked, context: of.context, params: { project: of.project, page: '1', ...params } }
      seen.push((await answered(loader(args))).status)
    }
    return seen
  }
  const bank: Reader = ['banker-1', 'lead-underwriter']
  const strangers: readonly Reader[] = [
    ['stranger-1', 'lead-underwriter'],
    ['investor-1', 'investor'],
    ['counsel-1', 'counsel'],
  ]

  test('the scan of a signature page is looked at by those who gather them, and by nobody else', async () => {
    await upload(smallPdf('to be signed'), '协议.pdf')
    const scans = [{ slot: 'issuer', name: '签字页.pdf', bytes: smallPdf('signed') }]
    const done = await enterSignatures(means(), { filing, slots: [], scans, actor: banker, key: 's-1' }, of.ports)
    expect(done).toMatchObject({ ok: true, scans: 1 })
    const at = { filing, slot: 'issuer' }
    expect(await lookAt([scanView, scanPage], at, bank)).toEqual([200, 200])
    expect(await lookAt([scanView, scanPage], { ...at, slot: 'lead' }, bank)).toEqual([404, 404])
    for (const who of strangers) expect(await lookAt([scanView, scanPage], at, who)).toEqual([404, 404])
  })

  test('a file that waits to be sorted is looked at by the institution that sent it alone', async () => {
    const files = [{ name: '法律意见书.pdf', bytes: smallPdf('opinion') }]
    const sent = { project: of.project, files, organisation: 'org-bank', actor: banker, key: 'send-1' }
    expect(await sendPapers(means(), sent, of.ports)).toMatchObject({ ok: true, taken: 1 })
    const { id } = await of.db.selectFrom('incoming_file').select('id').executeTakeFirstOrThrow()
    expect(await lookAt([waitingView, waitingPage], { file: id }, bank)).toEqual([200, 200])
    for (const who of [...strangers, ['issuer-1', 'issuer'] as const])
      expect(await lookAt([waitingView, waitingPage], { file: id }, who)).toEqual([404, 404])
  })

  test('the paper behind a 代录 is looked at by the underwriter alone', async () => {
    const at = of.ports.now()
    const taken = await takeFile(means(), { bytes: smallPdf('notice'), organisation: 'org-bank', at })
    if (!taken.ok) throw new Error(taken.message)
    const nothing = { duty: null, word: null, confirmed_by: null, confirmed_at: null, refused_at: null }
    const made = { data: '{}', day: at.slice(0, 10), revision: 0, made_by: 'banker-1', made_at: at, ...nothing }
    const document = `受理通知书\n${taken.sha256}`
    const row = { id: 'rec-1', project: of.project, run: of.run, type: 'registration.accept', capacity: 'venue-intake' }
    await of.db
      .insertInto('recording')
      .values({ ...row, ...made, document })
      .execute()
    const loaders = [recordedView, recordedPage] as const
    expect(await lookAt(loaders, { recording: 'rec-1' }, bank)).toEqual([200, 200])
    for (const who of [...strangers, ['issuer-1', 'issuer'] as const])
      expect(await lookAt(loaders, { recording: 'rec-1' }, who)).toEqual([404, 404])
  })
})

type Reader = readonly [person: string, capacity: Capacity]
