import { beforeEach, describe, expect, test } from 'vitest'
import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { openProject } from '#app/commands/open-project.server.ts'
import { replayRun } from '#app/commands/replay-run.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import type { Db } from '#db/connect.ts'
import { findProject } from '#db/queries/projects.ts'
import { findRun } from '#db/queries/runs.ts'
import {
  actor,
  attempt,
  go,
  openRegistration,
  organisations,
  plain,
  scratchDb,
  seatReviewers,
  seedOrganisations,
  seedPerson,
  type TestPorts,
  testPorts,
} from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'

const maker = actor('maker-1', 'org-bank', 'lead-underwriter.maker')
const checker = actor('checker-1', 'org-bank', 'lead-underwriter.checker')
const first = actor('reviewer-1', 'org-nafmii', 'venue-review.first')
const second = actor('reviewer-2', 'org-nafmii', 'venue-review.second')
const intake = plain('venue-intake', 'org-nafmii')

const items = [
  { title: '募集资金用途', category: '募集资金', severity: '重大', question: '请说明投向比例的测算口径。' },
  { title: '研发投入', category: '科技属性', severity: '一般', question: '请核对研发投入与审计报告的差异。' },
  { title: '核心技术人员', category: '公司治理', severity: '文字', question: '请补充近一年核心技术人员变动。' },
]

