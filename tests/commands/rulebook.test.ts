import { beforeEach, describe, expect, test } from 'vitest'
import { approveChange, refuseChange, withdrawChange } from '#app/commands/decide-change.server.ts'
import { proposeChange } from '#app/commands/propose-change.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { replayRun } from '#app/commands/replay-run.server.ts'
import { presentChange } from '#app/presenters/change-page.server.ts'
import { touchedProjects } from '#app/presenters/touched-projects.server.ts'
import { rulebookOf } from '#app/rulebook.server.ts'
import { findProject } from '#db/queries/projects.ts'
import { sampleFacts } from '#seeds/sample-facts/sample-facts.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { lei, local, ni, seedPlatform } from '#tests/support/platform.ts'
import {
  banker,
  file,
  intake,
  type RegistrationCase,
  registrationCase,
  underReview,
} from '#tests/support/registration-case.ts'
import { sampleCases, sampleDeal } from '#tests/support/sample-project.ts'
import { builtInRulebook, type ParameterChange } from '#workflows/rulebook.ts'
import { parameterOn } from '#workflows/rules/parameters.ts'

const basis = { document: '示例通知〔2026〕1号', item: '第三条', standing: 'published' } as const
const review = (more: Partial<ParameterChange> = {}) =>
  ({
    kind: 'parameter',
    key: 'clock.review',
    scope: { route: 'interbank' },
    appliesBy: 'acceptance',
    value: '8',
    from: '2026-03-02',
    to: null,
    basis,
    ...more,
  }) as const

