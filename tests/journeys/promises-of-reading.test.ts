// What the screens promise to those who read and take up cases, by number; the table is in promises-of-forms.test.ts.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CastOrganisation } from '#seeds/cast.ts'
import { openPdf } from '#tests/templates/pdf/open-pdf.ts'
import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { axe, overflow } from '../support/browser.ts'
import { demoHouseOfFile } from '../support/demo-house.ts'
import { submit } from '../support/sitter.ts'

const house = demoHouseOfFile()
const words = (page: Page) => page.locator('main').innerText()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-case') ?? '')

/** Nobody holds a case of this venue any more, as on a Monday when a colleague has left. */
const freeCases = () =>
  house.inDatabase((db) =>
    db
      .updateTable('assignment')
      .set({ until_at: '2026-01-01T00:00:00.000Z' })
      .where('seat', 'in', (eb) => eb.selectFrom('seat').select('id').where('organisation', '=', 'demo-szse'))
      .execute(),
  )

test('1: a case is taken by keyboard alone, one sees where one is, and goes on with the next row', async () => {
  await freeCases()
  const { page } = await house.seat('szse', 'venue-review', 2)
  await page.goto(`${house.url()}/queue`)
  const rows = await page.locator('a[data-case]').evaluateAll((all) => all.map((one) => one.getAttribute('data-case')))
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(rows[0])
  const ring = await page.locator(':focus').evaluate((one) => getComputedStyle(one).outlineStyle)
  expect(ring).not.toBe('none')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await page.keyboard.press('1')
  expect(await page.locator(':focus').innerText()).toContain('领取')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-case'))
  expect(await focused(page)).toBe(rows[1])
  expect(await words(page)).toMatch(/已?领取/)
})

test('4: of two who claim at the same moment one has it, the other is told who and when, and may ask for it', async () => {
  await freeCases()
  const pages = await Promise.all(
    [0, 1].map(async (place) => (await house.seat('szse', 'venue-review', place, { tolerant: true })).page),
  )
  for (const page of pages) {
    await page.goto(`${house.url()}/queue`)
    await submit(page, page.getByRole('link', { name: '26星河K2' }).first())
  }
  await Promise.all(pages.map((page) => submit(page, page.getByRole('button', { name: '领取主审' }))))
  const said = await Promise.all(pages.map((page) => page.locator('.alert').first().innerText()))
  const lost = said.filter((one) => /主审已由.+于 .*\d\d:\d\d:\d\d 领取/.test(one))
  expect([lost.length, said.filter((one) => /领取主审|已领取/.test(one)).length]).toEqual([1, 1])
  const loser = pages[said.findIndex((one) => lost.includes(one))]
  const ask = loser?.locator('details').filter({ hasText: /请.+转办/ })
  await ask?.locator('summary').click()
  await ask?.locator('[name=reason]').fill('我熟悉该发行人（示例）')
  if (loser && ask) await submit(loser, ask.locator('button'))
  expect(await loser?.locator('.alert').first().innerText()).toContain('已请对方转办')
})

const lists: readonly [CastOrganisation, Capacity, readonly string[]][] = [
  ['bank', 'lead-underwriter', ['/desk', '/projects', '/books', '/obligations', '/notices', '/reserve']],
  ['szse', 'venue-review', ['/queue', '/queue/ties']],
  ['park', 'steward', ['/lists', '/enterprises', '/consultations']],
  ['platform', 'administrator', ['/people', '/rulebook', '/rulebook/changes', '/calendars', '/outages']],
]

test('8: every list says how many, in what order or by what filter, and as of when; an empty one what to do', async () => {
  for (const [of, capacity, paths] of lists) {
    const { page } = await house.seat(of, capacity)
    for (const path of paths) {
      await page.goto(`${house.url()}${path}`)
      const said = await words(page)
      expect(said, path).toMatch(/共 \d+ ?(条|个|项|份|期|行|次)/)
      expect(said, path).toMatch(/截至 ?(\d|20)/)
    }
  }
  const { page } = await house.seat('szse', 'venue-review')
  await page.goto(`${house.url()}/queue?q=${encodeURIComponent('没有这样的项目')}`)
  expect(await page.locator('.empty').innerText()).toContain('没有这样的项目')
  expect(await page.locator('.empty a').count()).toBe(1)
})

test('9: a deadline tells its days one by one, and they add up to it', async () => {
  const { page, ...at } = await house.seat('nafmii', 'venue-review')
  await at.open('26星河智造MTN001(科创债)', '注册')
  const why = page.locator('details.why').first()
  if ((await why.getAttribute('open')) === null) await why.locator('summary').click()
  const due = /为什么是 ?(\d+月\d+日)/.exec(await why.locator('summary').innerText())?.[1] ?? ''
  const sum = (await why.locator('.why-sum').innerText()).replace(/\s/g, '')
  expect(sum.endsWith(`＝${due}`)).toBe(true)
  const counted = await why.locator('.days .day b').allInnerTexts()
  const numbers = counted.map(Number).filter((number) => number > 0)
  const budget = Number(/＋(\d+)个/.exec(sum)?.[1])
  expect(numbers).toEqual(Array.from({ length: budget }, (_, at) => at + 1))
})

