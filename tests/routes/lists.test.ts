import { beforeEach, describe, expect, test } from 'vitest'
import { clearList } from '#app/jobs/clear-list.server.ts'
import { importList } from '#app/jobs/import-list.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { loader as enterprisesLoader } from '#app/routes/_desk.enterprises._index.tsx'
import { loader as enterpriseLoader } from '#app/routes/_desk.enterprises.$code.tsx'
import { loader as listsLoader } from '#app/routes/_desk.lists._index.tsx'
import { loader as listLoader } from '#app/routes/_desk.lists.$list._index.tsx'
import { action as versionAction, loader as versionLoader } from '#app/routes/_desk.lists.$list.versions.$version.tsx'
import { action as newAction, loader as newLoader } from '#app/routes/_desk.lists.new.tsx'
import { action as pointsAction, loader as pointsLoader } from '#app/routes/_desk.points.tsx'
import { loader as exportLoader } from '#app/routes/exports.$list.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { creditCode, enterpriseList, head, line } from '#tests/support/enterprise-list.ts'
import { answered, cookieOf, get, openAccount, webContext } from '#tests/support/web-context.ts'
import { samplePointsModel } from '#workflows/innovation/sample-model.ts'

describe('the rooms of lists', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let steward: string
  let other: string
  let banker: string
  let administrator: string

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports)
    await seedOrganisations(db)
    const house = { name: '平台', credit_code: null, region: null, sample_at: null, created_at: ports.now() }
    await db
      .insertInto('organisation')
      .values([
        { ...house, id: 'org-platform', kind: 'platform' },
        { ...house, id: 'org-park-2', kind: 'steward', name: '另一园区' },
      ])
      .execute()
    await openAccount(db, ports, { id: 'ji', organisation: 'org-park', capacities: ['steward'] })
    await openAccount(db, ports, { id: 'sheng', organisation: 'org-park-2', capacities: ['steward'] })
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await openAccount(db, ports, { id: 'lei', organisation: 'org-platform', capacities: ['administrator'] })
    steward = await cookieOf(context, 'ji', 'steward')
    other = await cookieOf(context, 'sheng', 'steward')
    banker = await cookieOf(context, 'chen', 'lead-underwriter')
    administrator = await cookieOf(context, 'lei', 'administrator')
    return () => db.destroy()
  })

  const at = (request: Request, params: Record<string, string> = {}) => ({ request, context, params })
  const send = (path: string, fields: Record<string, string | File>, cookie: string) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return new Request(`http://127.0.0.1:3000${path}`, { method: 'POST', body, headers: { cookie } })
  }
  const hand = (text: string, cookie: string, more: Record<string, string> = {}) => {
    const form = { kind: 'high-tech', region: '江苏省', year: '2025', batch: '一', mode: 'replace' }
    return answered(newAction(at(send('/lists/new', { ...form, ...more, file: new File([text], '名单.csv') }, cookie))))
  }
  const work = () => {
    const kinds = { 'import-list': importList, 'clear-list': clearList }
    const report = (error: unknown) => expect(error).toBeUndefined()
    return workJobs({ db, ports, store: context.files }, { kinds, goOn: () => true, report })
  }
  /** Where a redirect leads: the ids of list and version. */
  const placeOf = (response: Response) => {
    const [, list = '', version = ''] =
      /lists\/([^/]+)\/versions\/([^/]+)$/.exec(response.headers.get('location') ?? '') ?? []
    return { list, version }
  }

  test('from the form to the enterprise, page by page', async () => {
    const done = await hand(enterpriseList(40, 20), steward)
    expect(done.status).toBe(303)
    const place = placeOf(done)
    const page = async (cookie = steward) => (await answered(versionLoader(at(get('/v', cookie), place)))).json()
    expect((await page()).work).toMatchObject({ read: 0, stuck: null })
    await work()
    const after = await page()
    expect(after).toMatchObject({ work: null, sums: { rows: 40, good: 38, faulty: 2 }, change: { added: 38 } })
    expect(after.faults.map(({ row }: { row: string }) => row)).toEqual(['第 21 行', '第 41 行'])
    const found = await (
      await answered(enterprisesLoader(at(get('/enterprises?q=%E9%87%8F%E5%AD%90', steward))))
    ).json()
    expect(found.view.rows.length).toBeGreaterThan(3)
    expect(found.view.rows.every(({ name }: { name: string }) => name.includes('量子'))).toBe(true)
    const first = await (await answered(listLoader(at(get('/lists/x', steward), place)))).json()
    const next = await (await answered(listLoader(at(get(first.listed.next, steward), place)))).json()
    expect([first.listed.rows.length, next.listed.rows.length, first.listed.total]).toEqual([30, 8, 38])
    const enterprise = await (
      await answered(enterpriseLoader(at(get('/e', steward), { code: creditCode(3).toLowerCase() })))
    ).json()
    expect(enterprise).toMatchObject({ code: creditCode(3), projects: [] })
    expect(enterprise.reserveHref).toMatch(/^\/projects\/new\?issuerName=/)
  })

  test('for whoever is neither steward nor runs the platform there is no such page, nor export', async () => {
    const place = placeOf(await hand(enterpriseList(3), steward))
    const loaders = [listsLoader, newLoader, enterprisesLoader, pointsLoader]
    for (const loader of loaders) expect((await answered(loader(at(get('/x', banker))))).status).toBe(404)
    for (const loader of loaders) expect((await answered(loader(at(get('/x', administrator))))).status).toBe(200)
    expect((await answered(listLoader(at(get('/x', banker), place)))).status).toBe(404)
    expect((await answered(versionLoader(at(get('/x', steward), { ...place, list: 'no' })))).status).toBe(404)
    expect((await answered(enterpriseLoader(at(get('/x', steward), { code: creditCode(77) })))).status).toBe(404)
    expect((await hand(enterpriseList(3), banker)).status).toBe(404)
    for (const list of ['listed', 'list-faults'])
      expect((await answered(exportLoader(at(get(`/x?version=${place.version}`, banker), { list })))).status).toBe(404)
  })

  test('another steward reads a list and changes nothing of it', async () => {
    const place = placeOf(await hand(enterpriseList(3), steward))
    const cancel = (cookie: string) => answered(versionAction(at(send('/v', { intent: 'cancel' }, cookie), place)))
    expect((await answered(versionLoader(at(get('/v', other), place)))).status).toBe(200)
    expect((await cancel(other)).status).toBe(409)
    expect((await hand(enterpriseList(4), other)).status).toBe(403)
    expect((await cancel(steward)).status).toBe(303)
    expect((await cancel(steward)).status).toBe(409)
  })

  test('faults leave as a file that begins no formula and is read back as a supplement', async () => {
    const wrong = line(5).replace(creditCode(5), '=cmd|x').replace('示例星河', '=示例')
    const place = placeOf(await hand(`${head}\n${line(1)}\n${wrong}\n`, steward))
    await work()
    const file = await answered(
      exportLoader(at(get(`/x?format=csv&version=${place.version}`, steward), { list: 'list-faults' })),
    )
    const text = await file.text()
    expect(text).toContain(`"'=cmd|x"`)
    expect(text).not.toMatch(/(^|,)"?=/m)
    const mended = text.replace(`"'=cmd|x"`, `"${creditCode(5)}"`).replace("'=示例", '示例星河')
    const again = placeOf(await hand(mended, steward, { mode: 'supplement' }))
    await work()
    const page = await (await answered(versionLoader(at(get('/v', steward), again)))).json()
    expect(page.sums).toMatchObject({ good: 2 })
  })

  test('a model of points is imported once for good, by who runs the platform', async () => {
    const model = { ...samplePointsModel, id: 'zgc-shape', name: '示例二' }
    const post = (value: unknown, cookie = administrator) =>
      answered(pointsAction(at(send('/points', { file: new File([JSON.stringify(value)], 'm.json') }, cookie))))
    expect((await post(model, steward)).status).toBe(403)
    expect((await post(model)).status).toBe(303)
    expect((await post(model)).status).toBe(303)
    const other = await (await post({ ...model, leastKnownWeight: '50' })).json()
    expect(other.fields.file).toEqual(['zgc-shape 第 1 版已有不同的内容，请提高版本号'])
    expect((await (await post({ ...model, version: 2, weights: {} })).json()).fields.file).toHaveLength(3)
    expect((await (await post('x')).json()).fields.file[0]).toMatch(/文件/)
    const view = await (await answered(pointsLoader(at(get('/points', administrator))))).json()
    expect(view.models.map(({ key }: { key: string }) => key)).toEqual(['national-trial-shape.1', 'zgc-shape.1'])
  })
})
