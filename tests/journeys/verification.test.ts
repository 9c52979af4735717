import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { type RunningApplication, startApplication } from '../support/application.ts'
import { axe, browserOfFile, overflow, screenshot } from '../support/browser.ts'
import { root } from '../support/source-file.ts'
import { type Visitor, visitor } from '../support/visitor.ts'

let application: RunningApplication
let underwriter: Visitor
let receipt: { version: string; project: string }

/** The last receipt of the demo, and somebody of the house that files the project. */
async function findReceipt() {
  const db = connect(join(inject('demoData'), 'kejiban.sqlite'), { readonly: true })
  const version = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .innerJoin('seat', 'seat.project', 'filing.project')
    .innerJoin('membership', 'membership.capacity', 'seat.capacity')
    .innerJoin('person', (on) =>
      on.onRef('person.id', '=', 'membership.person').onRef('person.organisation', '=', 'seat.organisation'),
    )
    .select(['filing_version.id as version', 'filing.project', 'person.id as person'])
    .where('filing.template', '=', 'receipt')
    .where('filing_version.state', '=', 'ready')
    .where('seat.capacity', '=', 'lead-underwriter')
    .orderBy('filing_version.made_at', 'desc')
    .executeTakeFirstOrThrow()
  await db.destroy()
  return version
}

beforeAll(async () => {
  application = await startApplication({ demo: inject('demoData') })
  const { person, ...found } = await findReceipt()
  receipt = found
  underwriter = visitor(application.url)
  await underwriter.takeSeat(person, 'lead-underwriter')
})
afterAll(() => application.stop())

const { openPage } = browserOfFile()

const fileOf = async (address: string): Promise<Buffer> =>
  Buffer.from(await (await underwriter.ask(address)).arrayBuffer())

describe.each([
  { width: 390, javaScriptEnabled: false },
  { width: 1440, javaScriptEnabled: true },
])('anybody at $width px, JavaScript $javaScriptEnabled', (options) => {
  test('learns of a receipt in hand that it is one, of another file that it is not, and no name', async () => {
    const buffer = await fileOf(`/files/${receipt.version}`)
    expect(buffer.subarray(0, 5).toString()).toBe('%PDF-')
    const page = await openPage({ ...options, tolerant: true })
    const ask = async (content: Buffer) => {
      await page.goto(`${application.url}/verify`)
      expect([await axe(page), await overflow(page)]).toEqual([[], 0])
      await page.setInputFiles('input[type=file]', { name: '回执.pdf', mimeType: 'application/pdf', buffer: content })
      await page.getByRole('button', { name: '核验这份文件' }).click()
      await page.waitForURL(/\/verify\/[0-9a-f]{64}$/)
      expect([await axe(page), await overflow(page)]).toEqual([[], 0])
      await screenshot(page, `verify-${options.width}-${content === buffer ? 'known' : 'unknown'}`)
      return page.locator('main').innerText()
    }
    expect(await ask(buffer)).toContain('这份回执由本平台出具')
    const changed = Buffer.from(buffer)
    changed[changed.length - 1] = 0x20
    expect(await ask(changed)).toContain('没有这份文件的报送记录')
  })

  test('types a hash, with blanks as they are copied, and is told what is no hash', async () => {
    const page = await openPage({ ...options, tolerant: true })
    await page.goto(`${application.url}/verify`)
    await page.getByRole('textbox', { name: '校验值' }).fill('ABCD 1234')
    await page.getByRole('button', { name: '核验', exact: true }).click()
    await page.waitForURL(/\/verify\/abcd1234$/)
    expect(await page.locator('main').innerText()).toContain('这里有 8 位')
    expect(await axe(page)).toEqual([])
  })
})

test('the archive of a project, taken from its page, is found whole by its verifier', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-archive-'))
  const path = join(folder, 'archive.zip')
  writeFileSync(path, await fileOf(`/projects/${receipt.project}/archive.zip`))
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'app/server/verify.mjs'), path], {
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/文件 \d+ 份，其中 [1-9]\d* 份与报送时封存的校验值相符/)])
  rmSync(folder, { recursive: true })
})
