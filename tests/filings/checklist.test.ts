import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { waiveFiling } from '#app/commands/waive-filing.server.ts'
import type { Db } from '#db/connect.ts'
import { actor, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject, openSampleRegistration } from '#tests/support/open-project.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')

describe.each(engines)('the checklist follows the facts, on $name', ({ create, name }) => {
  /** What is SQL is proved on every engine by the test that goes all the way; the rest once. */
  const once = test.runIf(name === 'SQLite')
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
    await openSampleRegistration(db, ports, project)
  })

  afterEach(async () => {
    await db.destroy()
    await drop()
  })

  const say = async (key: string, value: boolean) => {
    const scope = { kind: 'project', id: project }
    const done = await recordFacts(
      db,
      { project, scope, facts: [{ key, value }], actor: maker, key: `f-${++keys}` },
      ports,
    )
    if (!done.ok) throw new Error(done.message)
  }

  const row = (code: string) => db.selectFrom('filing').selectAll().where('code', '=', code).executeTakeFirst()

  test('a circumstance brings its paper in at once, with the reason; denied, it is no longer asked for', async () => {
    expect(await row('M.4')).toBeUndefined()
    await say('circumstances.restructuring', true)
    expect(await row('M.4')).toMatchObject({
      requirement: 'conditional',
      condition: '报告期内有重大资产重组',
      because: '要素“报告期内有重大资产重组”填为“是”',
    })
    await say('circumstances.restructuring', false)
    expect(await row('M.4')).toMatchObject({
      requirement: 'waived',
      waived_reason: '该情形已不存在',
      because: '要素“报告期内有重大资产重组”填为“否”',
    })
    await say('circumstances.restructuring', true)
    expect(await row('M.4')).toMatchObject({ requirement: 'conditional', waived_reason: null })
  })

  once('a paper that was handed in stays on the list as it was', async () => {
    await say('circumstances.restructuring', true)
    const filing = (await row('M.4'))?.id ?? ''
    await db
      .insertInto('filing_version')
      .values({
        id: 'version-1',
        filing,
        number: 1,
        source: 'uploaded',
        state: 'ready',
        made_by: 'maker-1',
        made_at: ports.now(),
        filed_at: ports.now(),
      })
      .execute()
    await say('circumstances.restructuring', false)
    expect(await row('M.4')).toMatchObject({ requirement: 'conditional', waived_reason: null })
  })

  once('a paper that could only be uploaded is written here once there is a template for it', async () => {
    await say('circumstances.restructuring', true)
    await db.updateTable('filing').set({ template: 'uploaded' }).where('code', '=', 'M.4').execute()
    await say('circumstances.safetyAccident', true)
    expect(await row('M.4')).toMatchObject({ template: 'table-restructuring' })
  })

  once('what a person waived with a reason is not asked for again by a fact', async () => {
    await say('circumstances.restructuring', true)
    const filing = (await row('M.4'))?.id ?? ''
    await waiveFiling(db, { filing, form: { reason: '已并入审计报告' }, actor: maker, key: 'waive' }, ports)
    await say('circumstances.safetyAccident', true)
    expect(await row('M.4')).toMatchObject({ requirement: 'waived', waived_reason: '已并入审计报告' })
    expect(await row('M.1')).toMatchObject({ requirement: 'conditional' })
  })

  once(
    'a list opened before the platform could write a paper has it generated too, unless it was handed in',
    async () => {
      const old = { template: 'uploaded', title: '旧名' }
      await db.updateTable('filing').set(old).where('code', 'in', ['Y-4', 'Y-5', 'C']).execute()
      await db
        .insertInto('filing_version')
        .values({
          id: 'version-1',
          filing: (await row('Y-5'))?.id ?? '',
          number: 1,
          source: 'uploaded',
          state: 'ready',
          made_by: 'maker-1',
          made_at: ports.now(),
          filed_at: ports.now(),
        })
        .execute()
      await say('circumstances.restructuring', false)
      expect(await row('Y-4')).toMatchObject({ template: 'underwriting-agreement', title: '承销协议及承销团协议' })
      expect(await row('Y-5')).toMatchObject(old)
      expect(await row('C')).toMatchObject(old)
    },
  )
})
