import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type NewFact, recordFacts } from '#app/commands/record-facts.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import type { Db } from '#db/connect.ts'
import { listFactHistory, listFacts } from '#db/queries/facts.ts'
import { plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'

const maker = plain('lead-underwriter', 'org-bank')

describe.each(engines)('recording facts on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let drop: () => Promise<void>
  let keys = 0

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    project = await openSampleProject(db, ports)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
  })

  const record = (facts: NewFact[], key = `facts-${++keys}`, scope = { kind: 'project', id: project }) =>
    recordFacts(db, { project, scope, facts, actor: maker, key }, ports)

  test('a later value is a new revision; the earlier one stays and is what stood then', async () => {
    expect(await record([{ key: 'issuer.phone', value: '010-80000001' }])).toEqual({
      ok: true,
      revisions: { 'issuer.phone': 1 },
    })
    ports.at('2026-03-03T01:00:00.000Z')
    await record([{ key: 'issuer.phone', value: '010-80000002' }])
    const history = await listFactHistory(db, 'project', project, 'issuer.phone')
    expect(history.map(({ value, revision }) => [revision, JSON.parse(value)])).toEqual([
      [2, '010-80000002'],
      [1, '010-80000001'],
    ])
    const then = await listFacts(db, project, '2026-03-02T12:00:00.000Z')
    expect(then.map(({ value }) => JSON.parse(value))).toEqual(['010-80000001'])
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('one bad value refuses them all, each on its own field, an unknown key among them', async () => {
    const refused = await record([
      { key: 'issuer.phone', value: '010-80000001' },
      { key: 'issuer.creditCode', value: '91110108MA01K7QX2X' },
      { key: 'issuer.shoeSize', value: 44 },
      { key: 'accounts.borrowings', value: [{ kind: '短期借款', amount: 1.5 }] },
    ])
    expect(refused).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: {
        'issuer.creditCode': ['统一社会信用代码校验位不符，请核对是否抄错'],
        'issuer.shoeSize': ['没有“issuer.shoeSize”这项要素'],
        'accounts.borrowings': ['第1行余额：金额最小到分'],
      },
    })
    expect(await listFacts(db, project)).toEqual([])
  })

  test('rows that do not add up are refused as a whole', async () => {
    const period = { label: '2025年', endsOn: '2025-12-31', revenue: 1, netProfit: -1, operatingCash: 0 }
    const off = [{ ...period, assets: 100, liabilities: 60, equity: 41 }]
    expect(await record([{ key: 'accounts.periods', value: off }])).toMatchObject({
      fields: { 'accounts.periods': ['2025年的资产总计不等于负债合计与所有者权益合计之和'] },
    })
    expect(await record([{ key: 'accounts.periods', value: [{ ...off[0], equity: 40 }] }])).toMatchObject({ ok: true })
  })

  test('words are normalised once, and recording the same again changes nothing', async () => {
    await record([{ key: 'issuer.controller', value: '  示例控股有限公司 ' }])
    const again = await record([{ key: 'issuer.controller', value: '示例控股有限公司' }])
    expect(again).toEqual({ ok: true, revisions: {} })
    expect((await listFacts(db, project)).map(({ value }) => JSON.parse(value))).toEqual(['示例控股有限公司'])
  })

  test('whoever saves over a value he has not seen is told what it is now', async () => {
    await record([{ key: 'issuer.employees', value: 143, revision: 0 }])
    const late = await record([{ key: 'issuer.employees', value: 150, revision: 0 }])
    expect(late).toMatchObject({
      ok: false,
      reason: 'stale',
      fields: { 'issuer.employees': ['已被他人改为：143'] },
    })
  })

  test('a sample that turns out to be so is recorded again without the mark', async () => {
    await record([{ key: 'issuer.employees', value: 143, sample: true }])
    await record([{ key: 'issuer.employees', value: 143 }])
    const [fact] = await listFacts(db, project)
    expect(fact).toMatchObject({ revision: 2, sample_at: null })
  })

  test('the same request records once', async () => {
    const facts = [{ key: 'issuer.listed', value: true }]
    expect(await record(facts, 'same')).toEqual(await record(facts, 'same'))
    expect(await record([{ key: 'issuer.listed', value: false }], 'same')).toMatchObject({ reason: 'conflict' })
  })
})
