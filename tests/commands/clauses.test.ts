import { beforeEach, describe, expect, test } from 'vitest'
import type { ClauseAuthor } from '#app/clauses/clause-author.ts'
import { clauseBookOf, printedOn } from '#app/clauses/clause-book.server.ts'
import { approveClause, refuseClause, withdrawClause } from '#app/commands/decide-clause.server.ts'
import { proposeClause, proposeClauseWithdrawal } from '#app/commands/propose-clause.server.ts'
import { engines } from '#tests/support/engines.ts'
import { seedPlatform } from '#tests/support/platform.ts'
import { type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { versionOn } from '#workflows/clauses/in-force.ts'

const author = (person: string, organisation = 'org-bank', platform = false): ClauseAuthor => ({
  person,
  organisation,
  platform,
  address: '192.0.2.1',
})
const [maker, other, stranger] = [author('banker-1'), author('banker-2'), author('stranger-1', 'org-fund')]
const [lei, ni] = [author('lei', 'org-platform', true), author('ni', 'org-platform', true)]
const credit = 'protection.credit'

describe.each(engines)('the clause library is written under four eyes on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await seedPlatform(of.db, of.ports)
    return of.end
  })

  const propose = (more: Partial<Parameters<typeof proposeClause>[1]> = {}, text = '{{发行人名称}}承诺维持资信。') =>
    proposeClause(
      of.db,
      {
        clause: credit,
        place: 'protection',
        wording: { title: '资信维持承诺', text, basis: null },
        from: '2026-04-01',
        reason: '内部范本更新',
        by: maker,
        ...more,
      },
      of.context,
    )
  const proposed = async (...args: Parameters<typeof propose>): Promise<string> => {
    const done = await propose(...args)
    if (!done.ok) throw new Error(`${done.message} ${JSON.stringify(done.fields)}`)
    return done.id
  }
  const approve = (id: string, by = other) => approveClause(of.db, { id, by, words: '' }, of.ports)
  const held = async (on: string, house: string | null = 'org-bank', key = credit) => {
    const clause = (await clauseBookOf(of.db, house)).find((one) => one.key === key)
    const version = clause && versionOn(clause.versions, on)
    return version ? `${version.ownerName ?? '平台'} ${version.number}` : null
  }

  test('who drafts cannot approve; another of the house can, once; then it holds from its day for that house alone', async () => {
    const id = await proposed()
    expect(await held('2026-04-01')).toBe('平台 1')
    expect(await approve(id, maker)).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await refuseClause(of.db, { id, by: maker, words: '不' }, of.ports)).toMatchObject({ reason: 'blocked' })
    expect(await approve(id, stranger)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await approve(id, ni)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await approve(id)).toEqual({ ok: true })
    expect(await approve(id)).toMatchObject({ ok: false, reason: 'stale' })
    expect([await held('2026-03-31'), await held('2026-04-01')]).toEqual(['平台 1', '示例银行股份有限公司 1'])
    expect([await held('2026-04-01', 'org-fund'), await held('2026-04-01', null)]).toEqual(['平台 1', '平台 1'])
    const log = await of.db.selectFrom('access_log').select(['kind', 'person']).orderBy('id').execute()
    expect(log).toEqual([
      { kind: 'clause.propose', person: 'banker-1' },
      { kind: 'clause.approve', person: 'banker-2' },
    ])
  })

  test('the platform’s next version is the second, and is for every house that has none of its own', async () => {
    await approve(await proposed({ by: lei }), ni)
    expect([await held('2026-04-01'), await held('2026-04-01', null)]).toEqual(['平台 2', '平台 2'])
    await approve(await proposed({ from: '2026-05-01' }, '本行文本。'))
    expect([await held('2026-04-30'), await held('2026-05-01')]).toEqual(['平台 2', '示例银行股份有限公司 1'])
    expect(await propose({ by: lei, clause: null })).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('a clause of the house’s own prints only where a deal picked it, and ends when it is withdrawn', async () => {
    const id = await proposed({ clause: null, wording: { title: '控制权变更', text: '触发时回售。', basis: null } })
    await approve(id)
    const key = `own.${id}`
    const printed = async (on: string, chosen: string[] | null) =>
      printedOn(await clauseBookOf(of.db, 'org-bank'), { on, kind: 'tech-firm', chosen })
        .map(({ clause }) => clause.key)
        .filter((one) => one.startsWith('protection.') || one.startsWith('own.'))
    expect(await printed('2026-04-01', null)).not.toContain(key)
    expect(await printed('2026-04-01', [credit, key])).toEqual([credit, key])
    expect(await printed('2026-03-31', [credit, key])).toEqual([credit])
    const ending = { target: id, from: '2026-06-01', reason: '不再使用', by: other }
    expect(await proposeClauseWithdrawal(of.db, { ...ending, by: stranger }, of.ports)).toMatchObject({ ok: false })
    const done = await proposeClauseWithdrawal(of.db, ending, of.ports)
    if (!done.ok) throw new Error(done.message)
    expect(await approve(done.id, other)).toMatchObject({ reason: 'blocked' })
    expect(await approve(done.id, maker)).toEqual({ ok: true })
    expect([await held('2026-05-31', 'org-bank', key), await held('2026-06-01', 'org-bank', key)]).toEqual([
      '示例银行股份有限公司 1',
      null,
    ])
  })

  test('a day that has come is refused at drafting and at approval', async () => {
    expect(await propose({ from: '2026-03-02' })).toMatchObject({
      fields: { from: [expect.stringMatching(/须晚于今天/)] },
    })
    const id = await proposed({ from: '2026-03-05' })
    of.ports.at('2026-03-04T16:30:00.000Z')
    expect(await approve(id)).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await refuseClause(of.db, { id, by: other, words: '' }, of.ports)).toMatchObject({ reason: 'invalid' })
    expect(await refuseClause(of.db, { id, by: other, words: '另定生效日' }, of.ports)).toEqual({ ok: true })
    expect(await withdrawClause(of.db, { id, by: maker, words: '' }, of.ports)).toMatchObject({ reason: 'stale' })
  })

  test('unknown blanks are refused on their line, characters no typeface has by name, the same text as no change', async () => {
    expect(await propose({}, '一。\n{{公司名}}')).toMatchObject({
      fields: { text: ['第 2 行：没有“公司名”这个空格。'] },
    })
    expect(await propose({}, '一。\n二\u{31350}。')).toMatchObject({
      fields: { text: [expect.stringMatching(/U\+31350，“第 2 行”/)] },
    })
    const shipped = (await clauseBookOf(of.db, null)).find(({ key }) => key === credit)?.versions[0]
    expect(
      await propose({ wording: { title: shipped?.title ?? '', text: shipped?.text ?? '', basis: null } }),
    ).toMatchObject({
      fields: { text: ['与届时有效的版本相同。'] },
    })
    expect(await propose({ clause: 'protection.none' })).toMatchObject({ reason: 'unavailable' })
    expect(await propose({ clause: null, place: 'tax' })).toMatchObject({ fields: { place: expect.anything() } })
  })
})
