import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { enterSignatures, type SentScan } from '#app/commands/enter-signatures.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { presentGaps } from '#app/presenters/gaps-page.server.ts'
import { signatureScan } from '#app/presenters/signature-scans.server.ts'
import { presentSignatures } from '#app/presenters/signatures-page.server.ts'
import { openStore } from '#db/files/store.ts'
import { forgetUnusedFiles } from '#db/queries/files.ts'
import { plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
import { smallDocx } from '#tests/support/small-zip.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

describe.each(engines)('signature and seal pages, on $name', ({ create }) => {
  let of: RegistrationCase
  let folder: string
  let filing: string
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-signed-'))
    await atDesk(of.db, of.project, of.ports, async (desk) => {
      await openChecklist(desk, of.registration, of.ports.now())
      return { ok: true as const }
    })
    const row = await of.db.selectFrom('filing').select('id').where('code', '=', 'Y-4').executeTakeFirstOrThrow()
    filing = row.id
  })
  afterEach(async () => {
    await of.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const room = (capacity: Capacity, organisation: string, person?: string) =>
    enter(of.db, of.ports, signedIn(capacity, organisation, person), of.project)
  const bank = () => room('lead-underwriter', 'org-bank', 'banker-1')
  const paper = async () =>
    (await presentSignatures(await bank(), 'key-of-page')).papers.find(({ code }) => code === 'Y-4')
  const store = () => openStore(of.db, folder, of.ports.now)
  const sign = (slots: string[], actor = banker, scans: SentScan[] = []) => {
    const means = { db: of.db, store: store(), gate: gateHere }
    return enterSignatures(means, { filing, slots, scans, actor, key: `s-${++keys}` }, of.ports)
  }
  const scan = (slot: string, words: string, name = `${words}.pdf`): SentScan => ({
    slot,
    name,
    bytes: smallPdf(words),
  })
  const upload = () =>
    uploadFiling(
      { db: of.db, store: openStore(of.db, folder, of.ports.now), gate: gateHere },
      { filing, form: { name: '协议.pdf' }, bytes: smallPdf(`v${keys}`), actor: banker, key: `u-${++keys}` },
      of.ports,
    )
  const gap = async () =>
    (await presentGaps(await bank())).gaps.find(({ kind, filing: about }) => kind === 'signature' && about === filing)

  test('each is tracked until it is in, and again when the paper has a new version', async () => {
    expect(await paper()).toMatchObject({ version: null, may: false, in: 0 })
    expect(await sign(['issuer'])).toMatchObject({ ok: false, message: expect.stringContaining('还没有版本') })
    expect(await gap()).toBeUndefined()
    await upload()
    expect(await gap()).toMatchObject({ because: '发行人；主承销商', blocks: false, provisional: true })
    expect(await sign(['issuer'])).toEqual({ ok: true, entered: 1, removed: 0, scans: 0 })
    expect(await gap()).toMatchObject({ because: '主承销商', by: '主承销商' })
    expect(await sign(['issuer', 'lead'])).toMatchObject({ ok: true, entered: 1, removed: 0 })
    expect(await gap()).toBeUndefined()
    expect(await sign(['issuer'])).toMatchObject({ ok: true, entered: 0, removed: 1 })
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['in', 'missing'])

    of.ports.at('2026-03-05T01:00:00.000Z')
    await upload()
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['earlier', 'missing'])
    expect(await sign(['lead'])).toMatchObject({ ok: true, entered: 1, removed: 0 })
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['earlier', 'in'])
    const log = await of.db.selectFrom('event').select('data').where('type', '=', 'filing.sign').execute()
    expect(log.map(({ data }) => JSON.parse(data).version)).toEqual([1, 1, 1, 2])
  })

  test('a scan says that its page is in; it is kept by its hash, had by the issuer’s side, and never swept', async () => {
    await upload()
    expect(await sign([], banker, [scan('issuer', 'signed', '盖章页.PDF')])).toMatchObject({ entered: 1, scans: 1 })
    const [issuer, lead] = (await paper())?.pages ?? []
    expect([issuer?.state, lead?.state]).toEqual(['in', 'missing'])
    expect(issuer?.scan).toMatchObject({ name: '盖章页.pdf', href: expect.stringMatching(/\/scans\/issuer$/) })
    const { file } = await signatureScan(await bank(), { filing, slot: 'issuer' })
    expect(await store().open(file)).toEqual(Buffer.from(smallPdf('signed')))
    const [event] = await of.db.selectFrom('event').select('data').where('type', '=', 'filing.sign').execute()
    expect(JSON.parse(event?.data ?? '').scans).toEqual([{ slot: 'issuer', sha256: file }])

    of.ports.at('2026-03-09T01:00:00.000Z')
    await upload()
    expect((await paper())?.pages[0]).toMatchObject({ state: 'earlier', scan: { name: '盖章页.pdf' } })
    await sign(['issuer'])
    expect((await paper())?.pages[0]).toMatchObject({ state: 'in', scan: { name: '盖章页.pdf' } })
    await sign(['issuer'], banker, [scan('issuer', 'signed anew')])
    expect((await paper())?.pages[0]?.scan?.name).toBe('signed anew.pdf')
    of.ports.at('2026-04-01T01:00:00.000Z')
    await forgetUnusedFiles(of.db, of.ports.now())
    expect(await store().open((await signatureScan(await bank(), { filing, slot: 'issuer' })).file)).not.toBeNull()
    expect(await store().open(file)).toBeNull()
  })

  test('a scan that the gate refuses, or that is no picture of a page, holds up all; nobody else has one', async () => {
    await upload()
    const hostile = { slot: 'lead', name: '签字.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.7 torn')) }
    const word = { slot: 'lead', name: '签字.docx', bytes: new Uint8Array(smallDocx(['签字'])) }
    const [torn, office] = [await sign([], banker, [scan('issuer', 'a'), hostile]), await sign([], banker, [word])]
    expect(torn).toMatchObject({ ok: false, message: expect.stringContaining('“签字.pdf”不能上传：') })
    expect(office).toMatchObject({ ok: false, message: expect.stringContaining('只接受 PDF、PNG 图片、JPEG 图片') })
    expect(await of.db.selectFrom('signature_page').selectAll().execute()).toEqual([])
    await sign([], banker, [scan('issuer', 'signed')])
    for (const [capacity, organisation] of [
      ['venue-review', 'org-nafmii'],
      ['counsel', 'org-counsel'],
      ['lead-underwriter', 'org-fund'],
    ] as const)
      expect(
        await statusOf(room(capacity, organisation).then((one) => signatureScan(one, { filing, slot: 'issuer' }))),
      ).toBe(404)
  })

  test('a page that the paper does not bear, another seat, the review are turned away', async () => {
    await upload()
    expect(await sign(['rater'])).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await sign(['issuer'], plain('counsel', 'org-counsel'))).toMatchObject({ ok: false })
    const reviewer = room('venue-review', 'org-venue')
    expect(await statusOf(reviewer.then((one) => presentSignatures(one, 'key')))).toBe(404)
  })
})
