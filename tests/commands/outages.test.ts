import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Administrator } from '#app/accounts/administrator.server.ts'
import { grantOutage, refuseOutage } from '#app/commands/decide-outage.server.ts'
import { registerOutage } from '#app/commands/register-outage.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { presentOutage, presentOutages } from '#app/presenters/outages.server.ts'
import { createWorker } from '#app/worker.server.ts'
import type { Db } from '#db/connect.ts'
import { openStore } from '#db/files/store.ts'
import { items, projectUnderReview, reviewer } from '#tests/bench/feedback-case.ts'
import { go, scratchDb, seedPerson, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'

const administrator = (person: string, everybody = true): Administrator => ({
  person,
  organisation: 'org-nafmii',
  everybody,
  sample: false,
  address: '127.0.0.1',
})
const [first, second] = [administrator('admin-1'), administrator('admin-2')]

/** The reply has ten working days from Tuesday 3 March 2026, to the 17th; the house is down that night. */
const night = {
  from: '2026-03-17T22:00',
  to: '2026-03-18T06:00',
  sides: ['issuer', 'review'],
  affected: '文件无法上传',
  basis: '运行日志（示例）第 7 号',
}

describe.each(engines)('an outage on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let project: string
  let run: string
  let drop: () => Promise<void>
  const reported: unknown[] = []

  beforeEach(async () => {
    const scratch = await create()
    drop = scratch.drop
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    project = await projectUnderReview(db, ports)
    run = (await db.selectFrom('run').select('id').where('stage', '=', 'registration').executeTakeFirstOrThrow()).id
    for (const person of ['admin-1', 'admin-2']) await seedPerson(db, person, 'org-nafmii')
    ports.at('2026-03-03T02:00:00.000Z')
    await go(db, ports, run, reviewer, 'feedback.issue', { items })
    reported.length = 0
  })

  afterEach(async () => {
    expect(reported).toEqual([])
    await db.destroy()
    await drop()
  })

  const round = async () => {
    const work = { db, ports, store: openStore(db, '/nowhere', ports.now), printer: inProcessPrinter }
    // Letters cannot be kept in no folder; only lapses and jobs are looked at here.
    await db.updateTable('outbox').set({ sent_at: ports.now() }).execute()
    const timer = { after: () => () => {} }
    const worker = createWorker({ ...work, keepOutside: async () => {} }, timer, (error) => reported.push(error))
    while (await worker.round());
  }
  const reply = () =>
    db.selectFrom('clock').selectAll().where('run', '=', run).where('name', '=', 'reply').executeTakeFirstOrThrow()
  const stateOfRun = async () =>
    (await db.selectFrom('run').select('state').where('id', '=', run).executeTakeFirstOrThrow()).state
  const register = async (form: object = night, by = first): Promise<string> => {
    const done = await registerOutage(db, { form, by }, ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
    return done.id
  }
  const said = (id: string, by = second, words = '') => ({ id, by, words })

  test('what it cut off does not lapse until it is decided, and gets its day once it is granted', async () => {
    expect(await reply()).toMatchObject({ due_on: '2026-03-17', on_due: 'reply.lapse' })
    ports.at('2026-03-17T14:30:00.000Z')
    const id = await register()
    ports.at('2026-03-17T22:30:00.000Z')
    await round()
    expect(await stateOfRun()).toBe('asked')
    expect(await grantOutage(db, said(id, first), ports)).toMatchObject({ ok: false, reason: 'blocked' })
    expect(await grantOutage(db, said(id), ports)).toEqual({ ok: true })
    await round()
    const clock = await reply()
    expect(clock).toMatchObject({ due_on: '2026-03-18', due_at: '2026-03-18T16:00:00.000Z', state: 'running' })
    const ledger = await db
      .selectFrom('clock_entry')
      .selectAll()
      .where('clock', '=', clock.id)
      .orderBy('ordinal')
      .execute()
    expect(ledger.at(-1)).toMatchObject({ kind: 'extend', days: 1 })
    expect(ledger.at(-1)?.reason).toMatch(/系统停机.*文件无法上传.*运行日志（示例）第 7 号/)
    const tasks = await db
      .selectFrom('task')
      .select('due_on')
      .where('run', '=', run)
      .where('done_at', 'is', null)
      .execute()
    expect(new Set(tasks.map(({ due_on }) => due_on))).toEqual(new Set(['2026-03-18']))
    const event = await db.selectFrom('event').selectAll().where('type', '=', 'outage.grant').executeTakeFirstOrThrow()
    expect(event).toMatchObject({ by_person: 'system', project, run })
    expect(JSON.parse(event.data)).toMatchObject({ days: 1, due_before: '2026-03-17', due_after: '2026-03-18' })
    const page = await presentOutage({ reader: db, ports }, second, id)
    expect(page.row.state.word).toBe('已顺延')
    expect(page.clocks.rows).toMatchObject([{ words: '顺延 1 个工作日', clock: '发行人侧 · 回复反馈' }])
    expect((await presentOutages({ reader: db, ports })).rows).toMatchObject([{ granted: 1 }])
    expect(await verifyChain(db, project)).toMatchObject({ ok: true })
    // The day given is the last: at its end the reply lapses.
    ports.at('2026-03-18T16:00:00.000Z')
    await round()
    expect(await stateOfRun()).not.toBe('asked')
  })

  test('not granted, what it held back lapses at its own instant', async () => {
    const id = await register()
    ports.at('2026-03-18T01:00:00.000Z')
    await round()
    expect(await stateOfRun()).toBe('asked')
    expect(await refuseOutage(db, said(id), ports)).toMatchObject({ fields: { words: ['请写明理由'] } })
    expect(await refuseOutage(db, said(id, second, '当晚可以上传'), ports)).toEqual({ ok: true })
    await round()
    const lapse = await db.selectFrom('event').select('at').where('type', '=', 'reply.lapse').executeTakeFirstOrThrow()
    expect(lapse.at).toBe('2026-03-17T16:00:00.000Z')
    expect(await grantOutage(db, said(id), ports)).toMatchObject({ reason: 'stale' })
  })

  test('registered too late, what had lapsed is named and left; other sides and other nights are not touched', async () => {
    ports.at('2026-03-18T01:00:00.000Z')
    await round()
    const late = await register()
    const others = await register({ ...night, sides: ['enhancement'] })
    const before = await register({ ...night, from: '2026-03-16T22:00', to: '2026-03-17T06:00' })
    for (const id of [late, others, before]) expect(await grantOutage(db, said(id), ports)).toEqual({ ok: true })
    await round()
    const pages = await Promise.all(
      [late, others, before].map((id) => presentOutage({ reader: db, ports }, second, id)),
    )
    expect(pages.map(({ clocks }) => clocks.rows.map(({ words }) => words))).toEqual([
      ['登记停机之前已按期届满，未予顺延'],
      [],
      [],
    ])
    expect(pages[0]?.clocks.rows[0]).toMatchObject({ after: '' })
  })

  test('an outage that lasts is granted when it is over; a form in disorder is told so; other administrators have no part', async () => {
    ports.at('2026-03-17T15:00:00.000Z')
    const id = await register()
    expect(await grantOutage(db, said(id), ports)).toMatchObject({ message: expect.stringContaining('尚未结束') })
    const bad = await registerOutage(db, { form: { ...night, to: night.from, sides: [], basis: '' }, by: first }, ports)
    expect(bad).toMatchObject({ ok: false, fields: { sides: ['请选择受影响的各方'] } })
    const turned = await registerOutage(db, { form: { ...night, to: '2026-03-17T21:00' }, by: first }, ports)
    expect(turned).toMatchObject({ fields: { to: ['结束须晚于开始'] } })
    const stranger = administrator('admin-2', false)
    expect(await registerOutage(db, { form: night, by: stranger }, ports)).toMatchObject({ reason: 'unavailable' })
    expect(await grantOutage(db, said(id, stranger), ports)).toMatchObject({ reason: 'unavailable' })
  })
})
