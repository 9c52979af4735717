import { beforeEach, describe, expect, test } from 'vitest'
import type { ClausePage } from '#app/presenters/clause-page.server.ts'
import type { ClausesPage } from '#app/presenters/clauses.server.ts'
import type { ProjectClausesPage } from '#app/presenters/project-clauses.server.ts'
import { loader as listLoader } from '#app/routes/_desk.clauses._index.tsx'
import { action as clauseAction, loader as clauseLoader } from '#app/routes/_desk.clauses.$clause.tsx'
import { loader as compareLoader } from '#app/routes/_desk.clauses.$clause_.compare.tsx'
import { action as changeAction, loader as changeLoader } from '#app/routes/_desk.clauses.changes.$change.tsx'
import { action as newAction, loader as newLoader } from '#app/routes/_desk.clauses.new.tsx'
import { action as chooseAction, loader as chooseLoader } from '#app/routes/_desk.projects.$project.clauses.tsx'
import { shippedClauses } from '#templates/clauses/library.ts'
import { engines } from '#tests/support/engines.ts'
import { seedPlatform } from '#tests/support/platform.ts'
import { type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get, post } from '#tests/support/web-context.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

const typed = {
  place: 'protection',
  title: '控制权变更',
  text: '1. {{持有人}}可以回售{{本期债券}}。\r\n[设有增信]2. {{增信提供方}}承担责任。',
  kinds: 'tech-firm',
  basis: '',
  from: '2026-03-10',
  as: 'interbank',
  reason: '新增',
}

