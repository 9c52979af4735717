import { beforeEach, describe, expect, test } from 'vitest'
import type { FactsPage } from '#app/presenters/facts-page.server.ts'
import { action, loader } from '#app/routes/_desk.projects.$project.facts.tsx'
import { listFacts } from '#db/queries/facts.ts'
import { engines } from '#tests/support/engines.ts'
import { type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get, post } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('the fact base', () => {
  let of: RegistrationCase
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const path = () => `/projects/${of.project}/facts`
  const args = (request: Request) => ({ request, context: of.context, params: { project: of.project } })

  const open = async (person: string, capacity: Capacity, query = ''): Promise<FactsPage> =>
    (await loader(args(get(`${path()}${query}`, await cookieOf(of.context, person, capacity))))).json()

  const save = async (fields: Record<string, string>, person = 'banker-1', capacity: Capacity = 'lead-underwriter') => {
    keys += 1
    const cookie = await cookieOf(of.context, person, capacity)
    return answered(action(args(post(path(), { key: `request-key-${keys}`, ...fields }, cookie))))
  }

  const known = async () =>
    new Map(
      (await listFacts(of.db, of.project)).map(({ key, value, revision }) => [key, [JSON.parse(value), revision]]),
    )

  test('amounts are kept in fen, days as days, and what was left blank is not known', async () => {
    const done = await save({
      group: '发行人',
      'issuer.registeredCapital': '５0,000.5',
      'issuer.foundedOn': '2013-05-24',
      'issuer.listed': 'no',
      'issuer.employees': '1,494',
      'issuer.history': '',
      sample: 'on',
    })
    expect(done.status).toBe(303)
    expect(Object.fromEntries(await known())).toEqual({
      'issuer.registeredCapital': [50_000_500_000, 1],
      'issuer.foundedOn': ['2013-05-24', 1],
      'issuer.listed': [false, 1],
      'issuer.employees': [1494, 1],
    })
  })

  test('rows are rows of their columns; a loss keeps its sign; assets that do not add up are refused whole', async () => {
    const period = {
      'accounts.periods.1.label': '2025年',
      'accounts.periods.1.endsOn': '2025-12-31',
      'accounts.periods.1.assets': '300',
      'accounts.periods.1.liabilities': '100',
      'accounts.periods.1.equity': '200',
      'accounts.periods.1.revenue': '50',
      'accounts.periods.1.netProfit': '-3.21',
      'accounts.periods.1.operatingCash': '−1',
    }
    const refused = await save({ group: '财务', ...period, 'accounts.periods.1.equity': '201' })
    expect(refused.status).toBe(422)
    const { page }: { page: FactsPage } = await refused.json()
    const rows = page.edit?.fields.find(({ name }) => name === 'accounts.periods')
    expect(rows?.errors?.[0]).toContain('不等于')
    expect(rows?.as === 'rows' ? rows.rows[0]?.[0]?.values : []).toEqual(['2025年'])
    expect((await known()).size).toBe(0)
    expect((await save({ group: '财务', ...period })).status).toBe(303)
    const [[first]] = (await known()).get('accounts.periods') as [[Record<string, unknown>], number]
    expect(first).toMatchObject({ assets: 300_000_000, netProfit: -3_210_000, operatingCash: -1_000_000 })
  })

  test('whoever wrote meanwhile is not written over: the field says what it is now, and keeps what was typed', async () => {
    await save({ group: '发行人', 'issuer.address': '北京市海淀区' })
    const late = await save({ group: '发行人', 'issuer.address': '上海市', 'revision.issuer.address': '0' })
    expect(late.status).toBe(409)
    const { page }: { page: FactsPage } = await late.json()
    expect(page.edit?.fields.find(({ name }) => name === 'issuer.address')).toMatchObject({
      values: ['上海市'],
      errors: [expect.stringContaining('北京市海淀区')],
    })
    expect(page.edit?.revisions['issuer.address']).toBe(1)
    expect((await save({ group: '发行人', 'issuer.address': '上海市', 'revision.issuer.address': '1' })).status).toBe(
      303,
    )
    expect((await known()).get('issuer.address')).toEqual(['上海市', 2])
  })

  describe('two people at once', () => {
    const mine = { group: '发行人', 'issuer.address': '上海市', 'issuer.history': '旧史', 'issuer.industry': '软件' }
    const seen = { 'revision.issuer.address': '1', 'revision.issuer.history': '1', 'revision.issuer.industry': '0' }
    const write = (fields: Record<string, string>) => save({ group: '发行人', ...fields })

    beforeEach(async () => {
      await write({ 'issuer.address': '北京市', 'issuer.history': '旧史' })
      const theirs = { 'issuer.address': '天津市', 'issuer.history': '新史' }
      await write({ ...theirs, 'revision.issuer.address': '1', 'revision.issuer.history': '1' })
    })

    const refusedPage = async (answer: Response): Promise<FactsPage> => (await answer.json()).page

    test('a field that both changed is shown three ways; one that only the other changed stands as it is now', async () => {
      const answer = await write({ ...mine, ...seen })
      expect(answer.status).toBe(409)
      const { edit } = await refusedPage(answer)
      expect(edit?.compared).toMatchObject([
        {
          name: 'issuer.address',
          label: '住所',
          seen: 1,
          before: { text: '北京市' },
          theirs: { text: '天津市' },
          mine: { text: '上海市' },
          by: '人员banker-1',
        },
      ])
      const values = new Map(edit?.fields.map((field) => [field.name, 'values' in field ? field.values : []]))
      expect([values.get('issuer.history'), values.get('issuer.industry')]).toEqual([['新史'], ['软件']])
      expect(edit?.revisions).toMatchObject({ 'issuer.address': 2, 'issuer.history': 2, 'issuer.industry': 0 })
      expect((await known()).get('issuer.industry')).toBeUndefined()
    })

    const again = {
      ...mine,
      'issuer.history': '新史',
      'revision.issuer.address': '2',
      'revision.issuer.history': '2',
      'before.issuer.address': '1',
    }

    test('nothing is saved before a side is chosen; what was typed beside it is', async () => {
      const answer = await write(again)
      expect(answer.status).toBe(422)
      expect((await refusedPage(answer)).edit?.compared).toMatchObject([{ seen: 1, mine: { text: '上海市' } }])
      expect((await write({ ...again, 'take.issuer.address': 'theirs' })).status).toBe(303)
      const rows = await known()
      expect([rows.get('issuer.address'), rows.get('issuer.industry')]).toEqual([
        ['天津市', 2],
        ['软件', 1],
      ])
    })

    test('one’s own side, chosen, is the next revision', async () => {
      expect((await write({ ...again, 'take.issuer.address': 'mine' })).status).toBe(303)
      const rows = await known()
      expect([rows.get('issuer.address'), rows.get('issuer.history')]).toEqual([
        ['上海市', 3],
        ['新史', 2],
      ])
    })

    test('changed once more while he chose, it is compared with what he first saw', async () => {
      const third = { ...again, 'issuer.industry': '', 'issuer.address': '重庆市', 'take.issuer.address': 'mine' }
      expect((await write(third)).status).toBe(303)
      const answer = await write({ ...again, 'take.issuer.address': 'mine' })
      expect(answer.status).toBe(409)
      expect((await refusedPage(answer)).edit?.compared).toMatchObject([
        { seen: 1, before: { text: '北京市' }, theirs: { text: '重庆市' }, mine: { text: '上海市' } },
      ])
    })

    test('a row more, or a mistake elsewhere, does not make one’s old page new', async () => {
      const answer = await write({ ...mine, ...seen, asOf: 'yesterday' })
      expect((await refusedPage(answer)).edit?.revisions).toMatchObject({ 'issuer.address': 1, 'issuer.history': 1 })
    })
  })

  test('every revision stays in the history; a sample is marked', async () => {
    await save({ group: '发行人', 'issuer.address': '甲', sample: 'on', asOf: '2026-03-01' })
    await save({ group: '发行人', 'issuer.address': '乙', 'revision.issuer.address': '1' })
    const page = await open('issuer-1', 'issuer', '?history=issuer.address')
    expect(page.history?.revisions.map(({ value, sample }) => [value, sample])).toEqual([
      [{ text: '乙' }, false],
      [{ text: '甲' }, true],
    ])
  })

  test('counsel reads and does not write; for the enhancer there is no such page', async () => {
    expect((await open('counsel-1', 'counsel')).groups.every(({ edit }) => edit === null)).toBe(true)
    expect((await save({ group: '发行人', 'issuer.address': 'x' }, 'counsel-1', 'counsel')).status).toBe(403)
    const enhancer = await cookieOf(of.context, 'enhancer-1', 'enhancer')
    expect((await answered(loader(args(get(path(), enhancer))))).status).toBe(404)
    expect((await known()).size).toBe(0)
  })

  test('a key that is no fact is not taken along', async () => {
    await save({ group: '发行人', 'issuer.address': '甲', 'issuer.evil': 'x', evidence: '../../etc/passwd' })
    const rows = await listFacts(of.db, of.project)
    expect(rows.map(({ key, evidence }) => [key, evidence])).toEqual([['issuer.address', null]])
  })
})
