// What the screens promise, by number. Here and in promises-of-reading.test.ts each has a test of its own, but those that
// another journey has proved:
//
//  1 queue by keyboard ............. promises-of-reading   9 deadlines explain themselves ... promises-of-reading
//  2 200 % zoom and 360 px ......... every-screen         10 opinion ↔ changed paragraph .... here, two-rounds
//  3 axe, contrast ................. every-screen         11 without scripts ................. here, without-javascript
//  4 two claim at once ............. promises-of-reading  12 printed pages ................... promises-of-reading
//  5 a form outlives its session ... here                 13 long, rare and RTL names ........ promises-of-reading, every-screen;
//                                                            in files tests/templates/missing-glyph and fonts
//  6 one transition only ........... here, seven-seats    14 zones ........................... promises-of-reading
//  7 stale, three ways ............. here                 15 confirmations name the thing .... here
//  8 lists say total, filter, time . promises-of-reading  16 speed ........................... tests/bench; nothing here is timed
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { personId } from '#seeds/cast.ts'
import { axe, overflow } from '../support/browser.ts'
import { demoHouseOfFile } from '../support/demo-house.ts'
import { scanned } from '../support/screens.ts'
import { type Sitter, submit, takeSeat } from '../support/sitter.ts'

const house = demoHouseOfFile()
const bank = (place = 0, options = {}) => house.seat('securities', 'lead-underwriter', place, options)
const bare = { javaScriptEnabled: false, width: 390 }
const words = (page: Page) => page.locator('main').innerText()

/** An act of the run page, folded or not, by its button. */
const actOf = (page: Page, label: string) =>
  page.locator('.act-fold').filter({ has: page.locator('button[type=submit]').filter({ hasText: label }) })

/** The project's own address, by its name in the list. */
async function projectOf({ page }: Sitter, name: string): Promise<string> {
  await page.goto(`${house.url()}/projects`)
  const href = await page.getByRole('link', { name, exact: true }).first().getAttribute('href')
  return `${house.url()}${href}`
}

const editFacts = (page: Page, project: string, group: string) =>
  page.goto(`${project}/facts?group=${encodeURIComponent(group)}#edit`)

test('5: a form sent after the session has ended waits, field by field, for its author and nobody else', async () => {
  const { page, ...at } = await bank(0, bare)
  const project = await projectOf({ page, ...at }, '26远澜K1')
  await editFacts(page, project, '发行人')
  const written = '登录过期时正在填写的主营业务（示例）'
  await page.locator('[name="issuer.business"]').fill(written)
  await page.locator('[name="issuer.employees"]').fill('777')
  await house.inDatabase((db) => db.updateTable('session').set({ seen_at: '2026-01-01T00:00:00.000Z' }).execute())
  await submit(page, page.getByRole('button', { name: '保存', exact: true }))
  expect(await words(page)).toContain('刚才填写的内容还在')
  const waiting = page.url()
  await takeSeat(page, personId('bank', 'lead-underwriter'))
  expect(await words(page)).not.toContain(written)
  expect(await words(page)).toContain('没有等您提交的内容')
  await page.goto(waiting)
  await takeSeat(page, personId('securities', 'lead-underwriter'))
  expect(await words(page)).toContain(written)
  expect([await axe(page), await overflow(page)]).toEqual([[], 0])
  const own = await bank(1)
  await own.page.goto(`${project}/facts`)
  expect(await words(own.page)).not.toContain(written)
  await submit(page, page.getByRole('button', { name: '核对无误，继续提交' }))
  expect(page.url()).toContain('/facts')
  expect(await words(page)).toMatch(/已保存 \d 项要素/)
  expect(await words(page)).toContain(written)
})

test('6: pressed twice, gone back to and refreshed, a step is taken once', async () => {
  const at = await house.seat('nafmii', 'venue-review')
  const { page } = at
  await at.open('26星河智造MTN001(科创债)', '注册')
  const form = actOf(page, '发出反馈意见')
  if ((await form.getAttribute('open')) === null) await form.locator('> summary').click()
  await form.locator('[name="items.0.title"]').fill('只提一次的意见（示例）')
  await form.locator('[name="items.0.category"]').fill('募集资金')
  await form.locator('[name="items.0.severity"][value="一般"]').check()
  await form.locator('[name="items.0.question"]').fill('请说明。')
  const filing = form.locator('[name="items.0.filing"]')
  await filing.selectOption({ index: 1 })
  await form.locator('[name="items.0.follows"]').selectOption({ index: 1 })
  const button = form.locator('button[type=submit]').filter({ hasText: '发出反馈意见' })
  await Promise.all([page.waitForEvent('load'), button.dblclick()])
  await page.reload()
  const given = page.locator('.timeline li').filter({ hasText: '发出反馈意见' })
  const times = await given.count()
  await page.goBack()
  await page.goForward()
  await page.reload()
  expect(await given.count()).toBe(times)
  const asked = await house.inDatabase((db) =>
    db.selectFrom('item').select('id').where('title', '=', '只提一次的意见（示例）').execute(),
  )
  expect(asked).toHaveLength(1)
})

