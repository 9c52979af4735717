import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, overflow } from '../support/browser.ts'
import { journeyOfFile } from '../support/journey.ts'
import { untilPrinted } from '../support/screens.ts'
import { submit } from '../support/sitter.ts'
import { tellUntilAsked } from '../support/told-until-asked.ts'

const journey = journeyOfFile()
const bank = () => journey.seat('bank', 'lead-underwriter')
const reviewer = () => journey.seat('nafmii', 'venue-review')
let name = ''

const address = (page: Page) => page.url().replace(/\/runs\/.*$/, '')
const unasked = (page: Page) => page.getByRole('list', { name: '未要求的修改' }).getByRole('listitem')

/** Answers the n-th opinion of the open round; the changes whose words are named are ticked. */
async function answer(page: Page, at: number, because?: string): Promise<void> {
  const item = page.locator('article.item').nth(at)
  await item.locator('> details > summary').last().click()
  await item.locator('[name=text]').fill(`已补充披露第${at + 1}项（示例）`)
  if (because) {
    const choices = item.locator('details.field')
    await choices.locator('summary').click()
    for (const box of await choices.locator('li').filter({ hasText: because }).locator('input').all()) await box.check()
  }
  await submit(page, item.getByRole('button', { name: '保存草稿' }))
}

test('asked in a first round, the bank changes what was asked, and one thing more', async () => {
  const told = await tellUntilAsked(journey.dataFolder(), '2026-03-02')
  name = told.name
  await journey.at(told.day, '13:30')
  const { page, ...at } = await bank()
  await at.open(name, '注册')
  const project = address(page)
  await page.goto(`${project}/facts?group=${encodeURIComponent('发行人')}#edit`)
  await at.presses('保存', {
    'issuer.business': '从事高端数控装备的研发、生产和销售，核心技术应用于主营业务（示例）。',
    'issuer.employees': '4321',
  })
  await page.goto(`${project}/filings`)
  await at.presses(/^生成未完成的|^生成待编制的/)
  await untilPrinted({ ...at, page })
  await page.goto(`${project}/rounds`)
  expect(await unasked(page).count()).toBeGreaterThan(1)
  const items = await page.locator('article.item').count()
  for (let item = 0; item < items; item += 1) await answer(page, item, item === 0 ? '高端数控装备' : undefined)
  const left = await unasked(page).allInnerTexts()
  expect(left.length).toBeGreaterThan(0)
  expect(left.join('\n')).toMatch(/4,?321/)
  expect(left.join('\n')).not.toContain('高端数控装备的研发')
  expect(await axe(page)).toEqual([])
  // From the opinion to the paragraph changed for it, and from there back to the opinion.
  await submit(page, page.locator('article.item').first().locator('.change-list a').first())
  expect(page.url()).toMatch(/compare\?round=.*#change-\d+$/)
  await submit(page, page.locator('main a[href*="/rounds#item-"]').first())
  expect(page.url()).toMatch(/\/rounds#item-/)
})

test('what was changed is read side by side, by keys and on a phone, and leaves with the reply', async () => {
  const { page, ...at } = await bank()
  await at.open(name, '注册')
  await page.goto(`${address(page)}/rounds`)
  await submit(page, page.getByRole('list', { name: '未要求的修改' }).getByRole('link').first())
  expect(await page.locator('.compare-unasked').first().innerText()).toContain('未要求的修改')
  await page.keyboard.press('n')
  await page.keyboard.press('p')
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-change'))).toBe(true)
  expect(await axe(page)).toEqual([])
  const phone = await journey.seat('bank', 'lead-underwriter', 1, { width: 390, javaScriptEnabled: false })
  await phone.page.goto(page.url())
  expect(await overflow(phone.page)).toBe(0)
  expect(await phone.page.locator('.compare-inline ins').count()).toBeGreaterThan(0)
  await at.open(name, '注册')
  await at.does('提交回复', { note: '逐条回复（示例）' })
})

test('the review is shown the same list, asks again, and accepts the second answer', async () => {
  const review = await reviewer()
  await review.open(name, '注册')
  const run = review.page.url()
  const project = address(review.page)
  await review.page.goto(`${project}/rounds`)
  expect((await unasked(review.page).allInnerTexts()).join('\n')).toMatch(/4,?321/)
  const pack = await review.page.getByRole('link', { name: '成套下载' }).first().getAttribute('href')
  const zip = await review.page.request.get(new URL(pack ?? '', review.page.url()).href)
  expect([zip.status(), (await zip.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  await submit(review.page, unasked(review.page).getByRole('link').first())
  const redline = await review.page.getByRole('link', { name: '修订对照 PDF' }).getAttribute('href')
  const pdf = await review.page.request.get(new URL(redline ?? '', review.page.url()).href)
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  expect(await axe(review.page)).toEqual([])
  await review.page.goto(run)
  await review.does('发出反馈意见', {
    'items.0.title': '员工人数',
    'items.0.category': '发行人情况',
    'items.0.severity': '一般',
    'items.0.question': '员工人数的修改未在回复中说明，请说明原因。',
    'items.0.follows': '第 1 轮第 1 条',
  })
  const { page, ...at } = await bank()
  await page.goto(`${project}/rounds`)
  expect(await page.locator('article.item').nth(1).innerText()).toContain('再次提出')
  await answer(page, 0)
  await at.open(name, '注册')
  await at.does('提交回复', { note: '第二轮回复（示例）' })
  await review.page.goto(run)
  await review.does('认可一条回复', { item: '第 2 轮第 1 条' })
})
