import { beforeEach, describe, expect, test } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import { type DeskTab, presentDesk } from '#app/presenters/desk.server.ts'
import { requireSignedIn } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import {
  actor,
  go,
  openRegistration,
  plain,
  scratchDb,
  seatReviewers,
  seedOrganisations,
  type TestPorts,
  testPorts,
} from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { openSampleProject } from '#tests/support/open-project.ts'
import { cookieOf, get, openAccount, webContext } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const maker = actor('chen', 'org-bank', 'lead-underwriter.maker')
const checker = actor('lin', 'org-bank', 'lead-underwriter.checker')
const first = actor('reviewer-1', 'org-nafmii', 'venue-review.first')
const items = [
  { title: '募集资金用途', category: '募集资金', severity: '重大', question: '请说明投向比例的测算口径。' },
]

describe.each(engines)('the work centre on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext
  let run: string

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts('2026-03-02T01:00:00.000Z')
    context = webContext(db, ports)
    await seedOrganisations(db)
    const people: [string, string, Capacity][] = [
      ['chen', 'org-bank', 'lead-underwriter'],
      ['zhou', 'org-issuer', 'issuer'],
      ['reviewer-1', 'org-nafmii', 'venue-review'],
      ['reviewer-2', 'org-nafmii', 'venue-review'],
      ['reviewer-3', 'org-nafmii', 'venue-review'],
      ['rater', 'org-rater', 'rater'],
      ['outsider', 'org-investor', 'investor'],
    ]
    for (const [id, organisation, capacity] of people)
      await openAccount(db, ports, { id, organisation, capacities: [capacity] })
    const project = await openSampleProject(db, ports)
    run = await openRegistration(db, ports, project)
    await go(db, ports, run, maker, 'filing.request-review')
    await go(db, ports, run, checker, 'filing.clear', { opinion: '同意' })
    await go(db, ports, run, maker, 'filing.submit')
    ports.at('2026-03-02T02:00:00.000Z')
    await go(db, ports, run, plain('venue-intake', 'org-nafmii'), 'filing.accept')
    await seatReviewers(db, project)
    await go(db, ports, run, first, 'review.begin')
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  const desk = async (person: string, capacity: Capacity, tab: DeskTab = 'todo', after: string | null = null) => {
    const who = await requireSignedIn(get('/desk', await cookieOf(context, person, capacity)), context)
    return presentDesk(who, context, { tab, after })
  }
  const todo = async (person: string, capacity: Capacity) =>
    (await desk(person, capacity)).todo?.groups.flatMap(({ key, rows }) => rows.map((row) => ({ key, ...row }))) ?? []

  const ask = () => go(db, ports, run, first, 'feedback.issue', { items })

  test('a row is a verb, the reason, who waits and the ruler; the button is the one of the run page', async () => {
    await ask()
    const [row] = (await todo('chen', 'lead-underwriter')).filter(({ href }) => href.endsWith(run))
    expect(row).toMatchObject({
      verb: '提交回复',
      reason: expect.stringContaining('注册 · 反馈中'),
      waits: { title: '审核岗', name: '审核岗' },
      clock: { budget: 10, used: 0, state: 'running', side: 'issuer' },
      group: 'later',
    })
  })

  test.each([
    ['2026-03-11T01:00:00.000Z', 'later', null],
    ['2026-03-12T01:00:00.000Z', 'soon', 'soon'],
    ['2026-03-13T15:59:59.999Z', 'soon', 'soon'],
    ['2026-03-15T16:00:00.000Z', 'today', 'late'],
    ['2026-03-16T15:59:59.999Z', 'today', 'late'],
  ])('due on Monday 16 March, at %s it hurts: %s', async (at, group, urgency) => {
    await ask()
    ports.at(at)
    const [row] = (await todo('chen', 'lead-underwriter')).filter(({ href }) => href.endsWith(run))
    expect([row?.group, row?.urgency]).toEqual([group, urgency])
  })

  test('a case is asked of the reviewers named on it, not of their colleagues', async () => {
    expect(await todo('reviewer-1', 'venue-review')).toHaveLength(1)
    expect(await todo('reviewer-3', 'venue-review')).toHaveLength(0)
  })

  test('what waits for others can be chased, but not those who review', async () => {
    const rows = (await desk('chen', 'lead-underwriter')).waiting.rows.filter(({ href }) => href.endsWith(run))
    expect(rows.map(({ turn, remind }) => [turn.title, remind.blocked])).toEqual([['审核岗', '审核中不可催办']])
    await ask()
    const asked = (await desk('reviewer-1', 'venue-review')).waiting.rows
    expect(asked.map(({ turn, remind }) => [turn.title, remind.blocked])).toEqual(
      expect.arrayContaining([['发行人', null]]),
    )
  })

  test('news since the last sign-in: steps of others within reach, nothing from before the filing for the venue', async () => {
    await ask()
    const bank = await desk('chen', 'lead-underwriter')
    expect(bank.news.rows.map(({ title }) => title)).toContain('发出反馈意见')
    const venue = await desk('reviewer-3', 'venue-review')
    expect(venue.news.rows.map(({ title }) => title)).not.toContain('内核通过')
    expect(venue.news.rows.every(({ project }) => project.name === '26星河智造MTN001')).toBe(true)
  })

  test('已办 is one’s own, page by page, without a gap or a double', async () => {
    const chen = await desk('chen', 'lead-underwriter', 'done')
    expect(chen.done?.rows.map(({ title }) => title)).toEqual(['报送申请文件', '提交内部审核'])
    expect((await desk('zhou', 'issuer', 'done')).done).toMatchObject({ total: 0, rows: [] })
  })

  test('somebody without a seat is told nothing at all', async () => {
    for (const [person, capacity] of [
      ['outsider', 'investor'],
      ['rater', 'rater'],
    ] as const) {
      const view = await desk(person, capacity)
      expect([view.todo?.total, view.waiting.total, view.news.total, view.projects.total]).toEqual([0, 0, 0, 0])
    }
  })
})
