import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { enterSignatures } from '#app/commands/enter-signatures.server.ts'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { presentGaps } from '#app/presenters/gaps-page.server.ts'
import { presentSignatures } from '#app/presenters/signatures-page.server.ts'
import { openStore } from '#db/files/store.ts'
import { plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
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
  const sign = (slots: string[], actor = banker) =>
    enterSignatures(of.db, { filing, slots, actor, key: `s-${++keys}` }, of.ports)
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
    expect(await sign(['issuer'])).toEqual({ ok: true, entered: 1, removed: 0 })
    expect(await gap()).toMatchObject({ because: '主承销商', by: '主承销商' })
    expect(await sign(['issuer', 'lead'])).toEqual({ ok: true, entered: 1, removed: 0 })
    expect(await gap()).toBeUndefined()
    expect(await sign(['issuer'])).toEqual({ ok: true, entered: 0, removed: 1 })
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['in', 'missing'])

    of.ports.at('2026-03-05T01:00:00.000Z')
    await upload()
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['earlier', 'missing'])
    expect(await sign(['lead'])).toEqual({ ok: true, entered: 1, removed: 0 })
    expect((await paper())?.pages.map(({ state }) => state)).toEqual(['earlier', 'in'])
    const log = await of.db.selectFrom('event').select('data').where('type', '=', 'filing.sign').execute()
    expect(log.map(({ data }) => JSON.parse(data).version)).toEqual([1, 1, 1, 2])
  })

  test('a page that the paper does not bear, another seat, the review are turned away', async () => {
    await upload()
    expect(await sign(['rater'])).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await sign(['issuer'], plain('counsel', 'org-counsel'))).toMatchObject({ ok: false })
    const reviewer = room('venue-review', 'org-venue')
    expect(await statusOf(reviewer.then((one) => presentSignatures(one, 'key')))).toBe(404)
  })
})