test('7: two people change one fact: the second is shown what was, what is and what he typed, and chooses', async () => {
  const [one, two] = [await bank(0, { tolerant: true }), await bank(1)]
  const project = await projectOf(one, '26海策K3')
  for (const { page } of [one, two]) await editFacts(page, project, '发行人')
  await two.page.locator('[name="issuer.address"]').fill('他人先保存的住所（示例）')
  await two.page.locator('[name="issuer.phone"]').fill('010-80000000')
  await submit(two.page, two.page.getByRole('button', { name: '保存', exact: true }))
  const { page } = one
  const before = await page.locator('[name="issuer.address"]').inputValue()
  await page.locator('[name="issuer.address"]').fill('我后保存的住所（示例）')
  await submit(page, page.getByRole('button', { name: '保存', exact: true }))
  const compared = page.getByRole('region', { name: '同时修改的内容' })
  const said = await compared.innerText()
  for (const part of [before, '他人先保存的住所（示例）', '我后保存的住所（示例）']) expect(said).toContain(part)
  expect(await compared.locator('tbody tr').count()).toBe(1)
  expect(await page.locator('[name="issuer.phone"]').inputValue()).toBe('010-80000000')
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await compared.getByLabel('我填写的').check()
  await submit(page, page.getByRole('button', { name: '保存', exact: true }))
  expect(await words(page)).toContain('我后保存的住所（示例）')
  expect(await words(page)).toContain('010-80000000')
})

test('10: a reply with unanswered opinions does not leave: each is named, and reached by a link', async () => {
  const at = await bank()
  await at.open('26海策K3', '注册')
  const act = at.page.locator('.act-line, .act-fold').filter({ hasText: '提交回复' })
  expect(await act.innerText()).toContain('第 1、2、3、4 条尚未答复')
  expect(await act.locator('button[type=submit]').count()).toBe(0)
  await at.follow('反馈意见与答复')
  const open = at.page.locator('article[id^=item-]').filter({ hasText: '未答复' })
  expect(await open.count()).toBe(4)
})

test('11: without scripts, on a telephone: read, hand in a paper, answer, submit', async () => {
  const at = await bank(0, bare)
  const { page } = at
  await at.open('26海策K1', '注册')
  const run = page.url()
  const project = run.replace(/\/runs\/.*$/, '')
  await page.goto(`${project}/filings`)
  await submit(page, page.locator('main a[href*="/filings/"]').filter({ hasText: '法律意见书' }).first())
  await page.locator('#upload input[type=file]').setInputFiles(scanned)
  await at.presses('上传', { note: '修订后的法律意见书（示例）' })
  await page.goto(`${project}/rounds`)
  const count = await page.locator('article[id^=item-]').count()
  for (let item = 0; item < count; item += 1) {
    const one = page.locator('article[id^=item-]').nth(item)
    await one.locator('> details > summary').last().click()
    await one.locator('[name=text]').fill('已补充披露（示例）')
    await submit(page, one.getByRole('button', { name: '保存草稿' }))
  }
  expect(await overflow(page)).toBe(0)
  await page.goto(run)
  expect(await at.does('提交回复', { note: '逐条回复（示例）' })).toContain('提交回复')
})

test('15: what takes something away asks again, by the name of the thing', async () => {
  const at = await bank(0, bare)
  await at.open('26海策K3', '注册')
  const withdraw = actOf(at.page, '撤回申请')
  await withdraw.locator('> summary').click()
  expect(await withdraw.innerText()).toContain('将对「26海策K3」办理「撤回申请」')
  const keeper = await house.seat('platform', 'administrator', 0, bare)
  await keeper.page.goto(`${house.url()}/people/${personId('wealth', 'investor', 1)}`)
  const name = await keeper.page.locator('h1').innerText()
  const fold = keeper.page.locator('details.confirm').filter({ hasText: '停用账号' })
  expect(await fold.locator('button').isVisible()).toBe(false)
  await fold.locator('summary').click()
  expect(await fold.innerText()).toContain(`确定停用账号「${name.replace(/\s*示例.*$/s, '')}`)
  expect([await axe(keeper.page), await overflow(keeper.page)]).toEqual([[], 0])
  await submit(keeper.page, fold.locator('button'))
  expect(await words(keeper.page)).toContain('启用')
})
