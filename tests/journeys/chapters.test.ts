import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { personId } from '#seeds/cast.ts'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { axe, browserOfFile, overflow, screenshot } from '../support/browser.ts'
import { sitDown, submit } from '../support/sitter.ts'

let application: RunningApplication
let chapters: string

beforeAll(async () => {
  application = await startApplication({ demo: inject('demoData') })
  const db = connect(join(inject('demoData'), 'kejiban.sqlite'), { readonly: true })
  const { filing, project } = await db
    .selectFrom('chapter')
    .innerJoin('filing', 'filing.id', 'chapter.filing')
    .select(['chapter.filing', 'filing.project'])
    .executeTakeFirstOrThrow()
  await db.destroy()
  chapters = `${application.url}/projects/${project}/filings/${filing}/chapters`
})
afterAll(() => application.stop())

const { openPage } = browserOfFile()

const sit = async (person: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> => {
  const page = await openPage({ tolerant: true, ...options })
  await sitDown(page, application.url, person)
  return page
}

const looked = async (page: Page, name: string) => {
  await screenshot(page, name)
  return [await axe(page), await overflow(page)]
}

const press = (page: Page, name: string | RegExp) => submit(page, page.getByRole('button', { name, exact: true }))

const maker = personId('bank', 'lead-underwriter')
const second = personId('bank', 'lead-underwriter', 1)

test('without JavaScript on a telephone: a fault is told with its line, the text is saved, put to a second person and passed', async () => {
  const page = await sit(maker, { width: 390, javaScriptEnabled: false })
  await page.goto(chapters)
  expect(await looked(page, 'chapters-390')).toEqual([[], 0])
  await page
    .getByRole('link', { name: /发行条款/ })
    .first()
    .click()
  const typed = page.getByLabel('正文')
  expect(await typed.inputValue()).toContain('| 发行人 | {{issuer.name}} |')
  await typed.fill('# 主要条款\n\n发行人**{{issuer.nobody}}')
  await press(page, '保存')
  expect(await page.getByRole('alert').innerText()).toMatch(/第 3 行：/)
  expect(await looked(page, 'chapter-faults-390')).toEqual([[], 0])
  await page.getByLabel('正文').fill('# 主要条款\n\n发行人为**{{issuer.name}}**。')
  await press(page, '保存')
  await press(page, '提交复核')
  const checker = await sit(second)
  await checker.goto(`${application.url}/notices`)
  await submit(checker, checker.getByRole('link', { name: /请复核：.*发行条款/ }).first())
  expect(checker.url()).toBe(`${chapters}/terms`)
  expect(await checker.frameLocator('iframe').locator('article').innerText()).toContain(
    '发行人为示例远澜创业投资管理有限公司。',
  )
  expect(await looked(checker, 'chapter-check-1440')).toEqual([[], 0])
  await press(checker, '复核通过')
  expect(await checker.locator('main').innerText()).toContain('已复核')
})

test('two write at once: the second sees what both changed, and what he typed is there', async () => {
  const [one, other] = [await sit(maker), await sit(maker)]
  await one.goto(`${chapters}/proceeds`)
  await other.goto(`${chapters}/proceeds`)
  await one.getByLabel('正文').fill('先写的一段。')
  await press(one, '保存')
  await other.getByLabel('正文').fill('后写的一段。')
  await press(other, '保存')
  expect(await other.getByRole('alert').first().textContent()).toMatch(/本章已被他人改动[\s\S]*先写的一段/)
  expect(await other.getByLabel('正文').inputValue()).toBe('后写的一段。')
  expect(await looked(other, 'chapter-conflict-1440')).toEqual([[], 0])
  await press(other, '保存')
  expect(await other.locator('main').innerText()).toMatch(/第 2 稿\s+现行/)
})

test('out to Word and back: what is lost is named, a revision refused, a changed quote put back, a comment dealt with', async () => {
  const page = await sit(personId('yuanlan', 'issuer'))
  await page.goto(`${chapters}/issuer`)
  const parts = unzipSync(await (await page.request.get(`${chapters}/issuer/word`)).body())
  const xml = strFromU8(parts['word/document.xml']!)
    .replace(/(<w:tag w:val="kejiban:issuer.phone"\/>.*?<w:t [^>]*>)[^<]*/s, '$1010-00000000')
    .replace(
      '<w:sectPr',
      '<w:p><w:ins w:id="7" w:author="律师甲" w:date="2026-11-20T08:00:00Z"><w:r><w:t>律师另加一段。</w:t></w:r></w:ins><w:r><w:drawing/></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p><w:sectPr',
    )
  const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" w:author="律师甲" w:date="2026-11-20T08:00:00Z"><w:p><w:r><w:t>请与章程核对。</w:t></w:r></w:p></w:comment></w:comments>`
  const buffer = Buffer.from(
    zipSync({ ...parts, 'word/comments.xml': strToU8(comments), 'word/document.xml': strToU8(xml) }),
  )
  await page.setInputFiles('input[type=file]', { name: '第五章.docx', mimeType: 'application/octet-stream', buffer })
  await press(page, '上传并检查')
  const said = await page.locator('main').innerText()
  expect(said).toMatch(
    /带不回来的内容[\s\S]*图片[\s\S]*改动了引用的事实[\s\S]*010-00000000[\s\S]*律师甲[\s\S]*请与章程核对/,
  )
  expect(await looked(page, 'word-return-1440')).toEqual([[], 0])
  await page.getByRole('radio', { name: '拒绝', exact: true }).check({ force: true })
  await press(page, '按选择带回本章')
  const typed = await page.getByLabel('正文').inputValue()
  expect(typed).toContain('| 联系电话 | {{issuer.phone}} |')
  expect(typed).not.toContain('律师另加一段')
  expect(await page.locator('main').innerText()).toMatch(
    /有 1 条批注待办[\s\S]*请与章程核对[\s\S]*修订接受 0 处，拒绝 1 处/,
  )
  expect(await looked(page, 'chapter-remarks-1440')).toEqual([[], 0])
  await press(page, /^办结/)
  expect(await page.locator('main').innerText()).toMatch(/待办 0 条[\s\S]*已办结/)
})

test('to the review and to a stranger there are no chapters', async () => {
  for (const person of [personId('nafmii', 'venue-review'), personId('securities', 'lead-underwriter')]) {
    const page = await sit(person)
    for (const place of ['', '/risks', '/risks/preview', '/risks/word'])
      expect((await page.request.get(`${chapters}${place}`)).status()).toBe(404)
  }
})
