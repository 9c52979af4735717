import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { replyItem } from '#app/commands/reply-item.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { watchAllTitles } from '#app/watch-titles.server.ts'
import { attempt, go, plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  second,
  underReview,
} from '#tests/support/registration-case.ts'

const issuer = plain('issuer', 'org-issuer', 'issuer-1')

const title = (validTo: string, certificateNumber = 'GR202332000001') => ({
  kind: 'high-tech',
  certificateNumber,
  validFrom: '2023-03-31',
  validTo,
  evidence: '证书扫描件',
})

describe.each(engines)('titles of a project on its way, on $name', ({ create }) => {
  let kase: RegistrationCase
  let keys = 0

  beforeEach(async () => {
    kase = await registrationCase(create)
  })
  afterEach(() => kase.end())

  const hold = async (titles: unknown[], more: { key: string; value: unknown }[] = []) => {
    keys += 1
    const { db, ports, project } = kase
    const facts = [{ key: 'science.titles', value: titles }, ...more]
    const command = { project, scope: { kind: 'project', id: project }, facts, actor: issuer, key: `titles-${keys}` }
    const done = await recordFacts(db, command, ports)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
  const look = (at: string) => {
    kase.ports.at(at)
    return watchAllTitles(kase.db, kase.ports, (error) => {
      throw error
    })
  }
  const tasks = () =>
    kase.db
      .selectFrom('task')
      .select(['capacity', 'organisation', 'due_on', 'done_by'])
      .where('watch', 'is not', null)
      .where('done_at', 'is', null)
      .orderBy('capacity')
      .execute()
  const told = async () =>
    (await kase.db.selectFrom('notice').select('title').where('title', 'like', '科技称号%').execute()).map(
      ({ title: words }) => words.split('：')[0],
    )
  const chain = async () =>
    (await kase.db.selectFrom('event').select('type').where('type', 'like', 'title.%').orderBy('seq').execute()).map(
      ({ type }) => type,
    )

  test('thirty days before its last day a title becomes a task of issuer and underwriter, once', async () => {
    await hold([title('2026-05-10')])
    await look('2026-04-09T15:59:00.000Z')
    expect(await tasks()).toEqual([])
    await look('2026-04-09T16:00:00.000Z')
    expect(await tasks()).toEqual([
      { capacity: 'issuer', organisation: 'org-issuer', due_on: '2026-05-10', done_by: null },
      { capacity: 'lead-underwriter', organisation: 'org-bank', due_on: '2026-05-10', done_by: null },
    ])
    await look('2026-04-10T16:00:00.000Z')
    expect(await tasks()).toHaveLength(2)
    expect(await told()).toEqual(['科技称号临近到期', '科技称号临近到期'])
    expect(await chain()).toEqual(['title.expiring'])
    await hold([title('2029-05-10', 'GR202632000001')])
    expect(await tasks()).toEqual([])
    expect(await chain()).toEqual(['title.expiring', 'title.settled'])
    expect(await verifyChain(kase.db, kase.project)).toMatchObject({ ok: true })
  })

  test('a title that expires during review blocks passing until new evidence is recorded', async () => {
    const { db, ports, run } = kase
    await underReview(kase)
    await hold([title('2026-05-10')])
    await look('2026-05-10T02:00:00.000Z')
    expect(await chain()).toEqual(['title.expiring'])
    expect(await attempt(db, ports, run, first, 'review.pass', { opinion: '无异议' })).toMatchObject({ ok: true })
    await go(db, ports, run, second, 'review.dissent', { reason: '再看' })
    // The worker was off for three days: one look says what is so.
    await look('2026-05-13T02:00:00.000Z')
    expect(await chain()).toEqual(['title.expiring', 'title.expired'])
    expect(await told()).toEqual(['科技称号临近到期', '科技称号临近到期', '科技称号已到期', '科技称号已到期'])
    const refused = await attempt(db, ports, run, first, 'review.pass', { opinion: '无异议' })
    expect(refused).toMatchObject({ ok: false, reason: 'blocked' })
    expect(refused.ok ? '' : refused.message).toMatch(/高新技术企业已于 2026-05-10 到期.*依据：.*在有效期内/)
    await hold([title('2029-05-10', 'GR202632000001')])
    expect(await tasks()).toEqual([])
    expect(await attempt(db, ports, run, first, 'review.pass', { opinion: '无异议' })).toMatchObject({ ok: true })
  })

  test('a reply waits for the title too; asking does not', async () => {
    const { db, ports, run, project } = kase
    await underReview(kase)
    await hold([title('2026-03-05')])
    await look('2026-03-06T02:00:00.000Z')
    const item = { title: '测算', category: '经营与业务', severity: '一般', question: '请补充测算依据' }
    await go(db, ports, run, first, 'feedback.issue', { items: [item] })
    const { id } = await db.selectFrom('item').select('id').executeTakeFirstOrThrow()
    const form = { text: '已补充。', verification: '经核查一致。', changed: ['第四章'] }
    const done = await replyItem(db, { project, item: id, form, version: 0, actor: banker, key: 'reply-title' }, ports)
    expect(done).toMatchObject({ ok: true })
    const refused = await attempt(db, ports, run, banker, 'feedback.reply')
    expect(refused.ok ? '' : refused.message).toMatch(/^还不能提交回复：高新技术企业已于 2026-03-05 到期/)
    await hold([title('2029-05-10', 'GR202632000001')])
    expect(await attempt(db, ports, run, banker, 'feedback.reply')).toMatchObject({ ok: true })
  })

  test('where another ground carries the filing the expiry warns and blocks nothing', async () => {
    const { db, ports, run } = kase
    const sme = { ...title('2027-12-31', '示例批次'), kind: 'specialised-sme' }
    await underReview(kase)
    await hold([title('2026-05-10'), sme])
    await look('2026-05-13T02:00:00.000Z')
    expect(await tasks()).toHaveLength(2)
    const [watch] = await db.selectFrom('title_watch').select(['phase', 'blocks_at']).execute()
    expect(watch).toEqual({ phase: 'expired', blocks_at: null })
    expect(await attempt(db, ports, run, first, 'review.pass', { opinion: '无异议' })).toMatchObject({ ok: true })
  })

  test('a step of the run closes its own tasks and leaves the title’s', async () => {
    const { db, ports, run } = kase
    await underReview(kase)
    await hold([title('2026-03-20')])
    await go(db, ports, run, first, 'review.pass', { opinion: '无异议' })
    expect(await tasks()).toHaveLength(2)
    const open = await db
      .selectFrom('task')
      .select('capacity')
      .where('run', '=', run)
      .where('done_at', 'is', null)
      .execute()
    expect(open.map(({ capacity }) => capacity).sort()).toEqual(['issuer', 'lead-underwriter', 'venue-review'])
  })
})
