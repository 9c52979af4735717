import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { loader as indexLoader } from '#app/routes/library._index.tsx'
import { loader as documentLoader } from '#app/routes/library.$document.tsx'
import { scratchDb, seedOrganisations, testPorts } from '#tests/support/desk.ts'
import { answered, cookieOf, get, openAccount, webContext } from '#tests/support/web-context.ts'
import { libraryIds } from '#workflows/library/library.ts'

describe('the policy library, without an account', () => {
  let context: LoadContext
  let cookie: string

  beforeEach(async () => {
    const db = await scratchDb()
    const ports = testPorts()
    await seedOrganisations(db)
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    context = webContext(db, ports)
    cookie = await cookieOf(context, 'chen', 'lead-underwriter')
    return () => db.destroy()
  })

  const index = async (search = '', header?: string) =>
    (await answered(indexLoader({ request: get(`/library${search}`, header), context, params: {} }))).json()
  const page = async (document: string) =>
    answered(documentLoader({ request: get(`/library/${document}`), context, params: { document } }))

  test('lists every text by issuing body, and finds them by words, body and year', async () => {
    const all = await index()
    expect([all.total, all.shown]).toEqual([libraryIds.length, libraryIds.length])
    const found = await index('?q=%E4%BA%8C%E7%99%BE%E4%B8%83%E5%8D%81%E5%A4%A9')
    expect(found.groups.flatMap(({ lines }: { lines: { id: string }[] }) => lines.map(({ id }) => id))).toEqual([
      'nafmii-2026',
    ])
    const narrow = await index('?body=szse&year=2025')
    expect(narrow.shown).toBe(1)
    expect((await index('?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D')).groups).toEqual([])
  })

  test.each(libraryIds)('%s has a page', async (id) => {
    const answer = await page(id)
    expect(answer.status).toBe(200)
    const told = await answer.json()
    expect(told.relied.length).toBeGreaterThan(0)
  })

  test('a page says where the product uses each item: values, lists and steps as they stand', async () => {
    const told = await (await page('nafmii-2026')).json()
    const [floor] = told.relied
    const lines = floor.groups.flatMap(({ lines }: { lines: { what: string }[] }) => lines.map(({ what }) => what))
    expect(lines).toEqual(expect.arrayContaining(['最短期限：270天', '最短期限：3年', '期限下限']))
  })

  test('an unknown text is 404', async () => expect((await page('constructor')).status).toBe(404))

  test('who is signed in finds the way back', async () => {
    expect((await index('', cookie)).frame.home).toBe('/desk')
    expect((await index()).frame.home).toBe('/')
  })
})
