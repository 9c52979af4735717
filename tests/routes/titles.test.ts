import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { action, loader } from '#app/routes/_desk.projects.$project.titles.tsx'
import type { Db } from '#db/connect.ts'
import { scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import { answered, cookieOf, get, openAccount, post, webContext } from '#tests/support/web-context.ts'

describe('the page of titles and points', () => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let project: string
  let banker: string

  beforeEach(async () => {
    db = await scratchDb()
    ports = testPorts()
    context = webContext(db, ports)
    await seedOrganisations(db)
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await openAccount(db, ports, { id: 'hu', organisation: 'org-investor', capacities: ['investor'] })
    project = await openSampleProject(db, ports)
    banker = await cookieOf(context, 'chen', 'lead-underwriter')
    return () => db.destroy()
  })

  const at = (request: Request) => ({ request, context, params: { project } })
  const page = async () => (await answered(loader(at(get('/t', banker))))).json()
  const send = (fields: Record<string, string>, cookie = banker) => answered(action(at(post('/t', fields, cookie))))
  const model = 'national-trial-shape.1'

  test('points are facts of the issuer’s side; what is left empty is missing, not zero', async () => {
    expect((await page()).points).toMatchObject({ result: '不可测算', missing: 18, known: '0' })
    const ids = (await page()).points.lines.map(({ id }: { id: string }) => id)
    const values = Object.fromEntries(ids.slice(0, 12).map((id: string) => [`value.${id}`, '１,000']))
    const done = await send({ key: 'points-1', model, stage: 'growth', revision: '0', ...values })
    expect(done.status).toBe(303)
    const after = (await page()).points
    expect(after).toMatchObject({ missing: 6, known: '66.7', stageName: '成长期', revision: 1 })
    expect(after.result).toMatch(/^\d+\.\d\d—\d+\.\d\d 分$/)
    expect(after.lines[0]).toMatchObject({ value: '1000', score: '60.00', points: '3.34' })
    expect(after.lines[17]).toMatchObject({ value: '', score: '', points: '' })
  })

  test('refuses with everything typed kept, and a colleague’s later values are not written over', async () => {
    const form = { key: 'points-2', model, stage: '', revision: '0', 'value.taxes': '三百' }
    expect((await (await send(form)).json()).fields).toEqual({ stage: ['请选择成长阶段'] })
    const wrong = await (await send({ ...form, stage: 'growth' })).json()
    expect(wrong.fields).toEqual({ 'value.taxes': ['须为数字，最多六位小数；没有的请留空'] })
    expect(wrong.values['value.taxes']).toBe('三百')
    const right = { ...form, stage: 'growth', 'value.taxes': '300' }
    expect((await send({ ...right, key: 'points-3' })).status).toBe(303)
    expect((await send({ ...right, key: 'points-4', 'value.taxes': '400' })).status).toBe(422)
  })

  test('is not there for whoever has no part in the facts', async () => {
    const investor = await cookieOf(context, 'hu', 'investor')
    expect((await answered(loader(at(get('/t', investor))))).status).toBe(404)
    expect((await send({ key: 'points-5', model, stage: 'growth' }, investor)).status).toBe(404)
  })
})
