import { beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { buildDossier } from '#app/filings/dossier/build.server.ts'
import { gapsOf } from '#app/filings/gaps.server.ts'
import { factsOf, projectFacts } from '#app/presenters/facts-page.server.ts'
import type { Db } from '#db/connect.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { plain, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { sampleCases, sampleDeal, sampleProject } from '#tests/support/sample-project.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

const at = '2026-07-20T01:00:00.000Z'
const of = sampleCases['interbank SCP']!
const actor = plain('lead-underwriter', 'org-bank')

describe.each(engines)('a circumstance and its table on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const opened = async (circumstances: { 'circumstances.safetyAccident': boolean }) => {
    const { project } = await sampleProject(db, ports, of, sampleDeal(of, { circumstances }))
    return { tx: db, project, rulebook: builtInRulebook }
  }
  const record = async (facts: { key: string; value: unknown }[], key: string) => {
    const command = { project: 'p1', scope: { kind: 'project', id: 'p1' }, facts, actor, key }
    expect(await recordFacts(db, command, ports)).toMatchObject({ ok: true })
  }
  const asked = async (looking: Awaited<ReturnType<typeof opened>>) =>
    (await gapsOf(looking, 'r1', at)).filter(({ because }) => because.includes('安全生产')).map(({ what }) => what)
  const build = (looking: Awaited<ReturnType<typeof opened>>) =>
    buildDossier(looking, { template: 'table-safety', scope: { kind: 'registration', id: 'r1' }, at, event: null })

  test('denied, nothing is asked; stated, all of it is, at once; told, the table prints what was told', async () => {
    const looking = await opened({ 'circumstances.safetyAccident': false })
    expect(await asked(looking)).toEqual([])
    const groups = async () => factsOf(looking, await projectFacts(looking)).map(({ group }) => group)
    expect(await groups()).not.toContain('安全生产')

    await record([{ key: 'circumstances.safetyAccident', value: true }], 'stated')
    const labels = [
      '安全生产事故',
      '事故原因、责任认定和行政处罚',
      '整改、赔付和复产情况',
      '安全生产制度和投入',
      '事故对生产经营和偿债能力的影响',
    ]
    expect(await asked(looking)).toEqual(labels)
    expect(await groups()).toContain('安全生产')
    expect(await build(looking)).toMatchObject({
      ok: false,
      message: `还缺 5 项要素，不能生成：${labels.join('、')}。`,
    })

    const samples = sampleFacts(sampleDeal(of)).filter(({ key }) => key.startsWith('safety.'))
    await record(samples, 'told')
    expect(await asked(looking)).toEqual([])
    expect(await build(looking)).toMatchObject({
      ok: true,
      dossier: {
        stated: expect.arrayContaining([
          expect.objectContaining({
            key: 'safety.accidents',
            value: [expect.arrayContaining(['一般事故', '示例二号中试车间'])],
          }),
        ]),
      },
    })
  })

  test('what was told of a circumstance that is no longer so stays on the page of facts', async () => {
    const looking = await opened({ 'circumstances.safetyAccident': true })
    await record([{ key: 'circumstances.safetyAccident', value: false }], 'taken-back')
    const facts = factsOf(looking, await projectFacts(looking))
    expect(facts.filter(({ group }) => group === '安全生产')).toHaveLength(5)
    expect(await asked(looking)).toEqual([])
  })
})
