import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { uploadFiling } from '#app/commands/upload-filing.server.ts'
import { namesInPackage, type PackedFiling, packageOf, packageProblem } from '#app/filings/package.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { filingsToPack } from '#app/presenters/filing-package.server.ts'
import { enterProject } from '#app/presenters/project-room.server.ts'
import type { SignedIn } from '#app/reach.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { actor, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'
import { smallPdf } from '#tests/support/small-pdf.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const bytesOf = (words: string) => smallPdf(words, 3)
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const somebody = (capacity: Capacity, organisation: string): SignedIn => ({
  session: 's',
  person: 'nobody',
  name: '某人',
  organisation,
  organisationName: organisation,
  capacity,
  duties: [],
})

describe.each(engines)('the package of a project’s papers on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let folder: string
  let store: Store
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    store = openStore(db, folder, ports.now)
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
    await openSampleRegistration(db, ports, project)
    return async () => {
      await db.destroy()
      await scratch.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  async function upload(code: string, name: string, words: string): Promise<string> {
    const { id } = await db.selectFrom('filing').select('id').where('code', '=', code).executeTakeFirstOrThrow()
    const form = { name, pages: 3 }
    const command = { filing: id, form, bytes: bytesOf(words), actor: maker, key: `key-${++keys}` }
    const done = await uploadFiling({ db, store, gate: gateHere }, command, ports)
    if (!done.ok) throw new Error(done.message)
    return id
  }
  const seat = (capacity: Capacity, organisation: string) =>
    db
      .insertInto('seat')
      .values({
        id: ports.newId(),
        project,
        run: null,
        capacity,
        organisation,
        mode: 'platform',
        from_at: ports.now(),
        until_at: null,
      })
      .execute()
  const roomOf = (who: SignedIn) => enterProject(who, { reader: db, ports }, project)
  const packedFor = async (who: SignedIn) => filingsToPack(await roomOf(who))
  async function unzipped(who: SignedIn) {
    const heading = { project: 'NAFMII-2026-00001', name: '示例', asOf: ports.now() }
    const stream = packageOf(store, heading, await packedFor(who))
    return unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()))
  }

  test('holds the last version of each, under the name of its download, with a manifest that tells the truth', async () => {
    await upload('F', '法律意见书.pdf', 'first')
    await upload('F', '法律意见书.pdf', 'second')
    await upload('M', '𬱖𠮷科技 募集说明书.pdf', 'prospectus')
    const files = await unzipped(somebody('lead-underwriter', 'org-bank'))
    expect(Object.keys(files).sort()).toEqual(['manifest.json', '法律意见书.pdf', '𬱖𠮷科技 募集说明书.pdf'].sort())
    expect(files['法律意见书.pdf']).toEqual(bytesOf('second'))
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
    expect(manifest).toMatchObject({ project: 'NAFMII-2026-00001', asOf: ports.now() })
    for (const { file, sha256, bytes } of manifest.files) {
      expect(hash(files[file] ?? new Uint8Array())).toBe(sha256)
      expect(files[file]).toHaveLength(bytes)
    }
    expect(manifest.files).toContainEqual(
      expect.objectContaining({ code: 'F', version: 2, pages: 3, file: '法律意见书.pdf', title: expect.any(String) }),
    )
  })

  test('two papers of one name both fit, also where case is ignored', async () => {
    await upload('F', 'Opinion.pdf', 'one')
    await upload('M', 'OPINION.pdf', 'two')
    const files = await unzipped(somebody('issuer', 'org-issuer'))
    expect(Object.keys(files)).toHaveLength(3)
    expect(new Set(Object.keys(files).map((name) => name.toLowerCase())).size).toBe(3)
  })

  test('the walls are those of the single download: a draft is not in the reviewer’s, a stranger finds nothing', async () => {
    await upload('F', '法律意见书.pdf', 'draft')
    const filed = await upload('M', '募集说明书.pdf', 'filed')
    await seat('venue-review', 'org-nafmii')
    expect(await packedFor(somebody('venue-review', 'org-nafmii'))).toEqual([])
    await db.updateTable('filing_version').set({ filed_at: ports.now() }).where('filing', '=', filed).execute()
    expect(await packedFor(somebody('venue-review', 'org-nafmii'))).toMatchObject([{ code: 'M', version: 1 }])
    // A later draft does not push what was filed out of the reviewer's package, nor itself into it.
    await upload('M', '募集说明书.pdf', 'later draft')
    expect(await packedFor(somebody('venue-review', 'org-nafmii'))).toMatchObject([{ code: 'M', version: 1 }])
    for (const stranger of [
      somebody('venue-review', 'org-sse'),
      somebody('lead-underwriter', 'org-issuer'),
      somebody('investor', 'org-bank'),
    ])
      await expect(roomOf(stranger)).rejects.toMatchObject({ status: 404 })
  })

  test('bytes that changed on disk or are gone break the download off', async () => {
    await upload('F', '法律意见书.pdf', 'true')
    const [kept] = await packedFor(somebody('lead-underwriter', 'org-bank'))
    const { sha256 = '' } = kept ?? {}
    writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'false')
    await expect(unzipped(somebody('lead-underwriter', 'org-bank'))).rejects.toThrow('have changed on disk')
  })
})

describe('limits and names', () => {
  const paper = (name: string, bytes = 10): PackedFiling => ({
    title: '文件',
    code: 'F',
    version: 1,
    pages: null,
    sha256: '',
    bytes,
    name,
    madeAt: '2026-03-02T01:00:00.000Z',
    filedAt: null,
  })

  test('nothing to pack and too much to pack are said in a sentence', () => {
    expect(packageProblem([])).toContain('还没有')
    expect(packageProblem([paper('a.pdf', 600), paper('b.pdf', 600)], 1024)).toContain('超过')
    expect(packageProblem([paper('a.pdf', 600)], 1024)).toBeNull()
  })

  test('no paper takes the manifest’s place', () => {
    expect(namesInPackage([paper('Manifest.JSON'), paper('a.pdf'), paper('A.pdf'), paper('a (2).pdf')])).toEqual([
      'Manifest (2).JSON',
      'a.pdf',
      'A (2).pdf',
      'a (2) (2).pdf',
    ])
  })
})
