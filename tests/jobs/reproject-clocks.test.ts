import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { askJob } from '#app/jobs/ask-job.server.ts'
import { jobKinds } from '#app/jobs/kinds.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { findJob } from '#db/queries/jobs.ts'
import type { Row } from '#db/schema.ts'
import { copies, projectUnderReview } from '#tests/bench/feedback-case.ts'
import { putIntoForce } from '#tests/support/calendar-edition.ts'
import { scratchDb, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const { statutory } = calendars

/** The notice that this story makes up: Tuesday 10 March 2026 is off. */
const edition = (version: number, ...days: string[]) => ({
  ...statutory,
  version,
  source: `示例通知第 ${version} 号`,
  holidays: [...statutory.holidays, ...days.map((day) => ({ day, name: '示例假日' }))],
})

describe.each(engines)('a new edition of the calendar on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let drop: () => Promise<void>
  let project: string
  const reported: unknown[] = []

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    project = await projectUnderReview(db, ports)
    ports.at('2026-03-05T02:00:00.000Z')
    reported.length = 0
  })

  afterEach(async () => {
    expect(reported).toEqual([])
    await db.destroy()
    await drop()
  })

  const ask = () =>
    db
      .transaction()
      .execute((tx) => askJob(tx, { kind: 'reproject-clocks', params: { calendar: 'statutory' }, by: 'x' }, ports))
  const work = (steps = 1000) => {
    let left = steps
    const means = { db, ports, store: openStore(db, '/nowhere', ports.now) }
    const report = (error: unknown) => reported.push(error)
    return workJobs(means, { kinds: jobKinds, goOn: () => left-- > 0, report })
  }
  const clock = (name = 'review', of = project) =>
    db
      .selectFrom('clock')
      .selectAll()
      .where('project', '=', of)
      .where('name', '=', name)
      .where('state', '!=', 'stopped')
      .executeTakeFirstOrThrow()
  const ledger = (id: string) =>
    db.selectFrom('clock_entry').selectAll().where('clock', '=', id).orderBy('ordinal').execute()
  const tasksDue = (run: string) =>
    db
      .selectFrom('task')
      .select(['capacity', 'due_on'])
      .where('run', '=', run)
      .where('done_at', 'is', null)
      .where('capacity', '=', 'venue-review')
      .execute()
  const events = (of = project) =>
    db.selectFrom('event').selectAll().where('project', '=', of).where('type', '=', 'clock.reproject').execute()

  test('a clock over the new holiday moves with its tasks, and ledger and chain say why', async () => {
    const before = await clock()
    expect(before).toMatchObject({ budget: 10, due_on: '2026-03-16' })
    await putIntoForce(db, edition(2, '2026-03-10'), 1)
    const id = await ask()
    await work()
    expect(await findJob(db, id)).toMatchObject({ state: 'done', progress: 1, total: 1 })
    const after = await clock()
    expect(after).toMatchObject({ due_on: '2026-03-17', due_at: '2026-03-17T16:00:00.000Z', state: 'running' })
    expect((await ledger(after.id)).at(-1)).toMatchObject({
      kind: 'reproject',
      at: ports.now(),
      days: null,
      reason: '法定工作日历第 2 版（示例通知第 2 号），截止日由 2026-03-16 调整为 2026-03-17',
    })
    expect(await tasksDue(after.run)).toEqual([{ capacity: 'venue-review', due_on: '2026-03-17' }])
    const [event] = await events()
    expect(event).toMatchObject({ by_person: 'system', by_seats: 'system', run: null })
    expect(JSON.parse(event?.data ?? '')).toMatchObject({
      calendar: 'statutory',
      version: 2,
      source: '示例通知第 2 号',
      clocks: [{ clock: after.id, from: '2026-03-16', to: '2026-03-17' }],
    })
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('what does not move is not written, and asked again nothing is', async () => {
    await putIntoForce(db, edition(2, '2026-06-01'), 1)
    await ask()
    await work()
    const untouched = await clock()
    expect(await events()).toEqual([])
    expect(await ledger(untouched.id)).toHaveLength(1)
    await putIntoForce(db, edition(3, '2026-03-10'), 2)
    await ask()
    await ask()
    await work()
    expect(await events()).toHaveLength(1)
    expect(await ledger(untouched.id)).toHaveLength(2)
  })

  test('a held clock is reckoned by the new edition when it goes on', async () => {
    const { id } = await clock()
    await db.updateTable('clock').set({ state: 'paused', due_on: null, due_at: null }).where('id', '=', id).execute()
    await putIntoForce(db, edition(2, '2026-03-10'), 1)
    await ask()
    await work()
    expect(await events()).toEqual([])
    expect(await clock()).toMatchObject({ due_on: null })
  })

  test('what ran out and acts by itself is left to lapse at its own instant', async () => {
    const { id } = await clock()
    await db.updateTable('clock').set({ on_due: 'reply.lapse' }).where('id', '=', id).execute()
    ports.at('2026-03-16T16:00:00.000Z')
    await putIntoForce(db, edition(2, '2026-03-10'), 1)
    await ask()
    await work()
    expect(await clock()).toMatchObject({ due_on: '2026-03-16', due_at: '2026-03-16T16:00:00.000Z' })
    expect(await events()).toEqual([])
  })

  test('announced, a provisional day becomes firm without moving', async () => {
    const { id } = await clock()
    const entry = { kind: 'start', at: '2026-12-28T02:00:00.000Z' }
    await db.updateTable('clock_entry').set(entry).where('clock', '=', id).execute()
    const provisional = { due_on: '2027-01-12', due_at: '2027-01-12T16:00:00.000Z', provisional_at: ports.now() }
    await db.updateTable('clock').set(provisional).where('id', '=', id).execute()
    ports.at('2026-12-29T02:00:00.000Z')
    const announced = { ...edition(2, '2027-01-01'), announcedUntil: '2027-12-31' }
    await putIntoForce(db, announced, 1)
    await ask()
    await work()
    expect(await clock()).toMatchObject({ due_on: '2027-01-12', provisional_at: null })
    expect(await ledger(id)).toHaveLength(1)
  })

  test('a suspension in months moves off a new holiday as well', async () => {
    const { id } = await clock()
    const months = { name: 'suspension', unit: 'month' as const, budget: 3, due_on: '2026-06-02' }
    await db.updateTable('clock').set(months).where('id', '=', id).execute()
    await putIntoForce(db, edition(2, '2026-06-02'), 1)
    await ask()
    await work()
    expect(await clock('suspension')).toMatchObject({ due_on: '2026-06-03' })
  })

  test('many projects in short steps; ended in the middle, the next worker goes on and writes nothing twice', async () => {
    const others = await db.transaction().execute((tx) => copies(tx, project, 120))
    await putIntoForce(db, edition(2, '2026-03-10'), 1)
    const id = await ask()
    await work(1)
    const half: Row<'job'> | undefined = await findJob(db, id)
    expect(half?.progress).toBeGreaterThan(50)
    expect(half?.progress).toBeLessThan(121)
    // The process ended after the step was committed and before the job said so.
    await db.updateTable('job').set({ cursor: null, progress: 0, state: 'waiting' }).where('id', '=', id).execute()
    await work()
    expect(await findJob(db, id)).toMatchObject({ state: 'done', progress: 121, total: 121 })
    const lines = await db.selectFrom('clock_entry').select('clock').where('kind', '=', 'reproject').execute()
    expect(lines).toHaveLength(others.length + 1)
    expect(new Set(lines.map((line) => line.clock)).size).toBe(lines.length)
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })

  test('without a calendar the job fails with a sentence', async () => {
    const id = await ask()
    await db.updateTable('job').set({ params: '{}' }).where('id', '=', id).execute()
    await work()
    expect(await findJob(db, id)).toMatchObject({ state: 'failed', message: '没有写明是哪一个日历。' })
  })
})
