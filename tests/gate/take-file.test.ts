import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { gateHere } from '#app/gate/inspect.server.ts'
import { takeFile } from '#app/gate/take-file.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'

describe.each(engines)('the share of an institution in the store, on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let store: Store
  let folder: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    folder = mkdtempSync(join(tmpdir(), 'kejiban-share-'))
    store = openStore(db, folder, ports.now)
    await seedOrganisations(db)
    return async () => {
      await db.destroy()
      await scratch.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  const size = smallPdf('a').length
  const take = (words: string, share = { bytes: size * 2, files: 10 }, organisation = 'org-bank') =>
    takeFile({ db, store, gate: gateHere }, { bytes: smallPdf(words), organisation, at: ports.now(), share })
  const counted = async () => (await db.selectFrom('sent_file').selectAll().execute()).length
  const full = { ok: false, message: expect.stringMatching(/^本机构上传的文件已有 .*上限.*请联系平台管理员$/) }

  test('to the byte: what fits is taken, one byte more is not; the same file again takes no more', async () => {
    expect(await take('a')).toMatchObject({ ok: true })
    expect(await take('a')).toMatchObject({ ok: true })
    expect(await take('b')).toMatchObject({ ok: true })
    expect(await take('c')).toMatchObject(full)
    expect(await take('c', { bytes: size * 3 - 1, files: 10 })).toMatchObject(full)
    expect(await take('c', { bytes: size * 3, files: 2 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('2 个文件，上限为 2 个'),
    })
    expect(await take('c', { bytes: size * 3, files: 3 })).toMatchObject({ ok: true })
    expect(await take('d', undefined, 'org-issuer')).toMatchObject({ ok: true })
  })

  test('of files that come at the same moment only those are taken that fit together', async () => {
    const taken = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((words) => take(words)))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await db.selectFrom('file').selectAll().execute()).toHaveLength(2)
  })

  test('what the gate refuses takes nothing, and what is swept is given back', async () => {
    const share = { bytes: 10_000_000, files: 10 }
    const hostile = { bytes: Buffer.from('%PDF-1.7 torn'), organisation: 'org-bank', at: ports.now(), share }
    expect(await takeFile({ db, store, gate: gateHere }, hostile)).toMatchObject({ ok: false })
    const picture = { bytes: smallPdf('a'), organisation: 'org-bank', at: ports.now(), only: ['png'] as const }
    expect(await takeFile({ db, store, gate: gateHere }, picture)).toMatchObject({ message: '这里只接受 PNG 图片' })
    expect(await counted()).toBe(0)
    await take('a')
    expect(await counted()).toBe(1)
    ports.at('2026-04-02T01:00:00.000Z')
    await store.sweep()
    expect(await counted()).toBe(0)
  })
})
