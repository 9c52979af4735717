import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchChromium } from './chromium.ts'

export type PageOptions = {
  /** CSS pixels; the height follows: a phone below 600, else a desk. */
  width?: number
  javaScriptEnabled?: boolean
  /** Where the viewer's clock is; at the market's, unless said otherwise. */
  zone?: string
  /** The test expects errors on the console (a 404, a refused form) and looks at them itself. */
  tolerant?: boolean
}

const scriptless = new WeakSet<Page>()

/**
 * One Chromium for a test file, a fresh visitor for each `openPage`. After each test the visitors are gone, and whatever
 * a page complained of on its console (an exception, a refused script or style) fails the test.
 */
export function browserOfFile() {
  let browser: Browser
  let contexts: BrowserContext[] = []
  let complaints: string[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    const said = complaints
    complaints = []
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    expect(said, 'the console of the page').toEqual([])
  })

  const openPage = async ({
    width = 1440,
    javaScriptEnabled = true,
    tolerant = false,
    zone = 'Asia/Shanghai',
  }: PageOptions = {}) => {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      javaScriptEnabled,
      locale: 'zh-CN',
      timezoneId: zone,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    if (!javaScriptEnabled) scriptless.add(page)
    if (!tolerant) {
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    }
    return page
  }
  return { openPage }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page, one line for each element; an empty list is the aim. A strict CSP is no obstacle. */
export async function axe(page: Page): Promise<string[]> {
  if (scriptless.has(page)) return axeOfCopy(page)
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axeSource)
  // Only of what is wrong are the places described: that takes longer than the rules themselves.
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    "axe.run({ resultTypes: ['violations'], preload: false })",
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
}

/** Where scripts are off, axe's own would wait for ever: it looks at a copy of the page as it stands, without its scripts. */
async function axeOfCopy(page: Page): Promise<string[]> {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '')
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize(), locale: 'zh-CN' })
  if (!context) throw new Error('the browser is gone')
  const copy = await context.newPage()
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await copy.goto(page.url())
  return axe(copy).finally(() => context.close())
}

/** How far the page is wider than its window, in CSS pixels; 0 is the aim. */
export const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Saves a picture of the whole page under KEJIBAN_SCREENS, if that is set; gives its path. */
export async function screenshot(page: Page, name: string): Promise<string | undefined> {
  const folder = process.env.KEJIBAN_SCREENS
  if (!folder) return undefined
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true })
  return path
}
