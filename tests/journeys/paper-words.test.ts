import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { axe, browserOfFile, overflow, screenshot } from '../support/browser.ts'
import { sitDown, submit } from '../support/sitter.ts'
import { smallPdf } from '../support/small-pdf.ts'

let application: RunningApplication
let maker: { person: string; at: string; prospectus: string }

/** Somebody who writes the papers of a filing that is being prepared. */
async function findMaker() {
  const db = connect(join(inject('demoData'), 'kejiban.sqlite'), { readonly: true })
  const found = await db
    .selectFrom('run')
    .innerJoin('seat', 'seat.project', 'run.project')
    .innerJoin('assignment', 'assignment.seat', 'seat.id')
    .innerJoin('filing', 'filing.scope_id', 'run.subject_id')
    .select(['assignment.person', 'run.project', 'filing.id as prospectus'])
    .where('run.stage', '=', 'registration')
    .where('run.state', '=', 'preparing')
    .where('seat.capacity', '=', 'lead-underwriter')
    .where('assignment.duty', '=', 'maker')
    .where('assignment.until_at', 'is', null)
    .where('filing.template', '=', 'prospectus')
    .where('filing.id', 'in', (eb) => eb.selectFrom('filing_version').select('filing').where('state', '=', 'ready'))
    .executeTakeFirstOrThrow()
  await db.destroy()
  return { person: found.person, at: `/projects/${found.project}/filings`, prospectus: found.prospectus }
}

beforeAll(async () => {
  maker = await findMaker()
  application = await startApplication({ demo: inject('demoData') })
})
afterAll(() => application.stop())

const { openPage } = browserOfFile()
const versions = (page: Page) => page.getByRole('rowheader', { name: /^第 \d+ 版/ }).count()
const clean = async (page: Page) => expect([await axe(page), await overflow(page)]).toEqual([[], 0])

/** Asks for a version and calls it off; where the machine was quicker than the press, once more. */
async function callOff(page: Page, address: string): Promise<{ said: string; before: number }> {
  for (let turn = 1; ; turn += 1) {
    await page.goto(address)
    const before = await versions(page)
    await submit(page, page.getByRole('button', { name: /^生成(新版本)?$/ }))
    await submit(page, page.getByRole('button', { name: /^取消生成第 \d+ 版$/ }))
    const said = await page.locator('main').innerText()
    if (!said.includes('来不及取消') || turn === 3) return { said, before }
  }
}

describe.each([
  { width: 390, javaScriptEnabled: false },
  { width: 1440, javaScriptEnabled: true },
])('papers at $width px, JavaScript $javaScriptEnabled', (options) => {
  test('a printing is called off; what is printed is found by its words, and the way leads to their heading', async () => {
    const page = await openPage({ ...options, tolerant: true })
    await sitDown(page, application.url, maker.person)
    const { said, before } = await callOff(page, `${application.url}${maker.at}/${maker.prospectus}`)
    expect(said).toContain('的生成已取消，没有留下任何文件')
    expect(await versions(page)).toBe(before)
    await clean(page)

    await page.goto(`${application.url}${maker.at}`)
    await page.getByRole('link', { name: '正文检索' }).click()
    await page.getByRole('searchbox', { name: '文件中的词句' }).fill('募集资金')
    await page.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(/search\?q=/)
    // The worker reads the demo's papers in, the newest first; the page is asked again until it is there.
    await expect
      .poll(async () => {
        await page.reload()
        return page.locator('.passages mark').count()
      })
      .toBeGreaterThan(0)
    await clean(page)
    await screenshot(page, `hits-${options.width}`)
    const passage = page.locator('.passages a[href*="at=doc-"]').first()
    const place = /at=(doc-[^#&]+)/.exec((await passage.getAttribute('href')) ?? '')?.[1]
    await passage.click()
    await page.waitForURL(/#preview$/)
    expect(await page.locator('iframe').getAttribute('src')).toMatch(new RegExp(`/preview#${place}$`))
    const heading = page.frameLocator('iframe').locator(`#${place}`)
    expect(await heading.count()).toBe(1)
  })

  test('the scan of a seal page goes in by its field, comes back as it was, and is read on the page', async () => {
    const page = await openPage({ ...options, tolerant: true })
    await sitDown(page, application.url, maker.person)
    await page.goto(`${application.url}${maker.at}/signatures`)
    const buffer = Buffer.from(smallPdf(`sealed ${options.width}`))
    const form = page.locator('form:has(input[type=file])').first()
    const scan = { name: '盖章页.pdf', mimeType: 'application/pdf', buffer }
    await form
      .getByLabel(/的扫描件$/)
      .first()
      .setInputFiles(scan)
    await submit(page, form.getByRole('button', { name: /^登记/ }))
    expect(await page.locator('main').innerText()).toContain('收存扫描件 1 份')
    await clean(page)
    await screenshot(page, `scans-${options.width}`)
    const link = page.getByRole('link', { name: '盖章页.pdf' }).first()
    const answer = await page.context().request.get(`${application.url}${await link.getAttribute('href')}`)
    expect(Buffer.from(await answer.body()).equals(buffer)).toBe(true)
    expect(answer.headers()['content-disposition']).toContain('attachment')
    await page
      .getByRole('link', { name: /^查看.+的扫描件$/ })
      .first()
      .click()
    await page.getByRole('searchbox', { name: '在本文件中查找' }).fill('sealed')
    await page.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(/q=sealed/)
    expect(await page.locator('.reader-words mark').innerText()).toBe('sealed')
    const picture = page.getByRole('img', { name: '第 1 页的图像' })
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    await clean(page)
  })
})
