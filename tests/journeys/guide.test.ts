import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, overflow, type PageOptions } from '../support/browser.ts'
import { journeyOfFile } from '../support/journey.ts'
import { submit } from '../support/sitter.ts'

const journey = journeyOfFile()

/** The most that a visitor may have to click, choose or type (issue 3, "It must show"). */
const most = 25

/** Counts everything that a hand does. A field filled and a choice made are one each, as is every press. */
function hand(page: Page) {
  let count = 0
  const one = async (what: Promise<unknown>) => {
    count += 1
    await what
  }
  return {
    follow: (words: string | RegExp) => one(submit(page, page.getByRole('link', { name: words }).first())),
    press: (button: Locator) => one(submit(page, button)),
    tick: (name: string, value: string) => one(page.locator(`[name="${name}"][value="${value}"]`).check()),
    choose: (name: string, value: string) => one(page.locator(`select[name="${name}"]`).selectOption(value)),
    type: (name: string, words: string) => one(page.locator(`input[name="${name}"]`).fill(words)),
    count: () => count,
  }
}

async function fromHomeToReserve(page: Page) {
  const { follow, press, tick, choose, type, count } = hand(page)
  await page.goto(journey.url())
  await follow('能不能发？六问政策辅导')
  await follow('科技型企业')
  await tick('titles', 'little-giant')
  await choose('board', 'star')
  await tick('lists', 'none')
  await type('patents', '64')
  await choose('region', '江苏')
  await type('amount', '5')
  await choose('tenor', '3Y')
  await choose('use', 'research')
  await type('share', '75')
  await tick('placement', 'either')
  await tick('rating', 'yes')
  await tick('support', 'no')
  await choose('window', '2026-08')
  await press(page.getByRole('button', { name: '看结果' }))
  const answer = await page.locator('main').innerText()
  const whole = [await axe(page), await overflow(page)]
  await follow('列入储备')
  const seat = page.locator('form:has(input[name="capacity"][value="issuer"]) button.button')
  await press(seat.first())
  await press(page.getByRole('button', { name: '列入储备' }))
  return { answer, whole, interactions: count(), address: new URL(page.url()).pathname }
}

const ways: [title: string, options: PageOptions][] = [
  ['at 1440 px', {}],
  ['at 390 px with scripts off', { width: 390, javaScriptEnabled: false }],
]

test.each(ways)(
  'from the home page to a reserve entry with its checklist %s',
  { timeout: 60_000 },
  async (_, options) => {
    await journey.at('2026-05-06', '10:00')
    const page = await journey.visitor(options)
    const { answer, whole, interactions, address } = await fromHomeToReserve(page)
    expect(whole).toEqual([[], 0])
    for (const words of ['银行间市场', '上海证券交易所', '科创板上市公司', '要哪些文件', '大约多久', '绿色通道'])
      expect(answer).toContain(words)
    expect(interactions).toBeLessThanOrEqual(most)
    expect(address).toMatch(/^\/projects\/[0-9a-f-]{36}\/reserve$/)
    const entry = await page.locator('main').innerText()
    for (const words of ['已列入储备', '材料清单', '募集说明书', '信用评级报告', '2026年8月', '成熟度'])
      expect(entry).toContain(words)
    expect(entry).toContain('入库')
    expect(await axe(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
  },
)

test('the answers are kept by Back, and a wrong one is said on its field', async () => {
  const page = await journey.visitor({ tolerant: true })
  await page.goto(`${journey.url()}/guide/answer?kind=tech-firm&region=江苏&amount=-3&tenor=3Y&placement=public`)
  expect(page.url()).toContain('/guide/questions')
  expect(await page.locator('.error-summary').innerText()).toContain('金额不能为负数')
  await page.locator('input[name="amount"]').fill('3')
  await submit(page, page.getByRole('button', { name: '看结果' }))
  expect(await page.locator('main').innerText()).toContain('待补材料')
  await page.goBack()
  expect(await page.locator('select[name="region"]').inputValue()).toBe('江苏')
})
