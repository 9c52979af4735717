import { beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import type { Db } from '#db/connect.ts'
import { findRun } from '#db/queries/runs.ts'
import { actor, attempt, go, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { mandate, openReserve, people, runOf } from '#tests/support/preparation.ts'

const { issuer, banker, steward } = people

describe.each(engines)('a project in reserve on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    ;({ project, run } = await openReserve(db, ports))
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const toGuided = async () => {
    await go(db, ports, run, steward, 'reserve.pool', { source: 'recommended' })
    await go(db, ports, run, banker, 'reserve.guide', { plan: '核对主体资格' })
  }

  const fact = (key: string, value: unknown, evidence: string | null = null) =>
    db
      .insertInto('fact')
      .values({
        id: `fact-${key}`,
        project,
        scope_kind: 'project',
        scope_id: project,
        key,
        revision: 1,
        value: JSON.stringify(value),
        as_of: null,
        sample_at: null,
        evidence,
        by_person: 'banker-1',
        at: ports.now(),
      })
      .execute()

  test('the mandate opens a registration with its checklist and the letter, in one transaction', async () => {
    const registration = await mandate(db, ports, project, run)
    expect(await findRun(db, run)).toMatchObject({ state: 'mandated', status: 'done' })
    expect(await findRun(db, registration)).toMatchObject({ state: 'preparing', subject_kind: 'registration' })
    const rows = await db.selectFrom('registration').selectAll().where('project', '=', project).execute()
    expect(rows).toMatchObject([{ origin: 'filed', products: 'PPN', amount: 150_000_000_000, ended_at: null }])
    const papers = await db.selectFrom('filing').select(['template', 'scope_kind']).execute()
    expect(papers).toEqual(
      expect.arrayContaining([
        { template: 'prospectus', scope_kind: 'registration' },
        { template: 'reserve-registration', scope_kind: 'project' },
      ]),
    )
    expect(await db.selectFrom('outbox').select('type').where('type', 'like', 'letter.%').execute()).toEqual([
      { type: 'letter.reserve-registration' },
    ])
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('findings are stored as they stood at the statement and at the mandate', async () => {
    await fact('fund.registered', true)
    await fact('fund.soundOperation', true)
    await mandate(db, ports, project, run)
    const findings = await db.selectFrom('finding').selectAll().where('project', '=', project).execute()
    const answers = findings.filter(({ rule }) => rule === 'eligibility.equity-investor')
    expect(answers.map(({ ok, judged_on }) => [ok, judged_on])).toEqual([
      ['yes', '2026-03-02'],
      ['yes', '2026-03-02'],
    ])
    expect(new Set(answers.map(({ event }) => event)).size).toBe(2)
  })

  test('what is unknown warns; what a published rule refuses stops, with its reason', async () => {
    await toGuided()
    const mature = { test: '股权投资机构', statement: '已登记' }
    for (const key of [
      'fund.registered',
      'fund.soundOperation',
      'fund.fullCycle',
      'fund.largestBusiness',
      'fund.stateCapitalPilot',
    ])
      await fact(key, false)
    await fact('fund.exits', 0)
    await fact('issuer.foundedOn', '2025-06-01')
    await fact('fund.lastTwoYears', [
      { investmentFen: 1, totalFen: 100 },
      { investmentFen: 1, totalFen: 100 },
    ])
    const refused = await attempt(db, ports, run, banker, 'reserve.mature', mature)
    expect(refused).toMatchObject({
      ok: false,
      reason: 'blocked',
      message: expect.stringContaining('未在主管部门登记'),
    })
    expect(await db.selectFrom('finding').selectAll().execute()).toEqual([])
  })

  test('a route that is not open yet on the day refuses', async () => {
    ports.at('2025-04-01T02:00:00.000Z')
    await toGuided()
    expect(
      await attempt(db, ports, run, banker, 'reserve.mature', { test: '股权投资机构', statement: '已登记' }),
    ).toMatchObject({ ok: false, message: expect.stringContaining('尚未受理') })
  })

  test('choosing another route moves the project; the mandate then opens that route’s registration', async () => {
    await go(db, ports, run, issuer, 'route.choose', { route: 'exchange-private', venue: 'SZSE' })
    const row = await db.selectFrom('project').selectAll().where('id', '=', project).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ route: 'exchange-private', venue: 'SZSE' })
    const registration = await mandate(db, ports, project, run)
    expect(registration).toBe(await runOf(db, project, 'registration'))
    const codes = await db.selectFrom('filing').select('code').where('scope_kind', '=', 'registration').execute()
    expect(codes.map(({ code }) => code)).toContain('1-1')
  })

  test('houses that were not chosen leave the project with the mandate', async () => {
    const house = { name: '示例证券股份有限公司', kind: 'securities-firm', created_at: ports.now() }
    const none = { credit_code: null, region: null, sample_at: null }
    await db
      .insertInto('organisation')
      .values({ id: 'org-house', ...house, ...none })
      .execute()
    await db
      .insertInto('seat')
      .values({
        id: 'seat-house',
        project,
        run: null,
        capacity: 'lead-underwriter',
        organisation: 'org-house',
        mode: 'platform',
        from_at: ports.now(),
        until_at: null,
      })
      .execute()
    await toGuided()
    await go(db, ports, run, banker, 'reserve.mature', { test: '股权投资机构', statement: '已登记' })
    const rival = actor('rival-1', 'org-house', 'lead-underwriter')
    await go(db, ports, run, rival, 'reserve.mandate', { scope: '牵头主承销' })
    await go(db, ports, run, issuer, 'mandate.accept')
    const seats = await db
      .selectFrom('seat')
      .select(['organisation', 'until_at'])
      .where('capacity', '=', 'lead-underwriter')
      .orderBy('organisation')
      .execute()
    expect(seats).toEqual([
      { organisation: 'org-bank', until_at: ports.now() },
      { organisation: 'org-house', until_at: null },
    ])
  })
})
