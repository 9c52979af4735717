import { beforeEach, describe, expect, test } from 'vitest'
import { confirmRecording } from '#app/commands/confirm-recording.server.ts'
import { recordStep } from '#app/commands/record-step.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { findRun } from '#db/queries/runs.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, checker, file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'

const venue: Capacity[] = ['venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor']

describe.each(engines)('代录 on $name', ({ create }) => {
  let of: RegistrationCase
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create, venue)
    await file(of)
    return of.end
  })

  const record = async (over: Partial<Parameters<typeof recordStep>[1]> = {}, actor: Actor = banker) => {
    keys += 1
    const { revision } = (await findRun(of.db, of.run))!
    const command = {
      run: of.run,
      revision,
      capacity: 'venue-intake' as const,
      type: 'filing.accept',
      data: {},
      form: { day: '2026-03-02', word: '已受理', document: '受理通知书' },
      file: null,
      actor,
      key: `record-${keys}`,
      ...over,
    }
    return recordStep(of.db, command, of.ports)
  }

  const decide = (recording: string, actor: Actor = checker, agree = true) => {
    keys += 1
    return confirmRecording(of.db, { project: of.project, recording, agree, actor, key: `decide-${keys}` }, of.ports)
  }

  const made = async (over: Parameters<typeof record>[0] = {}): Promise<string> => {
    const done = await record(over)
    if (!done.ok) throw new Error(done.message)
    return done.recording
  }

  const both = async (over: Parameters<typeof record>[0]) => {
    const done = await decide(await made(over))
    if (!done.ok) throw new Error(done.message)
    return done.state
  }

  test('nothing moves until a second person confirms; then history says 代录 with both names', async () => {
    const recording = await made()
    expect((await findRun(of.db, of.run))?.state).toBe('filed')
    expect(await decide(recording)).toMatchObject({ ok: true, state: 'accepted' })
    const event = await of.db
      .selectFrom('event')
      .selectAll()
      .where('type', '=', 'filing.accept')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ by_organisation: 'org-nafmii', by_seats: 'venue-intake' })
    expect(JSON.parse(event.recorded ?? 'null')).toMatchObject({
      capacity: 'venue-intake',
      day: '2026-03-02',
      word: '已受理',
      document: '受理通知书',
      maker: 'banker-1',
      checker: 'banker-2',
    })
    expect(await verifyChain(of.db, of.project)).toMatchObject({ ok: true })
  })

  test('whoever entered it cannot confirm it, by whatever seat he comes', async () => {
    const recording = await made()
    const asChecker: Actor = { ...banker, seats: ['lead-underwriter.checker'] }
    expect(await decide(recording, asChecker)).toMatchObject({ ok: false, reason: 'blocked' })
    expect((await findRun(of.db, of.run))?.state).toBe('filed')
  })

  test('only the underwriter enters and confirms, and only its maker enters', async () => {
    const issuer: Actor = { person: 'issuer-1', organisation: 'org-issuer', seats: ['issuer'] }
    expect(await record({}, issuer)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await record({}, checker)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await decide(await made(), issuer)).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('the step is dated to its day, never before the last step nor after today', async () => {
    of.ports.at('2026-03-06T03:00:00.000Z')
    expect(await record({ form: { day: '2026-03-01', word: '', document: '通知' } })).toMatchObject({
      ok: false,
      fields: { day: [expect.stringContaining('不能早于')] },
    })
    expect(await record({ form: { day: '2026-03-07', word: '', document: '通知' } })).toMatchObject({
      ok: false,
      fields: { day: ['不能晚于今天'] },
    })
    await both({ form: { day: '2026-03-04', word: '', document: '受理通知书' } })
    const row = await of.db.selectFrom('registration').select('accepted_on').executeTakeFirstOrThrow()
    expect(row.accepted_on).toBe('2026-03-04')
    const clock = await of.db.selectFrom('clock').selectAll().where('name', '=', 'review').executeTakeFirstOrThrow()
    expect(clock.started_at.slice(0, 10)).toBe('2026-03-04')
  })

  test('a seat on the platform cannot be recorded, nor a step its machine would not take', async () => {
    expect(await record({ capacity: 'issuer', type: 'filing.withdraw', data: { reason: 'x' } })).toMatchObject({
      ok: false,
      reason: 'unavailable',
    })
    expect(await record({ type: 'registration.grant' })).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('a second entry waits for the first to be decided; turned down, nothing has happened', async () => {
    const recording = await made()
    expect(await record()).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await decide(recording, checker, false)).toMatchObject({ ok: true, state: null })
    expect((await findRun(of.db, of.run))?.state).toBe('filed')
    expect(await decide(recording)).toMatchObject({ ok: false, reason: 'finished' })
    expect(await record()).toMatchObject({ ok: true })
  })

  test('two reviewers there are two here: the second opinion is not given by the first', async () => {
    await both({})
    await both({ capacity: 'venue-review', type: 'review.begin' })
    await both({ capacity: 'venue-review', type: 'review.pass', data: { opinion: '无异议' } })
    await both({ capacity: 'venue-review', type: 'review.concur', data: { opinion: '同意' } })
    const by = await of.db
      .selectFrom('event')
      .select(['type', 'by_person'])
      .where('type', 'in', ['review.pass', 'review.concur'])
      .orderBy('seq')
      .execute()
    expect(by.map(({ by_person }) => by_person)).toEqual([
      'recorded-venue-review-first',
      'recorded-venue-review-second',
    ])
  })

  test('a body with a fault is refused when it is entered, on its field', async () => {
    await both({})
    await both({ capacity: 'venue-review', type: 'review.begin' })
    expect(await record({ capacity: 'venue-review', type: 'feedback.issue', data: { items: [] } })).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { items: ['至少写一条意见'] },
    })
  })
})
