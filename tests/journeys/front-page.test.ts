import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { axe, browserOfFile, overflow, screenshot } from '../support/browser.ts'

let application: RunningApplication
beforeAll(async () => {
  application = await startApplication({ demo: inject('demoData') })
})
afterAll(() => application.stop())

const { openPage } = browserOfFile()

describe.each([
  { width: 390, javaScriptEnabled: true },
  { width: 1440, javaScriptEnabled: true },
  { width: 1440, javaScriptEnabled: false },
])('a visitor at $width px, JavaScript $javaScriptEnabled', (visitor) => {
  test('finds the front page: in Chinese, accessible, no wider than the window', async () => {
    const page = await openPage(visitor)
    const answer = await page.goto(application.url)
    expect(answer?.status()).toBe(200)
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.locator('h1').count()).toBe(1)
    expect(await axe(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await screenshot(page, `front-page-${visitor.width}-${visitor.javaScriptEnabled ? 'js' : 'no-js'}`)
  })

  test('is told in Chinese that a page does not exist', async () => {
    const page = await openPage({ ...visitor, tolerant: true })
    const answer = await page.goto(`${application.url}/no-such-page`)
    expect(answer?.status()).toBe(404)
    expect(await page.locator('h1').innerText()).toMatch(/\p{Script=Han}/u)
    expect(await axe(page)).toEqual([])
  })
})