describe('the rooms of the clause library', () => {
  let of: RegistrationCase
  let [maker, other, stranger, issuer, reviewer] = ['', '', '', '', '']

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    ;[maker, other, stranger, issuer, reviewer] = [
      await cookieOf(of.context, 'banker-1', 'lead-underwriter'),
      await cookieOf(of.context, 'banker-2', 'lead-underwriter'),
      await cookieOf(of.context, 'stranger-1', 'lead-underwriter'),
      await cookieOf(of.context, 'issuer-1', 'issuer'),
      await cookieOf(of.context, 'reviewer-1', 'venue-review'),
    ]
    return of.end
  })

  const at = (request: Request, params: Record<string, string> = {}) => ({ request, context: of.context, params })
  const bodyOf = async <T = Record<string, unknown>>(work: Promise<unknown>): Promise<T> =>
    (await answered(work)).json() as Promise<T>
  const write = (fields: Record<string, string>, cookie = maker) =>
    answered(newAction(at(post('/clauses/new', { intent: 'propose', ...typed, ...fields }, cookie))))
  const list = (cookie: string, query = '') => bodyOf<ClausesPage>(listLoader(at(get(`/clauses${query}`, cookie))))
  const drafted = async () => {
    const done = await write({})
    const path = done.headers.get('Location') ?? ''
    expect([done.status, path]).toEqual([303, expect.stringMatching(/^\/clauses\/changes\//)])
    return path.split('/').at(-1) ?? ''
  }
  const decide = (change: string, intent: string, cookie = other) =>
    answered(changeAction(at(post(`/clauses/changes/${change}`, { intent, words: '核对无误' }, cookie), { change })))

  test('everybody finds the library; as of a day, by place, kind and words', async () => {
    const all = await list(reviewer)
    expect([all.total, all.lines.length, all.mayWrite, all.open]).toEqual([shippedClauses.length, 10, false, []])
    expect((await list(reviewer, '?place=all')).lines).toHaveLength(shippedClauses.length)
    expect((await list(reviewer, '?place=meeting')).lines).toHaveLength(5)
    const found = await list(reviewer, '?q=%E5%8A%A0%E9%80%9F%E5%88%B0%E6%9C%9F&kind=tech-firm')
    expect(found.lines.map(({ key }) => key)).toEqual(['meeting.convening', 'default.liability', 'disclosure.events'])
    expect((await list(reviewer, '?paper=repayment-plan')).lines.map(({ place }) => place)).toEqual(
      Array(10).fill('protection'),
    )
    expect((await list(reviewer, '?on=2026-01-01')).asked.on).toBe('2026-01-01')
    expect((await answered(newLoader(at(get('/clauses/new', reviewer))))).status).toBe(404)
    expect((await answered(newLoader(at(get('/clauses/new?clause=protection.credit', reviewer))))).status).toBe(404)
    await seedPlatform(of.db, of.ports)
    const platform = await cookieOf(of.context, 'lei', 'administrator')
    const sent = await answered(newLoader(at(get('/clauses/new', platform))))
    expect([sent.status, sent.headers.get('Location')]).toEqual([302, '/clauses'])
  })

  test('a house drafts, sees how it reads, and another of the house approves; nobody else hears of it', async () => {
    const preview = await write({ intent: 'preview' })
    expect((await preview.json()).preview).toMatchObject({ title: '控制权变更', market: '银行间公开发行' })
    const change = await drafted()
    const asks = (cookie: string) =>
      answered(changeLoader(at(get(`/clauses/changes/${change}`, cookie), { change }))).then(({ status }) => status)
    expect([await asks(maker), await asks(other), await asks(stranger), await asks(issuer)]).toEqual([
      200, 200, 404, 404,
    ])
    expect([(await list(other)).open.length, (await list(stranger)).open.length]).toEqual([1, 0])
    expect((await decide(change, 'approve', maker)).status).toBe(400)
    expect((await decide(change, 'approve', stranger)).status).toBe(404)
    expect((await decide(change, 'approve')).status).toBe(303)
    const clause = `own.${change}`
    const opens = (cookie: string) =>
      answered(clauseLoader(at(get(`/clauses/${clause}`, cookie), { clause }))).then(({ status }) => status)
    expect([await opens(maker), await opens(stranger), await opens(issuer), await opens(reviewer)]).toEqual([
      200, 404, 404, 404,
    ])
    const page = await bodyOf<ClausePage>(clauseLoader(at(get(`/clauses/${clause}`, maker), { clause })))
    expect(page).toMatchObject({ title: '控制权变更', versions: [{ label: '本机构第 1 版', from: '2026-03-10' }] })
    expect((await list(maker, '?whose=own')).lines.map(({ state }) => state.word)).toEqual(['待生效'])
    const ended = { target: change, from: '2026-05-01', reason: '不再使用' }
    const asked = await answered(clauseAction(at(post(`/clauses/${clause}`, ended, maker), { clause })))
    expect(asked.status).toBe(303)
  })

  test('what is wrong is said on its field and line, and what was typed comes back', async () => {
    const refused = await write({ text: '一。\n{{公司名}}', from: '2026-03-02', kinds: 'nobody' })
    const { answer } = await refused.json()
    expect([refused.status, answer.values.text]).toEqual([400, '一。\n{{公司名}}'])
    expect(Object.keys(answer.fields)).toEqual(['kinds.0'])
    const late = await (await write({ text: '一。\n{{公司名}}', from: '2026-03-02' })).json()
    expect(late.answer.fields).toEqual({
      text: ['第 2 行：没有“公司名”这个空格。'],
      from: [expect.stringMatching(/须晚于今天/)],
    })
  })

  test('a new version of a clause of the library stands beside it, compared line by line', async () => {
    const done = await write({ clause: 'tax.stamp', title: '印花税', text: '债券交易不征收印花税。' })
    await decide(done.headers.get('Location')?.split('/').at(-1) ?? '', 'approve')
    const params = { clause: 'tax.stamp' }
    const compared = await bodyOf(compareLoader(at(get('/clauses/tax.stamp/compare', maker), params)))
    expect(compared).toMatchObject({ from: 'shipped', changes: 2 })
    const theirs = await bodyOf<ClausePage>(clauseLoader(at(get('/clauses/tax.stamp', stranger), params)))
    expect(theirs.versions).toHaveLength(1)
  })

  test('a deal picks its clauses; the review side has no such page', async () => {
    const params = { project: of.project }
    const open = (cookie: string) => answered(chooseLoader(at(get(`/projects/${of.project}/clauses`, cookie), params)))
    expect([(await open(reviewer)).status, (await open(stranger)).status]).toEqual([404, 404])
    const fields = { key: 'request-key-1', revision: '0', clause: 'protection.credit' }
    const done = await answered(chooseAction(at(post(`/projects/${of.project}/clauses`, fields, maker), params)))
    expect(done.status).toBe(303)
    const page = (await (await open(issuer)).json()) as ProjectClausesPage
    const chosen = page.groups.flatMap(({ choices }) => choices.filter((one) => one.chosen).map(({ key }) => key))
    expect([page.open, chosen]).toEqual([false, ['protection.credit']])
  })
})
