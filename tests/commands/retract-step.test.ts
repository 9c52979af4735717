import { beforeEach, describe, expect, test } from 'vitest'
import { replayRun } from '#app/commands/replay-run.server.ts'
import { retractStep } from '#app/commands/retract-step.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { findProject } from '#db/queries/projects.ts'
import { findRun } from '#db/queries/runs.ts'
import { attempt, go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  checker,
  first,
  type RegistrationCase,
  registrationCase,
  second,
  underReview,
} from '#tests/support/registration-case.ts'
import type { Actor } from '#workflows/kit/seats.ts'

describe.each(engines)('撤回 on $name', ({ create }) => {
  let of: RegistrationCase
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
    return of.end
  })

  const retract = async (actor: Actor, reason = '材料有误') => {
    keys += 1
    const { revision } = (await findRun(of.db, of.run))!
    return retractStep(of.db, { run: of.run, revision, reason, actor, key: `retract-${keys}` }, of.ports)
  }

  const whole = async () => {
    const project = (await findProject(of.db, of.project))!
    expect(await replayRun(of.db, project, of.run)).toMatchObject({ ok: true })
    expect(await verifyChain(of.db, of.project)).toMatchObject({ ok: true })
  }

  test('the seat that made the last step takes it back: state, memory and turn are as before, history shows both', async () => {
    const before = (await findRun(of.db, of.run))!
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    expect(await retract(banker)).toMatchObject({ ok: true, state: 'preparing' })
    const after = (await findRun(of.db, of.run))!
    expect([after.state, JSON.parse(after.context), after.awaiting]).toEqual([
      before.state,
      JSON.parse(before.context),
      before.awaiting,
    ])
    expect(after.revision).toBe(before.revision + 2)
    const types = await of.db.selectFrom('event').select('type').where('run', '=', of.run).orderBy('seq').execute()
    expect(types.map(({ type }) => type)).toEqual(['run.open', 'filing.request-review', 'step.retract'])
    const tasks = await of.db
      .selectFrom('task')
      .select('capacity')
      .where('run', '=', of.run)
      .where('done_at', 'is', null)
      .execute()
    expect(tasks.map(({ capacity }) => capacity).sort()).toEqual(['issuer', 'lead-underwriter'])
    await whole()
  })

  test('what was taken back can be done again, and the run still replays', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await retract(banker)
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.clear', { opinion: '同意' })
    await whole()
  })

  test('once another seat has acted it is too late, for either step but its own', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.send-back', { reason: '请补充附件' })
    expect(await retract(banker)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await retract(checker)).toMatchObject({ ok: true, state: 'internal-review' })
  })

  test('a stranger on the same capacity cannot', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    expect(await retract({ ...banker, organisation: 'org-fund' })).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('a step whose letter has left or that entered the books stands, with the reason', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.clear', { opinion: '同意' })
    await go(of.db, of.ports, of.run, banker, 'filing.submit')
    expect(await retract(banker)).toMatchObject({
      ok: false,
      reason: 'blocked',
      message: expect.stringContaining('文书'),
    })
    expect((await findRun(of.db, of.run))?.state).toBe('filed')
  })

  test('a first opinion may be taken back until the second; the clock neither gains nor loses a day', async () => {
    await underReview(of)
    const due = async () =>
      (await of.db.selectFrom('clock').select('due_on').where('name', '=', 'review').executeTakeFirstOrThrow()).due_on
    const before = await due()
    of.ports.at('2026-03-04T02:00:00.000Z')
    await go(of.db, of.ports, of.run, first, 'review.pass', { opinion: '无异议' })
    expect(await retract(second)).toMatchObject({ ok: false })
    expect(await retract(first)).toMatchObject({ ok: true, state: 'reviewing' })
    expect(await due()).toBe(before)
    await whole()
  })

  test('nothing to take back, twice, without a reason, on a stale page: refused', async () => {
    expect(await retract(banker)).toMatchObject({ ok: false, reason: 'blocked' })
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    expect(await retract(banker, '  ')).toMatchObject({ ok: false, reason: 'invalid' })
    const stale = { run: of.run, revision: 0, reason: '误操作', actor: banker, key: 'stale-1' }
    expect(await retractStep(of.db, stale, of.ports)).toMatchObject({ ok: false, reason: 'stale' })
    await retract(banker)
    expect(await retract(banker)).toMatchObject({ ok: false, reason: 'blocked' })
  })

  test('four eyes hold after a step was taken back', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await retract(banker)
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    const other: Actor = { ...banker, seats: ['lead-underwriter.checker'] }
    expect(await attempt(of.db, of.ports, of.run, other, 'filing.clear', { opinion: '同意' })).toMatchObject({
      ok: false,
    })
  })
})
