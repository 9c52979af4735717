import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { termsOf } from '#app/commands/keep-clocks.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { greenFindings, inGreenChannel } from '#app/given/green-channel.server.ts'
import { projectFindings } from '#app/given/project-findings.server.ts'
import { rulebookOf } from '#app/rulebook.server.ts'
import { listFindingsOf } from '#db/queries/findings.ts'
import { listReviewTimes } from '#db/queries/review-times.ts'
import { attempt, go, plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  checker,
  file,
  first,
  intake,
  type RegistrationCase,
  registrationCase,
  second,
  underReview,
} from '#tests/support/registration-case.ts'

const issuer = plain('issuer', 'org-issuer', 'issuer-1')
const title = {
  kind: 'high-tech',
  certificateNumber: 'GR202411001234',
  validFrom: '2024-10-29',
  validTo: '2027-10-28',
  evidence: '证书扫描件',
}

describe.each(engines)('the green channel on $name', ({ create }) => {
  let of: RegistrationCase
  let keys = 0

  beforeEach(async () => {
    of = await registrationCase(create)
  })
  afterEach(() => of.end())

  const project = () => of.db.selectFrom('project').selectAll().where('id', '=', of.project).executeTakeFirstOrThrow()
  const say = async (facts: { key: string; value: unknown }[]) => {
    keys += 1
    const scope = { kind: 'project', id: of.project }
    const done = await recordFacts(
      of.db,
      { project: of.project, scope, facts, actor: issuer, key: `f${keys}` },
      of.ports,
    )
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
  const criteria = async () => {
    const looking = { tx: of.db, project: await project(), rulebook: await rulebookOf(of.db) }
    return (await greenFindings(looking, of.ports.now())).map(({ rule, ok }) => [rule, ok])
  }
  const budget = async () => {
    const rulebook = await rulebookOf(of.db)
    return termsOf({ project: await project(), rulebook }, 'review', '2026-03-02').budget
  }
  const last = (type: string) =>
    of.db
      .selectFrom('event')
      .select(['id', 'given'])
      .where('type', '=', type)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()

  test('asked for, it waits for a reviewer where the venue published no criteria; granted, the period is shorter', async () => {
    await file(of)
    await say([{ key: 'science.titles', value: [title] }])
    await go(of.db, of.ports, of.run, banker, 'green.apply')
    await go(of.db, of.ports, of.run, intake, 'filing.accept')
    expect(inGreenChannel(await project())).toBe(false)
    expect(await budget()).toBe(10)
    await go(of.db, of.ports, of.run, first, 'green.grant', { contact: '王审 010-12345678' })
    expect(inGreenChannel(await project())).toBe(true)
    expect((await project()).green_contact).toBe('王审 010-12345678')
    expect(await budget()).toBe(5)
    const kept = await listFindingsOf(of.db, (await last('green.grant')).id)
    expect(kept.map(({ rule, ok }) => [rule, ok])).toEqual([
      ['green.offered', 'yes'],
      ['green.bond', 'yes'],
      ['green.unusual', 'yes'],
    ])
  })

  test('a review that runs counts anew from the day of the grant, and never longer than it had', async () => {
    await underReview(of)
    await go(of.db, of.ports, of.run, banker, 'green.apply')
    const due = async () =>
      (await of.db.selectFrom('clock').select(['due_on']).where('name', '=', 'review').executeTakeFirstOrThrow()).due_on
    // Accepted on Monday 2026-03-02: ten working days are Monday the 16th, five from that same day Monday the 9th.
    expect(await due()).toBe('2026-03-16')
    await go(of.db, of.ports, of.run, first, 'green.grant', { contact: '王审' })
    expect(await due()).toBe('2026-03-09')
  })

  test('nobody grants what nobody asked for, nor twice, nor against a published rule', async () => {
    await underReview(of)
    const grant = () => attempt(of.db, of.ports, of.run, first, 'green.grant', { contact: '王审' })
    expect(await grant()).toMatchObject({ ok: false, message: expect.stringContaining('没有待答复的') })
    await go(of.db, of.ports, of.run, banker, 'green.apply')
    expect(await attempt(of.db, of.ports, of.run, issuer, 'green.apply')).toMatchObject({ ok: false })
    await say([
      { key: 'science.titles', value: [] },
      { key: 'science.onRelendingList', value: false },
      { key: 'science.onPointsList', value: false },
      { key: 'issuer.listedOn', value: null },
      { key: 'science.coreTechnologyApplied', value: false },
    ])
    expect(await grant()).toMatchObject({ ok: false, message: expect.stringContaining('科技型企业认定') })
    await go(of.db, of.ports, of.run, first, 'green.decline', { reason: '不符合科技型企业认定' })
    expect((await project()).green_asked_at).toBeNull()
  })

  test('when criteria fall away the reviewer sees it and revokes with a reason; the ordinary terms hold again', async () => {
    await underReview(of)
    await say([{ key: 'science.titles', value: [title] }])
    await go(of.db, of.ports, of.run, banker, 'green.apply')
    await go(of.db, of.ports, of.run, second, 'green.grant', { contact: '王审' })
    const running = await of.db.selectFrom('clock').select(['budget']).where('name', '=', 'review').executeTakeFirst()
    await go(of.db, of.ports, of.run, issuer, 'matter.report', {
      kind: '重大诉讼',
      occurredOn: '2026-03-01',
      description: '新增一项诉讼',
    })
    expect(await criteria()).toContainEqual(['green.unusual', false])
    expect(inGreenChannel(await project())).toBe(true)
    await go(of.db, of.ports, of.run, first, 'green.revoke', { reason: '存在未办结的重大诉讼' })
    const after = await project()
    expect([inGreenChannel(after), after.green_contact, after.green_asked_at]).toEqual([false, null, null])
    expect(await budget()).toBe(10)
    // What runs already keeps the length it began with.
    expect(await of.db.selectFrom('clock').select(['budget']).where('name', '=', 'review').executeTakeFirst()).toEqual(
      running,
    )
    const kept = await listFindingsOf(of.db, (await last('green.revoke')).id)
    expect(kept.find(({ rule }) => rule === 'green.unusual')).toMatchObject({ ok: 'no', blocks: 0 })
    const told = await of.db.selectFrom('outbox').select('params').where('type', '=', 'notice.turn').execute()
    expect(told.map(({ params }) => JSON.parse(params).what)).toContain('green-revoked')
    await go(of.db, of.ports, of.run, banker, 'green.apply')
  })

  test('only the venue decides', async () => {
    await underReview(of)
    await go(of.db, of.ports, of.run, banker, 'green.apply')
    for (const by of [banker, checker, issuer])
      expect(await attempt(of.db, of.ports, of.run, by, 'green.grant', { contact: '王审' })).toMatchObject({
        ok: false,
      })
  })

  test('every decision keeps what the rules said: filing, acceptance', async () => {
    await underReview(of)
    for (const type of ['filing.submit', 'filing.accept']) {
      const kept = await listFindingsOf(of.db, (await last(type)).id)
      expect(kept.map(({ rule }) => rule)).toContain('eligibility.tech-firm')
      expect(kept.every(({ basis }) => JSON.parse(basis).source)).toBe(true)
    }
    expect((await projectFindings(of.db, of.project, of.ports.now())).length).toBeGreaterThan(0)
  })

  test('an acceptance on a day whose published rules refuse is refused, with the basis in words', async () => {
    of.ports.at('2026-03-06T02:00:00.000Z')
    await file(of)
    await say([
      { key: 'science.titles', value: [title] },
      {
        key: 'offering.lines',
        value: [
          {
            name: '品种一',
            tenor: '180D',
            planned: 100_000_000_00,
            maximum: 100_000_000_00,
            rateLow: '1',
            rateHigh: '3',
          },
        ],
      },
    ])
    of.ports.at('2026-03-09T02:00:00.000Z')
    const refused = await attempt(of.db, of.ports, of.run, intake, 'filing.accept')
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('短于 270天') })
  })

  test('times are counted apart: in the channel, out of it on the way, and the rest', async () => {
    const decide = async (green_at: string | null, green_until: string | null) => {
      const days = { accepted_on: '2026-01-05', granted_on: '2026-01-20' }
      await of.db.updateTable('registration').set(days).where('id', '=', of.registration).execute()
      await of.db.updateTable('project').set({ green_at, green_until }).where('id', '=', of.project).execute()
      const [row] = await listReviewTimes(of.db, 'org-nafmii', '2025-12-01')
      return row
    }
    await underReview(of)
    const at = '2026-01-05T01:00:00.000Z'
    expect(await decide(at, null)).toMatchObject({ green: 'green', acceptedOn: '2026-01-05', grantedOn: '2026-01-20' })
    expect(await decide(at, at)).toMatchObject({ green: 'left' })
    expect(await decide(null, null)).toMatchObject({ green: 'ordinary', firstAskedAt: null })
    expect(await listReviewTimes(of.db, 'org-nafmii', '2026-02-01')).toEqual([])
    expect(await listReviewTimes(of.db, 'org-bank', '2025-12-01')).toEqual([])
  })
})
