import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { sendPapers } from '#app/commands/send-papers.server.ts'
import { type SortChoice, sortPapers } from '#app/commands/sort-papers.server.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { presentIncoming } from '#app/presenters/incoming-page.server.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'
import { pdfOf, smallPdf } from '#tests/support/small-pdf.ts'
import { smallDocx } from '#tests/support/small-zip.ts'

describe.each(engines)('many papers at once, on $name', ({ create, name: engine }) => {
  const once = test.runIf(engine === 'SQLite')
  let of: RegistrationCase
  let folder: string
  let store: Store
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-many-'))
    store = openStore(of.db, folder, of.ports.now)
    await atDesk(of.db, of.project, of.ports, async (desk) => {
      await openChecklist(desk, of.registration, of.ports.now())
      return { ok: true as const }
    })
  })
  afterEach(async () => {
    await of.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const asked = () => ({ project: of.project, organisation: 'org-bank', actor: banker })
  const send = (files: Record<string, Uint8Array>, key = `s-${++keys}`, over = {}) =>
    sendPapers(
      { db: of.db, store, gate: gateHere },
      { ...asked(), files: Object.entries(files).map(([name, bytes]) => ({ name, bytes })), key, ...over },
      of.ports,
    )
  const sort = (choices: SortChoice[], key = `o-${++keys}`) => sortPapers(of.db, { ...asked(), choices, key }, of.ports)
  const page = async () =>
    presentIncoming(await enter(of.db, of.ports, signedIn('lead-underwriter', 'org-bank', 'banker-1'), of.project), 'k')
  const idOf = async (code: string) =>
    (await of.db.selectFrom('filing').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

  test('what passes waits with a guess, what does not is named; put right by hand and filed as versions', async () => {
    const hostile = pdfOf([{ dict: '/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>' }])
    const sent = await send({
      '法律意见书.pdf': smallPdf('opinion', 3),
      '说明.docx': smallDocx(['关于承销协议及承销团协议的事项']),
      '扫描.pdf': smallPdf('scan'),
      '坏.pdf': hostile,
    })
    expect(sent).toMatchObject({
      ok: true,
      taken: 3,
      refused: [{ name: '坏.pdf', message: expect.stringContaining('JavaScript') }],
    })
    const { waiting, guessed } = await page()
    expect(guessed).toBe(2)
    const [opinion, note, scan] = waiting
    expect(opinion).toMatchObject({ name: '法律意见书.pdf', pages: 3, guess: await idOf('F') })
    expect(note).toMatchObject({ pages: null, guess: await idOf('Y-4'), because: '首页写有文件标题' })
    expect(scan).toMatchObject({ guess: '', because: null })

    const choices = [
      { incoming: opinion!.id, to: await idOf('F'), pages: '' },
      { incoming: note!.id, to: await idOf('Y-5'), pages: '' },
      { incoming: scan!.id, to: 'drop', pages: '' },
    ]
    expect(await sort(choices)).toMatchObject({ ok: false, fields: { [`pages.${note!.id}`]: ['请填写页数'] } })
    expect(await of.db.selectFrom('filing_version').selectAll().execute()).toEqual([])
    const right = choices.map((choice) => ({ ...choice, pages: '7' }))
    expect(await sort(right, 'same')).toEqual({ ok: true, filed: 2, dropped: 1 })
    expect(await sort(right, 'same')).toEqual({ ok: true, filed: 2, dropped: 1 })
    const versions = await of.db
      .selectFrom('filing_version')
      .select(['name', 'pages', 'source'])
      .orderBy('pages')
      .execute()
    expect(versions).toEqual([
      { name: '法律意见书.pdf', pages: 3, source: 'uploaded' },
      { name: '说明.docx', pages: 7, source: 'uploaded' },
    ])
    expect((await page()).waiting).toEqual([])
  })

  test('bytes that wait are not swept; those moved out are', async () => {
    await send({ 'a.pdf': smallPdf('a'), 'b.pdf': smallPdf('b') })
    of.ports.at('2026-06-02T01:00:00.000Z')
    await store.sweep()
    expect(await of.db.selectFrom('file').selectAll().execute()).toHaveLength(2)
    const { waiting } = await page()
    await sort([{ incoming: waiting[0]!.id, to: 'drop', pages: '' }])
    await store.sweep()
    expect(await of.db.selectFrom('file').selectAll().execute()).toHaveLength(1)
    expect(await of.db.selectFrom('file_reading').selectAll().execute()).toHaveLength(1)
  })

  once('two files for one paper, a file of another house, a second sorting are refused', async () => {
    await send({ 'a.pdf': smallPdf('a'), 'b.pdf': smallPdf('b') })
    const { waiting } = await page()
    const to = await idOf('F')
    const both = waiting.map(({ id }) => ({ incoming: id, to, pages: '' }))
    expect(await sort(both)).toMatchObject({ ok: false, fields: { [`to.${waiting[1]!.id}`]: [expect.any(String)] } })
    expect(await sort([{ incoming: waiting[0]!.id, to: 'no-such-paper', pages: '' }])).toMatchObject({ ok: false })
    const other = { project: of.project, organisation: 'org-other', actor: banker, key: 'k-other-1' }
    expect(await sortPapers(of.db, { ...other, choices: [both[0]!] }, of.ports)).toMatchObject({ ok: false })
    expect(await sort([both[0]!])).toMatchObject({ ok: true, filed: 1 })
    expect(await sort([both[0]!])).toMatchObject({ ok: false, message: expect.stringContaining('已由他人归类') })
    expect(await sort([{ ...both[1]!, to: '' }])).toMatchObject({ ok: false })
  })

  once(
    'sent again it is one receipt; the same bytes are told; only the issuer’s side looks, only makers act',
    async () => {
      const files = { '法律意见书.pdf': smallPdf('opinion') }
      expect(await send(files, 'same')).toEqual(await send(files, 'same'))
      const { waiting } = await page()
      expect(waiting).toHaveLength(1)
      await sort([{ incoming: waiting[0]!.id, to: await idOf('F'), pages: '' }])
      await send(files)
      expect((await page()).waiting[0]?.same).toBe('与“法律意见书”第 1 版内容相同')
      expect(await send(files, 'k-counsel', { actor: plain('counsel', 'org-counsel') })).toMatchObject({ ok: false })
      const reviewer = enter(of.db, of.ports, signedIn('venue-review', 'org-venue'), of.project)
      expect(await statusOf(reviewer.then((room) => presentIncoming(room, 'k')))).toBe(404)
      expect(await send({})).toMatchObject({ fields: { files: ['请选择要上传的文件'] } })
    },
  )
})
