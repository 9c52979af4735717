import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { fileProblem, kindOf, largestFile } from '#db/files/signature.ts'
import { openStore, type Store, sm3HashOf } from '#db/files/store.ts'
import { scratchDb, seedOrganisations, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { sampleCases, sampleProject } from '#tests/support/sample-project.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const pdf = bytesOf('%PDF-1.7\n示例')
const zip = (...names: string[]) => bytesOf(`PK\u0003\u0004 ${names.join(' ')}`)

describe('SM3 by the examples of GB/T 32905-2016, annex A', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('%s', (text, hash) => expect(sm3HashOf(bytesOf(text))).toBe(hash))
})

describe('what a file is by its signature', () => {
  test.each([
    ['pdf', pdf],
    ['png', bytesOf('\u0089PNG\r\n\u001a\n.')],
    ['jpeg', bytesOf('\u00ff\u00d8\u00ff\u00e0')],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ])('%s is taken', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
    expect(fileProblem(bytes)).toBeNull()
  })

  test.each([
    ['a plain archive', zip('readme.txt')],
    ['a program', bytesOf('MZ\u0090')],
    ['a page', bytesOf('<html><script>')],
    ['a PDF that begins late', bytesOf(' %PDF-1.7')],
  ])('%s is not', (_, bytes) => {
    expect(fileProblem(bytes)).toMatch(/^只接受/)
  })

  test('nothing empty and nothing too large', () => {
    expect(fileProblem(new Uint8Array())).toBe('文件是空的')
    const large = new Uint8Array(largestFile + 1)
    large.set(pdf)
    expect(fileProblem(large)).toBe('文件超过 60 MB')
  })
})

describe.each(engines)('the store of files on $name', ({ create }) => {
  let db: Db
  let folder: string
  let store: Store
  let now = '2026-03-02T01:00:00.000Z'
  let drop: () => Promise<void>

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    now = new Date().toISOString()
    store = openStore(db, folder, () => now)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the SM3 is kept with the file; one put before that is counted once, unless its bytes are not whole', async () => {
    const sha256 = await store.put(pdf)
    const other = await store.put(bytesOf('%PDF-1.7 other'))
    const sm3 = async (of = sha256) =>
      (await db.selectFrom('file').select('sm3').where('sha256', '=', of).executeTakeFirstOrThrow()).sm3
    expect(await sm3()).toBe(sm3HashOf(pdf))
    await db.updateTable('file').set({ sm3: null }).execute()
    writeFileSync(join(folder, other.slice(0, 2), other.slice(2, 4), other), 'changed')
    expect(await store.countSm3()).toBe(1)
    expect(await sm3()).toBe(sm3HashOf(pdf))
    expect(await sm3(other)).toBeNull()
    expect(await store.countSm3()).toBe(0)
  })

  const filesOn = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString()

  test('bytes are kept under their own hash, once, and come back as they were', async () => {
    const name = createHash('sha256').update(pdf).digest('hex')
    expect(await store.put(pdf)).toBe(name)
    expect(await store.put(pdf)).toBe(name)
    expect(filesOn().map((entry) => entry.name)).toEqual([name])
    expect(filesOn()[0]?.parentPath).toBe(join(folder, name.slice(0, 2), name.slice(2, 4)))
    expect(await store.open(name)).toEqual(Buffer.from(pdf))
    expect(await db.selectFrom('file').selectAll().execute()).toMatchObject([{ kind: 'pdf', bytes: pdf.length }])
  })

  test('a name that is no hash opens nothing, wherever it points', async () => {
    await store.put(pdf)
    expect(await store.open('../../etc/passwd')).toBeNull()
    expect(await store.open('a'.repeat(64))).toBeNull()
  })

  test('bytes that changed on disk are not passed off as what they were', async () => {
    const name = await store.put(pdf)
    writeFileSync(join(folder, name.slice(0, 2), name.slice(2, 4), name), 'other')
    await expect(store.open(name)).rejects.toThrow('have changed on disk')
  })

  test('what is refused leaves nothing behind', async () => {
    await expect(store.put(bytesOf('MZ'))).rejects.toThrow('只接受')
    expect(filesOn()).toEqual([])
  })

  test('the sweep takes old bytes that nobody refers to, and leaves young ones and those in use', async () => {
    const used = await store.put(pdf)
    const unused = await store.put(bytesOf('%PDF-1.7 unused'))
    await seedOrganisations(db)
    await sampleProject(db, testPorts(), sampleCases.interbank!)
    await db.updateTable('proceeds_entry').set({ evidence: used }).where('id', '=', 'pe1').execute()
    expect(await store.sweep()).toBe(0)
    expect(filesOn()).toHaveLength(2)
    for (const entry of filesOn()) utimesSync(join(entry.parentPath, entry.name), 0, 0)
    now = inTwoDays()
    expect(await store.sweep()).toBe(1)
    expect(filesOn().map((entry) => entry.name)).toEqual([used])
    expect(await store.open(unused)).toBeNull()
  })
})