/** Every fact in words becomes one of several lines, each another: some stand where a page ends. */
async function lengthenFacts(project: string): Promise<string[]> {
  return house.inDatabase(async (db) => {
    const rows = await db.selectFrom('fact').select(['id', 'key']).where('project', '=', project).execute()
    const worded = rows.filter(({ key }) => isFactKey(key) && /text/.test(factDefinition(key).kind))
    const values = worded.map(({ key }) => `${key}${'逐行打印不得拆开的要素'.repeat(16)}${key}`)
    for (const [at, { id }] of worded.entries())
      await db
        .updateTable('fact')
        .set({ value: JSON.stringify(values[at]) })
        .where('id', '=', id)
        .execute()
    return values
  })
}

test('12: printed on A4: case number and page of pages on every sheet, no row cut in two', async () => {
  const { page, ...at } = await house.seat('bank', 'lead-underwriter')
  await at.open('26星河智造SCP003(科创债)', '注册')
  const project = page.url().replace(/\/runs\/.*$/, '')
  const long = await lengthenFacts(project.split('/').at(-1) ?? '')
  await page.goto(`${project}/facts`)
  const number = /[A-Z]+-2026-\d{5}/.exec((await page.locator('.print-head').textContent()) ?? '')?.[0] ?? 'none'
  const pdf = await openPdf(await page.pdf({ preferCSSPageSize: true }))
  const pages = Array.from({ length: pdf.getPageCount() }, (_, at) => pdf.getPage(at))
  const texts = pages.map((one) => one.getText().replace(/\s/g, ''))
  expect(pages.length).toBeGreaterThan(2)
  for (const [at, one] of pages.entries()) {
    const { originalHeight, originalWidth } = one.getOriginalSize()
    expect([Math.round(originalWidth), Math.round(originalHeight)]).toEqual([595, 842])
    expect(texts[at]).toContain(number)
    expect(texts[at]).toContain(`${at + 1}/${pages.length}`)
  }
  const cut = long.filter((value) => !texts.some((text) => text.includes(value)))
  expect([long.length > 12, cut]).toEqual([true, []])
  pdf.destroy()
})

test('13: a name of 120 characters, rare ones and another direction: list, order, heading and file', async () => {
  const { page, ...at } = await house.seat('securities', 'lead-underwriter', 0, { width: 390 })
  await at.open('26远澜K1', '注册')
  const project = page.url().replace(/\/runs\/.*$/, '')
  const name = `示例𠮷㐂䶮𬭊𫟹㛃שלום مرحبا${'智能装备'.repeat(24)}股份有限公司`.slice(0, 140)
  await house.inDatabase(async (db) => {
    const row = await db.selectFrom('project').select('issuer').where('name', '=', '26远澜K1').executeTakeFirstOrThrow()
    await db.updateTable('organisation').set({ name }).where('id', '=', row.issuer).execute()
  })
  const order = async () => page.locator('main tbody th a').allInnerTexts()
  await page.goto(`${house.url()}/projects`)
  const listed = await order()
  expect(await words(page)).toContain(name)
  expect([await overflow(page), await axe(page)]).toEqual([0, []])
  await page.goto(project)
  expect(await words(page)).toContain('𠮷㐂䶮𬭊𫟹㛃')
  expect(await overflow(page)).toBe(0)
  await page.goto(`${house.url()}/projects`)
  expect(await order()).toEqual(listed)
})

test('14: who looks from another zone is told whose time it is, at every time; at home nobody is', async () => {
  const away = await house.seat('bank', 'lead-underwriter', 0, { zone: 'Europe/London' })
  await away.open('26星河智造SCP003(科创债)', '注册')
  const history = `${away.page.url().replace(/\/runs\/.*$/, '')}/history`
  await away.page.goto(history)
  const times = (text: string) => text.match(/\d{1,2}月\d{1,2}日 \d\d:\d\d(:\d\d)?(（北京时间）)?/g) ?? []
  const said = times(await words(away.page))
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter((time) => !time.endsWith('（北京时间）'))).toEqual([])
  const home = await house.seat('bank', 'lead-underwriter')
  await home.page.goto(history)
  expect(times(await words(home.page)).filter((time) => time.endsWith('）'))).toEqual([])
  const still = await house.seat('bank', 'lead-underwriter', 0, { javaScriptEnabled: false, zone: 'Europe/London' })
  await still.page.goto(history)
  expect(await words(still.page)).toContain('本页时间均为北京时间（UTC+8）')
})
