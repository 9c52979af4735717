import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { remind } from '#app/commands/remind.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { escalateDue } from '#app/escalate.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { createWorker } from '#app/worker.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { copies, items, projectUnderReview, reviewer } from '#tests/bench/feedback-case.ts'
import { go, plain, scratchDb, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'

describe.each(engines)('time that runs out, on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string
  let folder: string
  let drop: () => Promise<void>
  const reported: unknown[] = []

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    project = await projectUnderReview(db, ports)
    const row = await db.selectFrom('run').select('id').where('stage', '=', 'registration').executeTakeFirstOrThrow()
    run = row.id
    folder = mkdtempSync(join(tmpdir(), 'kejiban-files-'))
    reported.length = 0
  })

  afterEach(async () => {
    expect(reported).toEqual([])
    await db.destroy()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const round = () => {
    const work = { db, ports, store: openStore(db, folder, ports.now), printer: inProcessPrinter }
    const silent = { after: () => () => {} }
    return createWorker({ ...work, keepOutside: async () => {} }, silent, (error) => reported.push(error)).round()
  }
  const told = async () =>
    (
      await db
        .selectFrom('notice')
        .selectAll()
        .where('kind', '=', 'deadline')
        .orderBy('at')
        .orderBy('capacity')
        .execute()
    )
      .filter(({ title }) => /过半|八成|今日届满/.test(title))
      .map(({ title, capacity, organisation, at }) => `${at.slice(0, 16)} ${title} ${organisation} ${capacity}`)

  test('the reviewers at half and four fifths, on the last day their supervisor too', async () => {
    // Ten working days from Monday 2 March: the 5th is the 9th, the 8th is the 12th, the 10th is the 16th.
    ports.at('2026-03-08T15:59:59.999Z')
    expect(await escalateDue(db, ports)).toBe(0)
    ports.at('2026-03-08T16:00:00.000Z')
    expect(await escalateDue(db, ports)).toBe(1)
    expect(await escalateDue(db, ports)).toBe(0)
    expect(await told()).toEqual(['2026-03-08T16:00 审核期限已过半 org-nafmii venue-review'])
    const [notice] = await db.selectFrom('notice').selectAll().where('kind', '=', 'deadline').execute()
    expect(notice?.detail).toContain('已用 5 / 10 个工作日，最迟 2026-03-16 24:00')
    ports.at('2026-03-15T16:00:00.000Z')
    await escalateDue(db, ports)
    expect((await told()).slice(1)).toEqual([
      '2026-03-11T16:00 审核期限已用八成 org-nafmii venue-review',
      '2026-03-15T16:00 审核期限今日届满 org-nafmii venue-review',
      '2026-03-15T16:00 审核期限今日届满 org-nafmii venue-supervisor',
    ])
  })

  test('a held clock tells nobody; gone on, each share once, and the underwriter hears of the last day', async () => {
    ports.at('2026-03-09T02:00:00.000Z')
    await escalateDue(db, ports)
    await go(db, ports, run, reviewer, 'feedback.issue', { items })
    ports.at('2026-03-19T16:00:00.000Z')
    await escalateDue(db, ports)
    const now = await told()
    expect(now.filter((line) => line.includes('审核期限'))).toHaveLength(1)
    // The reply has ten working days from the 9th: half is the 16th, four fifths the 19th.
    expect(now.slice(1).map((line) => line.slice(0, 10))).toEqual([
      '2026-03-15',
      '2026-03-15',
      '2026-03-18',
      '2026-03-18',
    ])
    expect(now.slice(1).every((line) => line.includes('回复反馈期限'))).toBe(true)
    ports.at('2026-03-22T16:00:00.000Z')
    await escalateDue(db, ports)
    const last = (await told()).filter((line) => line.includes('今日届满'))
    expect(last.map((line) => line.split(' ').slice(2).join(' ')).sort()).toEqual([
      'org-bank lead-underwriter',
      'org-issuer issuer',
    ])
  })

  test('after three days without a worker: told in order, then lapsed at their own instants in order, each once', async () => {
    ports.at('2026-03-03T02:00:00.000Z')
    await go(db, ports, run, reviewer, 'feedback.issue', { items })
    // Twenty more cases alike, whose replies run out on the three days on which nobody works.
    const others = await db.transaction().execute((tx) => copies(tx, project, 20))
    for (const [index, other] of others.entries()) {
      const budget = 10 + (index % 3)
      const clock = await db
        .selectFrom('clock')
        .select('id')
        .where('run', '=', other.run)
        .where('name', '=', 'reply')
        .executeTakeFirstOrThrow()
      const due = ['2026-03-17', '2026-03-18', '2026-03-19'][index % 3]!
      await db
        .updateTable('clock')
        .set({ budget, due_on: due, due_at: `${due}T16:00:00.000Z` })
        .where('id', '=', clock.id)
        .execute()
      await db.updateTable('clock_entry').set({ days: budget }).where('clock', '=', clock.id).execute()
    }
    const asked = await db
      .selectFrom('task')
      .select('id')
      .where('run', '=', run)
      .where('capacity', '=', 'issuer')
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow()
    const urge = (key: string) =>
      remind(db, { task: asked.id, actor: plain('lead-underwriter', 'org-bank'), key }, ports)
    expect(await urge('first')).toMatchObject({ ok: true })
    expect(await urge('again')).toMatchObject({ message: expect.stringContaining('24 小时') })
    ports.at('2026-03-20T00:30:00.000Z')
    await round()
    await round()
    // The round is closed by its lapse: nobody is urged to answer it any more.
    expect(await urge('late')).toMatchObject({ ok: false, message: expect.stringContaining('已经办结') })
    const lapses = await db
      .selectFrom('event')
      .select(['project', 'at', 'by_person', 'state_after'])
      .where('type', '=', 'reply.lapse')
      .orderBy('id')
      .execute()
    expect(lapses).toHaveLength(21)
    expect(new Set(lapses.map((event) => event.project)).size).toBe(21)
    expect(lapses.map(({ at }) => at)).toEqual(lapses.map(({ at }) => at).sort())
    expect(new Set(lapses.map(({ at }) => at))).toEqual(
      new Set(['2026-03-17T16:00:00.000Z', '2026-03-18T16:00:00.000Z', '2026-03-19T16:00:00.000Z']),
    )
    expect(lapses.every(({ by_person }) => by_person === 'system')).toBe(true)
    const notices = await told()
    expect(new Set(notices.map((line) => line.slice(0, 16))).size).toBeGreaterThan(3)
    const mine = await db.selectFrom('notice').select(['title', 'capacity']).where('run', '=', run).execute()
    const shares = mine.filter(({ title }) => /过半|八成|今日届满/.test(title))
    expect(new Set(shares.map(({ title, capacity }) => title + capacity)).size).toBe(shares.length)
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
  })
})
