import { beforeEach, describe, expect, test } from 'vitest'
import type { RunPage } from '#app/presenters/run-page.server.ts'
import { action, loader } from '#app/routes/_desk.projects.$project.runs.$run._index.tsx'
import { findRun } from '#db/queries/runs.ts'
import { engines } from '#tests/support/engines.ts'
import { type RegistrationCase, registrationCase, underReview } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get, post } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('the run page', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const path = () => `/projects/${of.project}/runs/${of.run}`
  const args = (request: Request) => ({ request, context: of.context, params: { project: of.project, run: of.run } })

  const open = async (person: string, capacity: Capacity, query = ''): Promise<RunPage> => {
    const cookie = await cookieOf(of.context, person, capacity)
    return (await loader(args(get(`${path()}${query}`, cookie)))).json()
  }

  const send = async (person: string, capacity: Capacity, fields: Record<string, string>) => {
    const cookie = await cookieOf(of.context, person, capacity)
    const { revision } = (await findRun(of.db, of.run))!
    const form = { key: 'request-key-1', revision: String(revision), ...fields }
    return answered(action(args(post(path(), form, cookie))))
  }

  test('offers what the machine offers this person: the maker may ask for review, the issuer may not', async () => {
    const [maker, issuer] = [await open('banker-1', 'lead-underwriter'), await open('issuer-1', 'issuer')]
    expect(maker.acts.map(({ type }) => type)).toContain('filing.request-review')
    expect(issuer.acts.map(({ type }) => type)).not.toContain('filing.request-review')
    expect(maker.acts[0]).toMatchObject({ type: 'filing.request-review', open: true })
  })

  test('a form goes through, answers with a redirect and a receipt, and a second press does nothing more', async () => {
    const done = await send('banker-1', 'lead-underwriter', { type: 'filing.request-review', note: '' })
    expect([done.status, done.headers.get('location')]).toEqual([303, path()])
    expect(done.headers.get('set-cookie')).toContain('flash')
    expect((await findRun(of.db, of.run))?.state).toBe('internal-review')
    const revision = (await findRun(of.db, of.run))!.revision
    const again = await send('banker-1', 'lead-underwriter', {
      type: 'filing.request-review',
      note: '',
      revision: String(revision - 1),
    })
    expect(again.status).toBe(303)
    expect((await findRun(of.db, of.run))?.revision).toBe(revision)
  })

  test('a refused form keeps every word and says what is wrong on its field', async () => {
    await underReview(of)
    const refused = await send('reviewer-1', 'venue-review', {
      type: 'feedback.issue',
      'items.0.title': '募集资金用途',
      'items.0.category': '',
      'items.1.question': '  请说明口径。 ',
    })
    expect(refused.status).toBe(422)
    const { page }: { page: RunPage } = await refused.json()
    const act = page.acts.find(({ type }) => type === 'feedback.issue')
    const rows = act?.fields.find(({ as }) => as === 'rows')
    const cells = rows?.as === 'rows' ? rows.rows.flat() : []
    const cell = (name: string) => cells.find((field) => field.name === name)
    expect(act?.open).toBe(true)
    expect(cell('items.0.title')).toMatchObject({ values: ['募集资金用途'] })
    expect(cell('items.0.category')).toMatchObject({ errors: ['请填写'] })
    expect(cell('items.1.question')).toMatchObject({ values: ['  请说明口径。 '] })
    expect(cell('items.1.title')).toMatchObject({ errors: ['请填写'] })
    expect(await of.db.selectFrom('round').selectAll().execute()).toEqual([])
  })

  test('one more row without a script: nothing is sent, everything typed stays', async () => {
    await underReview(of)
    const more = await send('reviewer-1', 'venue-review', {
      type: 'feedback.issue',
      more: 'items',
      'items.0.title': '甲',
      'items.1.title': '乙',
      'items.2.title': '丙',
    })
    expect(more.status).toBe(200)
    const { page }: { page: RunPage } = await more.json()
    const rows = page.acts.find(({ type }) => type === 'feedback.issue')?.fields.find(({ as }) => as === 'rows')
    expect(rows?.as === 'rows' ? rows.rows.map(([title]) => title?.values[0] ?? '') : []).toEqual([
      '甲',
      '乙',
      '丙',
      '',
    ])
  })

  test('a stale page is refused with the state as it is now', async () => {
    const late = await send('banker-1', 'lead-underwriter', {
      type: 'filing.withdraw',
      reason: '不做了',
      revision: '7',
    })
    expect(late.status).toBe(409)
    const said = await late.json()
    expect(said.refused).toMatchObject({ type: 'filing.withdraw', typed: { reason: ['不做了'] } })
    expect((await findRun(of.db, of.run))?.status).toBe('active')
  })

  test('who comes second sees what was done since, and what he had typed', async () => {
    const seen = await open('banker-1', 'lead-underwriter')
    await send('banker-1', 'lead-underwriter', { type: 'filing.request-review', note: '请复核', key: 'request-key-9' })
    const fields = { type: 'filing.withdraw', reason: '不做了', revision: String(seen.revision) }
    const { page }: { page: RunPage } = await (await send('banker-1', 'lead-underwriter', fields)).json()
    expect(page.meanwhile).toMatchObject({
      label: '撤回申请',
      events: [{ title: '提交内部审核' }],
      said: [{ label: '撤回的理由', value: '不做了' }],
    })
  })

  test('a blocked act is shown with its reason, and refused if it is posted all the same', async () => {
    await underReview(of)
    await send('reviewer-1', 'venue-review', {
      type: 'feedback.issue',
      'items.0.title': '用途',
      'items.0.category': '募集资金',
      'items.0.severity': '一般',
      'items.0.question': '请说明。',
    })
    const page = await open('banker-1', 'lead-underwriter')
    expect(page.acts.find(({ type }) => type === 'feedback.reply')?.blocked).toContain('第 1 条尚未答复')
    const posted = await send('banker-1', 'lead-underwriter', { type: 'feedback.reply', key: 'request-key-2' })
    expect(posted.status).toBe(409)
  })

  test('for a stranger, another stage or nobody at all the page does not exist', async () => {
    const stranger = await cookieOf(of.context, 'stranger-1', 'lead-underwriter')
    expect((await answered(loader(args(get(path(), stranger))))).status).toBe(404)
    expect((await answered(action(args(post(path(), { type: 'filing.withdraw' }, stranger))))).status).toBe(404)
    const enhancer = await cookieOf(of.context, 'enhancer-1', 'enhancer')
    expect((await answered(loader(args(get(path(), enhancer))))).status).toBe(404)
    expect((await answered(loader(args(get(path()))))).status).toBe(303)
    const reviewer = await cookieOf(of.context, 'reviewer-1', 'venue-review')
    expect((await answered(loader(args(get(path(), reviewer))))).status).toBe(404)
  })

  test('the step may be taken back from the page by its seat, with a reason', async () => {
    await send('banker-1', 'lead-underwriter', { type: 'filing.request-review', note: '' })
    expect((await open('banker-1', 'lead-underwriter')).retract).toMatchObject({ label: '提交内部审核', blocked: null })
    expect((await open('banker-2', 'lead-underwriter')).retract).toBeNull()
    const blank = await send('banker-1', 'lead-underwriter', { type: 'step.retract', reason: '', key: 'request-key-3' })
    expect(blank.status).toBe(422)
    const done = await send('banker-1', 'lead-underwriter', {
      type: 'step.retract',
      reason: '附件有误',
      key: 'request-key-4',
    })
    expect(done.status).toBe(303)
    expect((await findRun(of.db, of.run))?.state).toBe('preparing')
  })
})