describe.each(engines)('the rulebook is changed under four eyes on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await seedPlatform(of.db, of.ports)
    return () => of.end()
  })

  const propose = async (change = review(), by = lei): Promise<string> => {
    const done = await proposeChange(of.db, { change, reason: '新规定', by }, of.ports)
    if (!done.ok) throw new Error(`${done.message} ${JSON.stringify(done.fields)}`)
    return done.id
  }
  const approve = (id: string, by = ni, seen = 0) => approveChange(of.db, { id, by, seen, words: '' }, of.ports)
  const days = async (on: string) =>
    parameterOn((await rulebookOf(of.db)).parameters, 'clock.review', { route: 'interbank' }, on)?.value

  test('who proposes cannot decide; another one can, once; then it holds for everybody', async () => {
    const id = await propose()
    expect(await rulebookOf(of.db)).toBe(builtInRulebook)
    expect(await approve(id, lei)).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await refuseChange(of.db, { id, by: lei, words: '不' }, of.ports)).toMatchObject({ reason: 'blocked' })
    expect(await approve(id, local)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await approve(id)).toEqual({ ok: true })
    expect(await approve(id)).toMatchObject({ ok: false, reason: 'stale' })
    expect([await days('2026-03-01'), await days('2026-03-02')]).toEqual(['10', '8'])
    expect((await rulebookOf(of.db)).version).toBe(1)
    const log = await of.db.selectFrom('access_log').select(['kind', 'person']).orderBy('id').execute()
    expect(log).toEqual([
      { kind: 'rulebook.propose', person: 'lei' },
      { kind: 'rulebook.approve', person: 'ni' },
    ])
  })

  test('a refusal needs a reason and changes nothing; only the proposer takes back', async () => {
    const id = await propose()
    expect(await refuseChange(of.db, { id, by: ni, words: '' }, of.ports)).toMatchObject({ reason: 'invalid' })
    expect(await withdrawChange(of.db, { id, by: ni, words: '' }, of.ports)).toMatchObject({ reason: 'blocked' })
    expect(await refuseChange(of.db, { id, by: ni, words: '文号有误' }, of.ports)).toEqual({ ok: true })
    expect(await withdrawChange(of.db, { id, by: lei, words: '' }, of.ports)).toMatchObject({ reason: 'stale' })
    expect(await rulebookOf(of.db)).toBe(builtInRulebook)
    const other = await propose()
    expect(await withdrawChange(of.db, { id: other, by: lei, words: '' }, of.ports)).toEqual({ ok: true })
    const { line } = await presentChange(of.context, ni, id)
    expect([line.state.word, line.decided]).toEqual(['已退回', expect.stringContaining('文号有误')])
  })

  test('a bank cannot propose, a wrong change says where, and what was seen must still be so', async () => {
    const asked = { reason: '新规定', by: local }
    expect(await proposeChange(of.db, { ...asked, change: review() }, of.ports)).toMatchObject({ ok: false })
    const wrong = await proposeChange(of.db, { ...asked, by: lei, change: review({ value: '八' }) }, of.ports)
    expect(wrong).toMatchObject({ reason: 'invalid', fields: { value: [expect.stringContaining('八')] } })
    const [first, second] = [await propose(), await propose(review({ from: '2026-06-01', value: '6' }), ni)]
    expect(await approve(first)).toEqual({ ok: true })
    expect(await approve(second, lei, 0)).toMatchObject({ ok: false, reason: 'stale' })
    expect(await approve(second, lei, 1)).toEqual({ ok: true })
    expect([await days('2026-05-31'), await days('2026-06-01')]).toEqual(['8', '6'])
  })

  test('a change that no longer fits when it is decided is not put into force', async () => {
    const [first, second] = [await propose(), await propose(review({ value: '7' }), ni)]
    expect(await approve(first)).toEqual({ ok: true })
    const page = await presentChange(of.context, lei, second)
    expect(page.problem).toContain('已有一行自 2026-03-02 起生效')
    expect(await approve(second, lei, 1)).toMatchObject({ ok: false, reason: 'invalid' })
  })

  test('each version is chained to the one before and to all that was said of it', async () => {
    await approve(await propose())
    await approve(await propose(review({ from: '2026-06-01', value: '6' })), ni, 1)
    const rows = await of.db.selectFrom('rulebook_change').selectAll().orderBy('version').execute()
    expect(rows.map(({ version, previous }) => [version, previous])).toEqual([
      [1, null],
      [2, rows[0]?.hash],
    ])
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2)
  })

  test('a clock that begins under the new row has its length; one that runs keeps the length it began with', async () => {
    await underReview(of)
    const budget = async () =>
      (
        await of.db
          .selectFrom('clock')
          .select(['budget', 'due_on'])
          .where('run', '=', of.run)
          .where('name', '=', 'review')
          .executeTakeFirstOrThrow()
      ).budget
    expect(await budget()).toBe(10)
    const before = await of.db.selectFrom('run').selectAll().where('id', '=', of.run).executeTakeFirstOrThrow()
    await approve(await propose(review({ from: '2026-03-01' })))
    expect(await budget()).toBe(10)
    const after = await of.db.selectFrom('run').selectAll().where('id', '=', of.run).executeTakeFirstOrThrow()
    expect(after).toEqual(before)
    const project = await findProject(of.db, of.project)
    expect(await replayRun(of.db, project!, of.run)).toMatchObject({ ok: true, state: after.state })
  })

  test('accepted after the change came into force, the review has the new length', async () => {
    await approve(await propose())
    await file(of)
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    const clock = await of.db
      .selectFrom('clock')
      .select(['budget', 'due_on', 'basis'])
      .where('run', '=', of.run)
      .where('name', '=', 'review')
      .executeTakeFirstOrThrow()
    expect([clock.budget, clock.due_on, JSON.parse(clock.basis)]).toEqual([8, '2026-03-12', basis])
  })

  test('the preview names the project that stands before the change, and what it would be', async () => {
    const now = of.ports.now()
    const coming = await touchedProjects(of.db, now, review({ from: '2026-04-01' }))
    expect(coming.projects.map(({ id, stands }) => [id, stands])).toEqual([
      [
        of.project,
        [
          {
            words: '尚未受理，若在 2026-04-01 及以后受理',
            changes: ['审核期限 10 个工作日 → 8 个工作日；自 2026-04-01 起算则最迟 2026-04-16 → 2026-04-14'],
          },
        ],
      ],
    ])
    const elsewhere = await touchedProjects(of.db, now, review({ scope: { route: 'licence' }, value: '8' }))
    expect(elsewhere.projects).toEqual([])
    expect(elsewhere.words).toContain('0 个')
  })

  test('a gate that turns is told before anybody decides: a floor of the tenor on what is planned', async () => {
    const facts = sampleFacts(sampleDeal(sampleCases['interbank SCP']!))
    const scope = { kind: 'project', id: of.project }
    const recorded = await recordFacts(
      of.db,
      { project: of.project, scope, facts, actor: banker, key: 'facts' },
      of.ports,
    )
    expect(recorded).toMatchObject({ ok: true })
    const scopeOfRule = { route: 'interbank', issuerKind: 'tech-firm' } as const
    const floor: ParameterChange = {
      ...review(),
      key: 'tenor.min',
      scope: scopeOfRule,
      value: '1Y',
      from: '2026-03-20',
    }
    const { projects } = await touchedProjects(of.db, of.ports.now(), floor)
    expect(projects.flatMap(({ stands }) => stands.flatMap(({ changes }) => changes))).toEqual([
      '符合 → 不符合，阻断：期限 270天，短于 1年（2026-03-20 起受理的项目适用）',
    ])
  })

  test('an accepted project is touched only by what holds on its day of acceptance, and is not judged anew', async () => {
    await underReview(of)
    const at = of.ports.now()
    expect((await touchedProjects(of.db, at, review({ from: '2026-03-03' }))).projects).toEqual([])
    const { projects } = await touchedProjects(of.db, at, review({ from: '2026-03-02' }))
    expect(projects[0]?.stands).toEqual([
      {
        words: '2026-03-02 受理；已作出的决定不重判',
        changes: ['审核期限 10 个工作日 → 8 个工作日；已起算的一次仍按 10 个工作日，至 2026-03-16，其后起算的适用新值'],
      },
    ])
  })
})
