import { beforeEach, describe, expect, test } from 'vitest'
import { presentProject } from '#app/presenters/project-page.server.ts'
import { attempt, go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import {
  banker,
  first,
  type RegistrationCase,
  registrationCase,
  underReview,
} from '#tests/support/registration-case.ts'
import { enter, signedIn, statusOf } from '#tests/support/room.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

const items = [
  { title: '募集资金用途', category: '募集资金', severity: '一般', question: '请说明口径。' },
  { title: '研发投入', category: '科技属性', severity: '一般', question: '请核对。' },
]

describe('the project page', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const page = async (who: ReturnType<typeof signedIn>) => presentProject(await enter(of.db, of.ports, who, of.project))
  const bank = signedIn('lead-underwriter', 'org-bank', 'banker-1')
  const venue = signedIn('venue-review', 'org-nafmii', 'reviewer-1')

  test('whose turn it is, by the name of the organisation, and what I may do', async () => {
    const { answers, primary } = await page(bank)
    expect(answers.turn).toMatchObject({ who: { capacity: '主承销商', organisation: '示例银行股份有限公司' } })
    expect(answers.turn.more).toContain('提交内部审核')
    expect(primary).toMatchObject({ label: '提交内部审核' })
  })

  test('open opinions are what is missing, until they are drafted; the two clocks stand side by side', async () => {
    await underReview(of)
    of.ports.at('2026-03-04T02:00:00.000Z')
    await go(of.db, of.ports, of.run, first, 'feedback.issue', { items })
    of.ports.at('2026-03-06T02:00:00.000Z')
    const { answers, clocks, official, flow } = await page(bank)
    expect(official).toBe('反馈中')
    expect(answers.missing.items.map(({ what }) => what)).toEqual([
      '第 1 条答复：募集资金用途',
      '第 2 条答复：研发投入',
    ])
    const cards = Object.fromEntries(clocks.map(({ name, card }) => [name, card]))
    expect(cards.reply).toMatchObject({ state: 'running', budget: 10, used: 2, over: 0, due: '2026-03-18' })
    expect(cards.review).toMatchObject({ state: 'stopped', budget: 10, used: 2 })
    const strip = clocks.find(({ name }) => name === 'reply')?.strip
    expect(strip?.days.filter(({ count }) => count !== undefined)).toHaveLength(10)
    expect(strip?.days.at(-1)).toMatchObject({ day: '2026-03-18', count: 10 })
    expect(flow?.nodes.find(({ status }) => status === 'current')).toMatchObject({ id: 'asked', note: '第 2 / 10 日' })
  })

  test('the end is a range, the earliest never after the latest, and past today', async () => {
    await underReview(of)
    const { range } = (await page(bank)).answers.end
    expect(range && range.today <= range.earliest && range.earliest <= range.latest).toBe(true)
    expect(range?.latestIf).toBe('各期限用足')
  })

  test('before the filing the venue has no such project; after it neither facts nor reserve nor in-house steps', async () => {
    expect(await statusOf(page(venue))).toBe(404)
    await underReview(of)
    const seen = await page(venue)
    expect(seen.frame.tabs.map(({ label }) => label)).not.toContain('要素')
    expect(seen.rail.map(({ title }) => title)).toEqual(['注册', '发行', '存续'])
    expect(seen.timeline.map(({ title }) => title)).not.toContain('内核通过')
  })

  test('a suspended run says so on its clocks, and the turn is not mine', async () => {
    await underReview(of)
    await go(of.db, of.ports, of.run, first, 'review.suspend', { cause: 'own-application', reason: '补充材料' })
    const { clocks, answers } = await page(bank)
    expect(clocks.find(({ name }) => name === 'review')?.card?.state).toBe('suspended')
    expect(answers.turn.who?.capacity).not.toBe('主承销商')
    expect(await attempt(of.db, of.ports, of.run, banker, 'review.resume', { reason: 'x' })).toMatchObject({
      ok: false,
    })
  })
})
