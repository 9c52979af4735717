import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { loader as calendarsLoader } from '#app/routes/_desk.calendars._index.tsx'
import { action as calendarAction, loader as calendarLoader } from '#app/routes/_desk.calendars.$calendar.tsx'
import { loader as rulebookLoader } from '#app/routes/_desk.rulebook._index.tsx'
import { action as keyAction, loader as keyLoader } from '#app/routes/_desk.rulebook.$key.tsx'
import { loader as changesLoader } from '#app/routes/_desk.rulebook.changes._index.tsx'
import { action as changeAction, loader as changeLoader } from '#app/routes/_desk.rulebook.changes.$change.tsx'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import { administratorCookie, seedPlatform } from '#tests/support/platform.ts'
import { answered, cookieOf, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

const typed = {
  slot: 'acceptance|route=interbank',
  act: 'set',
  value: '8',
  from: '2026-04-01',
  to: '',
  document: '示例通知',
  item: '',
  standing: 'published',
  reason: '新规定',
}

describe('the rooms of rules and calendars', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let [lei, ni, fang, banker] = ['', '', '', '']

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports)
    await seedOrganisations(db)
    await seedPlatform(db, ports)
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await openSampleProject(db, ports)
    ;[lei, ni, fang] = [
      await administratorCookie(context, 'lei'),
      await administratorCookie(context, 'ni'),
      await administratorCookie(context, 'fang'),
    ]
    banker = await cookieOf(context, 'chen', 'lead-underwriter')
    return () => db.destroy()
  })

  const at = (request: Request, params: Record<string, string> = {}) => ({ request, context, params })
  const bodyOf = async <T = Record<string, unknown>>(work: Promise<unknown>): Promise<T> =>
    (await answered(work)).json() as Promise<T>

  test('for anybody but the administrators of the platform none of it exists', async () => {
    const key = { key: 'clock.review' }
    for (const cookie of [fang, banker]) {
      const pages = [
        rulebookLoader(at(get('/rulebook', cookie))),
        changesLoader(at(get('/rulebook/changes', cookie))),
        keyLoader(at(get('/rulebook/clock.review', cookie), key)),
        changeLoader(at(get('/rulebook/changes/x', cookie), { change: 'x' })),
        calendarsLoader(at(get('/calendars', cookie))),
        calendarLoader(at(get('/calendars/sse', cookie), { calendar: 'sse' })),
        keyAction(at(post('/rulebook/clock.review', { ...typed, intent: 'propose' }, cookie), key)),
        changeAction(at(post('/rulebook/changes/x', { intent: 'approve' }, cookie), { change: 'x' })),
        calendarAction(at(post('/calendars/sse', {}, cookie), { calendar: 'sse' })),
      ]
      for (const page of pages) expect((await answered(page)).status).toBe(404)
    }
    expect((await answered(rulebookLoader(at(get('/rulebook'))))).status).toBe(303)
    expect(await db.selectFrom('rulebook_change').selectAll().execute()).toEqual([])
  })

  test('what does not exist is not found, and a list is filtered by its address', async () => {
    expect((await answered(keyLoader(at(get('/x', lei), { key: 'clock.nothing' })))).status).toBe(404)
    expect((await answered(changeLoader(at(get('/x', lei), { change: 'nothing' })))).status).toBe(404)
    expect((await answered(calendarLoader(at(get('/x', lei), { calendar: 'moon' })))).status).toBe(404)
    type Listed = { total: number; groups: { rows: { title: string; scope: string }[] }[] }
    const list = (search: string) => bodyOf<Listed>(rulebookLoader(at(get(`/rulebook?${search}`, lei))))
    const all = await list('family=all')
    expect((await list('')).total).toBeLessThan(all.total)
    const mine = await list('q=审核首次意见&route=interbank')
    expect(mine.groups.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(Array(3).fill('审核首次意见期限'))
    expect(all.total).toBeGreaterThan(100)
    expect((await list('when=coming')).total).toBe(2)
  })

  test('trying shows what would change and keeps what was typed; proposing, approving by another one', async () => {
    const key = { key: 'clock.review' }
    const tried = await bodyOf(keyAction(at(post('/rulebook/clock.review', { ...typed, intent: 'try' }, lei), key)))
    expect(tried).toMatchObject({
      answer: { values: typed },
      tried: { touched: { projects: [{ name: '26星河智造MTN001' }] } },
    })
    const wrong = await answered(
      keyAction(at(post('/x', { ...typed, value: 'x', document: '', intent: 'propose' }, lei), key)),
    )
    expect([wrong.status, Object.keys(((await wrong.json()) as { answer: { fields: object } }).answer.fields)]).toEqual(
      [400, ['document']],
    )
    const proposed = await answered(keyAction(at(post('/x', { ...typed, intent: 'propose' }, lei), key)))
    expect(proposed.status).toBe(303)
    const change = proposed.headers.get('Location')?.split('/').at(-1) ?? ''
    const page = await bodyOf(changeLoader(at(get('/x', lei), { change })))
    expect(page).toMatchObject({
      version: 0,
      problem: null,
      acts: { decide: expect.stringContaining('另一位'), withdraw: true },
    })
    const decide = (cookie: string, seen: string) =>
      answered(changeAction(at(post('/x', { intent: 'approve', seen, words: '' }, cookie), { change })))
    expect((await decide(lei, '0')).status).toBe(400)
    expect((await decide(ni, '7')).status).toBe(409)
    expect((await decide(ni, '0')).status).toBe(303)
    expect((await decide(ni, '0')).status).toBe(409)
    const after = await bodyOf(keyLoader(at(get('/x', ni), key)))
    expect(after.changes).toMatchObject([{ state: { word: '已生效' } }])
  })

  test('another scope than those known, and a row that ends', async () => {
    const propose = (key: string, more: Record<string, string>) =>
      answered(keyAction(at(post('/x', { ...typed, ...more, intent: 'propose' }, lei), { key })))
    const scope = { slot: 'new', route: 'exchange-public', venue: 'BSE', issuerKind: '' }
    expect((await propose('tenor.min', { ...scope, value: '1Y' })).status).toBe(303)
    expect((await propose('clock.review', { act: 'end', value: '' })).status).toBe(303)
    expect((await propose('clock.review', { slot: 'acceptance|x=1' })).status).toBe(400)
    const bodies = (await db.selectFrom('rulebook_change').select('body').orderBy('id').execute()).map(({ body }) =>
      JSON.parse(body),
    )
    expect(bodies).toMatchObject([
      { key: 'tenor.min', scope: { route: 'exchange-public', venue: 'BSE' }, appliesBy: 'acceptance', value: '1Y' },
      { key: 'clock.review', value: null },
    ])
  })

  test('a calendar without a file, and one with, through the form', async () => {
    const send = (file: File | null, more: Record<string, string> = {}) => {
      const form = new FormData()
      const fields = { announcedUntil: '2027-12-31', source: '示例通知', reason: '次年安排', ...more }
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      if (file) form.set('file', file)
      const request = new Request('http://127.0.0.1:3000/calendars/sse', {
        method: 'POST',
        body: form,
        headers: { cookie: lei },
      })
      return answered(calendarAction(at(request, { calendar: 'sse' })))
    }
    expect((await send(null)).status).toBe(400)
    const wrong = await send(new File(['日期,性质,名称\n2027-01-32,休,元旦'], 'a.csv'))
    expect(await wrong.json()).toMatchObject({ rows: [{ row: 2, message: expect.stringContaining('2027-01-32') }] })
    expect((await send(new File(['日期,性质,名称\n2027-01-01,休,元旦'], 'a.csv'))).status).toBe(303)
    type Year = { months: { days: { kind: string; provisional: boolean }[] }[]; changes: unknown[] }
    const page = await bodyOf<Year>(calendarLoader(at(get('/calendars/sse?year=2027', lei), { calendar: 'sse' })))
    expect(page.changes).toHaveLength(1)
    expect(page.months.flatMap(({ days }) => days).every(({ provisional }) => provisional)).toBe(true)
  })
})