describe.each(engines)('one command moves a stage on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    await seedOrganisations(db)
    for (const person of ['reviewer-1', 'reviewer-2']) await seedPerson(db, person, 'org-nafmii')
    const opened = await openProject(
      db,
      {
        form: {
          name: '26星河智造MTN001',
          issuer: 'org-issuer',
          issuerKind: 'tech-firm',
          route: 'interbank',
          venue: 'NAFMII',
          product: 'MTN',
          placement: 'public',
        },
        seats: [
          { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
          { capacity: 'lead-underwriter', organisation: 'org-bank', persons: [] },
        ],
        actor: maker,
        key: 'open-1',
      },
      ports,
    )
    if (!opened.ok) throw new Error(opened.message)
    project = opened.project
    run = await openRegistration(db, ports, project)
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const filed = async () => {
    await go(db, ports, run, maker, 'filing.request-review')
    await go(db, ports, run, checker, 'filing.clear', { opinion: '同意' })
    await go(db, ports, run, maker, 'filing.submit')
    await go(db, ports, run, intake, 'filing.accept')
    await seatReviewers(db, project)
    await go(db, ports, run, first, 'review.begin')
  }

  test('the maker cannot clear his own work by any seat', async () => {
    await go(db, ports, run, maker, 'filing.request-review')
    const asChecker = actor('maker-1', 'org-bank', 'lead-underwriter.checker', 'lead-underwriter.maker')
    expect(await attempt(db, ports, run, asChecker, 'filing.clear', { opinion: '同意' })).toMatchObject({
      ok: false,
      reason: 'blocked',
    })
  })

  test('feedback makes round, items, clocks, tasks for two organisations and a letter, together', async () => {
    await filed()
    expect(await go(db, ports, run, first, 'feedback.issue', { items })).toBe('asked')
    const clocks = await db
      .selectFrom('clock')
      .selectAll()
      .where('run', '=', run)
      .where('state', '!=', 'stopped')
      .execute()
    expect(clocks.map(({ name, state }) => [name, state]).sort()).toEqual([
      ['reply', 'running'],
      ['review', 'paused'],
    ])
    expect(clocks.find(({ name }) => name === 'reply')?.due_on).toBe('2026-03-16')
    const tasks = await db
      .selectFrom('task')
      .select('organisation')
      .where('run', '=', run)
      .where('done_at', 'is', null)
      .execute()
    expect(new Set(tasks.map(({ organisation }) => organisation))).toEqual(new Set(['org-bank', 'org-issuer']))
    expect(await db.selectFrom('item').selectAll().execute()).toHaveLength(3)
    const letters = await db.selectFrom('outbox').select('type').where('type', '=', 'letter.feedback').execute()
    expect(letters).toHaveLength(1)
    expect(
      await db.selectFrom('filing').select('title').where('template', '=', 'feedback-letter').execute(),
    ).toHaveLength(1)
  })

  test('a body with a fault is refused on its field and nothing is written', async () => {
    await filed()
    const before = await db.selectFrom('event').selectAll().execute()
    const refused = await attempt(db, ports, run, first, 'feedback.issue', { items: [{ ...items[0], question: '' }] })
    expect(refused).toMatchObject({ ok: false, reason: 'invalid', fields: { 'items.0.question': ['请填写'] } })
    expect(await db.selectFrom('event').selectAll().execute()).toEqual(before)
    expect(await db.selectFrom('round').selectAll().execute()).toEqual([])
  })

  test('a decision made on a stale page is refused', async () => {
    await filed()
    const { revision } = (await findRun(db, run))!
    await go(db, ports, run, first, 'feedback.issue', { items })
    const late = await advanceStage(
      db,
      { run, revision, type: 'feedback.issue', data: { items }, actor: second, key: 'late' },
      ports,
    )
    expect(late).toMatchObject({ ok: false, reason: 'stale' })
  })

  test('the same request acts once; the same key for another body is refused', async () => {
    await filed()
    const { revision } = (await findRun(db, run))!
    const command = { run, revision, type: 'feedback.issue', data: { items }, actor: first, key: 'twice' }
    const once = await advanceStage(db, command, ports)
    expect(await advanceStage(db, command, ports)).toEqual(once)
    expect(await db.selectFrom('round').selectAll().execute()).toHaveLength(1)
    expect(await advanceStage(db, { ...command, data: { items: items.slice(1) } }, ports)).toMatchObject({
      ok: false,
      reason: 'conflict',
    })
  })

  test('what ran out happens first, at its own instant, however late anybody comes', async () => {
    await filed()
    await go(db, ports, run, first, 'feedback.issue', { items })
    ports.at('2026-04-20T02:00:00.000Z')
    expect(await attempt(db, ports, run, maker, 'feedback.reply')).toMatchObject({ ok: false, reason: 'stale' })
    expect(await findRun(db, run)).toMatchObject({ state: 'withdrawn', status: 'done' })
    const lapsed = await db
      .selectFrom('event')
      .select(['type', 'at'])
      .where('type', '=', 'reply.lapse')
      .executeTakeFirstOrThrow()
    expect(lapsed.at).toBe('2026-03-16T16:00:00.000Z')
  })

  test('suspension holds the review clock and gives it back whole', async () => {
    await filed()
    ports.at('2026-03-04T02:00:00.000Z')
    await go(db, ports, run, first, 'review.suspend', { cause: 'own-application', reason: '补充材料' })
    ports.at('2026-03-25T02:00:00.000Z')
    expect(await go(db, ports, run, first, 'review.resume', { reason: '材料已补' })).toBe('reviewing')
    const clock = await db
      .selectFrom('clock')
      .selectAll()
      .where('run', '=', run)
      .where('name', '=', 'review')
      .executeTakeFirstOrThrow()
    // Two of ten working days were used by 4 March; eight remain from 25 March, over the Qingming holiday of 6 April.
    expect(clock.due_on).toBe('2026-04-07')
  })

  test('the chain can be verified, and a changed line is found', async () => {
    await filed()
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
    await db.updateTable('event').set({ data: '{"opinion":"改"}' }).where('type', '=', 'filing.clear').execute()
    expect(await verifyChain(db, project)).toMatchObject({ ok: false, seq: expect.any(Number) })
  })

  test('a run replays from its log to what is stored, and a state changed behind its back is found', async () => {
    await filed()
    await go(db, ports, run, first, 'feedback.issue', { items })
    const row = (await findProject(db, project))!
    expect(await replayRun(db, row, run)).toMatchObject({ ok: true, state: 'asked' })
    await db.updateTable('run').set({ state: 'registered' }).where('id', '=', run).execute()
    expect(await replayRun(db, row, run)).toMatchObject({ ok: false })
  })

  test('commands on one project at the same moment follow one another', async () => {
    await filed()
    const both = await Promise.all([
      attempt(db, ports, run, first, 'feedback.issue', { items }),
      attempt(db, ports, run, second, 'feedback.issue', { items }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })
})

test('every organisation of the tests has an id of its own', () => {
  const ids = Object.values(organisations).map(([id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
