import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { cancelList } from '#app/commands/cancel-list.server.ts'
import type { ListKeeper } from '#app/commands/list-keeper.ts'
import { mapList } from '#app/commands/map-list.server.ts'
import { uploadList } from '#app/commands/upload-list.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { clearList } from '#app/jobs/clear-list.server.ts'
import { importList } from '#app/jobs/import-list.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore, type Store } from '#db/files/store.ts'
import { countListed, listFaults, listListed, listListedByCode } from '#db/queries/listed.ts'
import { findList, findVersion, listVersions } from '#db/queries/lists.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines, type ScratchDatabase } from '#tests/support/engines.ts'
import { creditCode, enterpriseList, head, line } from '#tests/support/enterprise-list.ts'
import { gb18030 } from '#tests/support/gb18030.ts'

const steward: ListKeeper = { person: 'ji', organisation: 'org-park', everybody: false, sample: false, address: 'here' }
const form = { kind: 'high-tech', region: '江苏省', year: '2025', batch: '第三批', source: '', publishedOn: '' }
const kinds = { 'import-list': importList, 'clear-list': clearList }
const everything = { kind: null, region: null, list: null }

describe.each(engines)('recommended lists on $name', ({ create }) => {
  let scratch: ScratchDatabase
  let db: Db
  let ports: TestPorts
  let store: Store

  beforeEach(async () => {
    scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    store = openStore(db, mkdtempSync(join(tmpdir(), 'kejiban-lists-')), ports.now)
  })
  afterEach(async () => {
    await db.destroy()
    await scratch.drop()
  })

  const hand = async (bytes: Uint8Array, more: Record<string, string> = {}, by = steward) => {
    const command = { form: { ...form, mode: 'replace', body: '', ...more }, name: '名单.csv', bytes, by }
    return uploadList({ db, store, gate: gateHere }, command, ports)
  }
  /** Works for so many steps, or to the end. */
  const work = (steps = Number.POSITIVE_INFINITY) => {
    let done = 0
    const goOn = () => {
      done += 1
      return done <= steps
    }
    return workJobs({ db, ports, store }, { kinds, goOn, report: (error) => expect(error).toBeNull() })
  }
  const imported = async (bytes: Uint8Array, more: Record<string, string> = {}) => {
    const done = await hand(bytes, more)
    if (!done.ok) throw new Error(`${done.message} ${JSON.stringify(done.fields)}`)
    await work()
    return { ...done, row: (await findVersion(db, done.version))! }
  }
  const found = async (words: string) =>
    (await listListed(db, { ...everything, words }, null, 10)).map(({ name }) => name)
  const utf8 = (text: string) => new TextEncoder().encode(text)

  test('fifty thousand in GB 18030 in under a minute, wrong rows kept with their reasons, found by two characters', async () => {
    const bytes = gb18030(enterpriseList(50_000, 1000))
    const began = performance.now()
    const { row, list } = await imported(bytes)
    expect(performance.now() - began).toBeLessThan(60_000)
    expect(row).toMatchObject({
      state: 'current',
      format: 'CSV · GB 18030',
      rows: 50_000,
      good: 49_950,
      faulty: 50,
      added: 49_950,
    })
    const began2 = performance.now()
    expect(await found('𬭎䶮')).toHaveLength(10)
    expect(await countListed(db, { ...everything, words: '量子' })).toBeGreaterThan(6000)
    expect(performance.now() - began2).toBeLessThan(2000)
    expect(await found(creditCode(49_999))).toEqual(['示例星河智能网联49999号有限公司'.replace('智能网联', '高端仪器')])
    const [first] = await listFaults(db, row.id, 'fault', 0, 1)
    expect([first?.row, first?.name]).toEqual([1001, '示例星河半导体装备1000号有限公司'])
    expect(JSON.parse(first?.faults ?? '[]')).toEqual([
      {
        field: 'creditCode',
        found: expect.stringMatching(/^91320500/),
        because: '统一社会信用代码校验位不符，请核对是否抄错',
      },
    ])
    expect((await findList(db, list))?.current).toBe(row.id)
  }, 120_000)

  test('the same file twice is one version; a newer file replaces it, and what went is counted and still there', async () => {
    const first = await imported(utf8(`\uFEFF${enterpriseList(30)}`))
    const again = await hand(utf8(`\uFEFF${enterpriseList(30)}`))
    expect(again).toMatchObject({ ok: true, state: 'same', version: first.version })
    const newer = `${head}\n${[...Array(25).keys()].map((n) => line(n + 3)).join('\n')}\n${line(90).replace('GR', 'GS')}\n`
    const second = await imported(utf8(newer))
    expect(second.row).toMatchObject({ number: 2, good: 26, added: 1, gone: 5, changed: 0 })
    expect((await findVersion(db, first.version))?.state).toBe('superseded')
    expect(await listListedByCode(db, [creditCode(1)])).toEqual([])
    expect(await listListedByCode(db, [creditCode(3)])).toMatchObject([
      { version: second.version, valid_to: '2028-10-31' },
    ])
    expect(await found(creditCode(1))).toEqual([])
    const kept = await db.selectFrom('listed_enterprise').select('key').where('version', '=', first.version).execute()
    expect(kept).toHaveLength(30)
  })

  test('a row that waits goes in by a supplement, and the others stay', async () => {
    const first = await imported(utf8(enterpriseList(20, 10)))
    expect(first.row).toMatchObject({ good: 18, faulty: 2 })
    const second = await imported(utf8(`${head}\n${line(10)}\n`), { mode: 'supplement' })
    expect(second.row).toMatchObject({ state: 'current', rows: 1, good: 19, faulty: 1, added: 1, gone: 0 })
    const [waiting] = await listFaults(db, second.version, 'fault', 0, 5)
    expect([waiting?.row, waiting?.name]).toEqual([1_000_021, '示例星河新型储能20号有限公司'])
    expect(await found('10号')).toEqual(['示例星河商业航天10号有限公司'])
  })

  test('an import stopped half way leaves the list as it was and nothing behind', async () => {
    const first = await imported(utf8(enterpriseList(5)))
    const done = await hand(utf8(enterpriseList(4000, 9)))
    if (!done.ok) throw new Error(done.message)
    await work(3)
    expect((await findVersion(db, done.version))?.good).toBeGreaterThan(200)
    expect(await countListed(db, { ...everything, words: '' })).toBe(5)
    expect(await hand(utf8(enterpriseList(7)))).toMatchObject({
      ok: false,
      message: '第 2 版还在导入，请等它完成或取消后再导入。',
    })
    const stranger = { ...steward, organisation: 'org-bank' }
    expect(await cancelList(db, { version: done.version, by: stranger }, ports)).toMatchObject({ ok: false })
    expect(await cancelList(db, { version: done.version, by: steward }, ports)).toMatchObject({ ok: true })
    await work()
    const left = async (table: 'listed_enterprise' | 'list_fault') =>
      (await db.selectFrom(table).select('version').where('version', '=', done.version).execute()).length
    expect([await left('listed_enterprise'), await left('list_fault')]).toEqual([0, 0])
    expect((await findList(db, first.list))?.current).toBe(first.version)
    expect(await found('3999号')).toEqual([])
  })

  test('a step done again after a crash comes to the same', async () => {
    const done = await hand(utf8(enterpriseList(2500, 100)))
    if (!done.ok) throw new Error(done.message)
    await work(2)
    const job = await db.selectFrom('job').selectAll().where('kind', '=', 'import-list').executeTakeFirstOrThrow()
    await work(2)
    // The end of the last steps was never noted: they are done again from where the job stood before.
    await db.updateTable('job').set({ cursor: job.cursor, progress: job.progress }).where('id', '=', job.id).execute()
    await work()
    expect(await findVersion(db, done.version)).toMatchObject({ state: 'current', rows: 2500, good: 2475, faulty: 25 })
    expect(await countListed(db, { ...everything, words: '' })).toBe(2475)
  })

  test('a workbook is read like a text; heads nobody knows are asked for', async () => {
    const cell = (value: string) => ({ value, type: String })
    const data: SheetData = [
      ['主体', '统码', '到期'].map(cell),
      ['示例甲公司', creditCode(1)].map(cell).concat(),
      [
        cell('示例乙公司'),
        cell(creditCode(1)),
        { value: new Date('2027-01-02T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
    ]
    const bytes = new Uint8Array(await writeXlsxFile(data).toBuffer())
    const done = await hand(bytes)
    if (!done.ok) throw new Error(JSON.stringify(done))
    expect(done.state).toBe('mapping')
    const wrong = await mapList(db, { version: done.version, form: { name: '0', creditCode: '0' }, by: steward }, ports)
    expect(wrong).toMatchObject({ ok: false, fields: { creditCode: ['与企业名称是同一列'] } })
    const columns = { name: '0', creditCode: '1', validTo: '2' }
    expect(await mapList(db, { version: done.version, form: columns, by: steward }, ports)).toMatchObject({ ok: true })
    await work()
    expect(await findVersion(db, done.version)).toMatchObject({ state: 'current', good: 1, faulty: 1, format: 'Excel' })
    const [twin] = await listFaults(db, done.version, 'fault', 0, 5)
    expect(twin?.faults).toContain('与第 2 行的信用代码重复')
    expect(JSON.parse(twin?.cells ?? '{}').validTo).toBe('2027-01-02')
  })

  test('who does not keep a list may not replace it; a file that is none says why, on the field', async () => {
    await imported(utf8(enterpriseList(3)))
    const other = { ...steward, organisation: 'org-bank' }
    expect(await hand(utf8(enterpriseList(4)), {}, other)).toMatchObject({ ok: false, reason: 'unavailable' })
    const refusal = async (bytes: Uint8Array) => {
      const done = await hand(bytes, { batch: '另一批' })
      return done.ok ? 'ok' : done.fields?.file?.[0]
    }
    expect(await refusal(new Uint8Array())).toBe('文件是空的')
    expect(await refusal(Uint8Array.from([0xd6, 0xff, 0x20]))).toMatch(/^不是 UTF-8 或 GB 18030/)
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toMatch(/旧版 Excel/)
    expect(await refusal(utf8('一段话'))).toBe('表格里没有找到表头')
    expect(await refusal(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]))).toMatch(/^只接受 PDF/)
    expect(await listVersions(db, (await imported(utf8(enterpriseList(3)))).list)).toHaveLength(1)
  })
})
