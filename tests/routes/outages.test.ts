import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { action as outagesAction, loader as outagesLoader } from '#app/routes/_desk.outages._index.tsx'
import { action as outageAction, loader as outageLoader } from '#app/routes/_desk.outages.$outage.tsx'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { administratorCookie, seedPlatform } from '#tests/support/platform.ts'
import { answered, cookieOf, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const typed = {
  from: '2026-02-27T22:00',
  to: '2026-02-28T06:00',
  sides: 'issuer',
  affected: '文件无法上传',
  basis: '运行日志（示例）',
}

describe('the rooms of outages', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports)
    await seedOrganisations(db)
    await seedPlatform(db, ports)
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    return () => db.destroy()
  })

  const at = (request: Request, params: Record<string, string> = {}) => ({ request, context, params })
  const rows = () => db.selectFrom('outage').selectAll().execute()

  test('for anybody but the administrators of the platform none of it exists', async () => {
    const cookies = [await administratorCookie(context, 'fang'), await cookieOf(context, 'chen', 'lead-underwriter')]
    for (const cookie of cookies) {
      const pages = [
        outagesLoader(at(get('/outages', cookie))),
        outagesAction(at(post('/outages', typed, cookie))),
        outageLoader(at(get('/outages/x', cookie), { outage: 'x' })),
        outageAction(at(post('/outages/x', { intent: 'grant' }, cookie), { outage: 'x' })),
      ]
      for (const page of pages) expect((await answered(page)).status).toBe(404)
    }
    expect((await answered(outagesLoader(at(get('/outages'))))).status).toBe(303)
    expect(await rows()).toEqual([])
  })

  test('one registers, another decides; what is wrong is told on its field', async () => {
    const [lei, ni] = [await administratorCookie(context, 'lei'), await administratorCookie(context, 'ni')]
    const bad = await answered(outagesAction(at(post('/outages', { ...typed, to: typed.from, affected: '' }, lei))))
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({ answer: { fields: { affected: [expect.any(String)] } } })
    expect((await answered(outagesAction(at(post('/outages', typed, lei))))).status).toBe(303)
    const [outage] = await rows()
    expect(outage).toMatchObject({
      from_at: '2026-02-27T14:00:00.000Z',
      to_at: '2026-02-27T22:00:00.000Z',
      sides: 'issuer',
    })
    const id = outage?.id ?? ''
    const decide = (cookie: string, intent: string, words = '') =>
      answered(outageAction(at(post(`/outages/${id}`, { intent, words }, cookie), { outage: id })))
    expect((await decide(lei, 'grant')).status).toBe(400)
    expect((await decide(ni, 'refuse')).status).toBe(400)
    expect((await decide(ni, 'nonsense')).status).toBe(400)
    expect((await decide(ni, 'grant')).status).toBe(303)
    expect((await decide(ni, 'refuse', '重复')).status).toBe(409)
    const page = await answered(outageLoader(at(get(`/outages/${id}`, lei), { outage: id })))
    expect(await page.json()).toMatchObject({
      row: { state: { word: '正在顺延' } },
      acts: null,
      job: { working: true },
    })
    const list = await answered(outagesLoader(at(get('/outages', lei))))
    expect(await list.json()).toMatchObject({ rows: [{ id, sides: '发行人侧', granted: 0 }] })
    expect((await answered(outageLoader(at(get('/outages/x', lei), { outage: 'x' })))).status).toBe(404)
  })
})
