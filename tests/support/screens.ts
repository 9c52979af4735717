import { type Sitter, submit } from './sitter.ts'
import { smallPdf } from './small-pdf.ts'

/** On the page of papers: looks again until none is being printed any more. */
export async function untilPrinted({ page }: Sitter): Promise<void> {
  const waiting = page.getByText('文件正在生成')
  for (const end = Date.now() + 90_000; (await waiting.count()) > 0; ) {
    if (Date.now() > end) throw new Error('the papers are not printed')
    await page.waitForTimeout(300)
    await page.reload()
  }
}

/** On the page of papers: everything the platform writes. */
export async function generateAll(bank: Sitter): Promise<void> {
  await bank.presses(/^生成待编制的/)
  await untilPrinted(bank)
}

/** A scan of one page. */
export const scanned = {
  name: '扫描件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(smallPdf('sample')),
}

/** On the page of papers: every paper that others make is handed in by its own form. */
export async function uploadMissing(bank: Sitter): Promise<void> {
  const list = bank.page.url()
  const missing = bank.page.getByRole('link', { name: /^上传/ })
  while ((await missing.count()) > 0) {
    await bank.follow(/^上传/)
    await bank.page.locator('input[type=file]').setInputFiles(scanned)
    await bank.presses('上传', { pages: '1', note: '示例' })
    await bank.page.goto(list)
  }
}

/** On the page of opinions: the n-th is answered, as a draft. */
export async function answer({ page }: Sitter, at: number): Promise<void> {
  const item = page.locator('article.item').nth(at)
  await item.locator('details > summary').click()
  await item.locator('[name=text]').fill('已补充披露并列示测算依据（示例）')
  await item.locator('[name=changed]').fill('募集资金不低于百分之七十投向科技创新领域（示例）')
  await item.locator('[name=verification]').fill('经核查，披露充分（示例）')
  await submit(page, item.getByRole('button', { name: '保存草稿' }))
}
