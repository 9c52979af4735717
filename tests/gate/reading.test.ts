import { describe, expect, test } from 'vitest'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { pageWarnings } from '#app/gate/page-warnings.ts'
import { readPages } from '#app/gate/pdf-text.server.ts'
import { exchangePublic } from '#tests/support/dossiers.ts'
import { paperObjects, pdfOf, smallPdf } from '#tests/support/small-pdf.ts'
import { smallDocx } from '#tests/support/small-zip.ts'

async function read(bytes: Uint8Array) {
  const looked = await inspectHere(bytes)
  if (!looked.ok) throw new Error(looked.message)
  return looked.reading
}

/** An A5 page whose words are object `contents`. */
const small = (contents: number) => ({
  dict: `/Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R`,
})

describe('what the gate reads of an honest file', async () => {
  test('a paper of the house: its pages, its faces, all of its words with the rarest characters', async () => {
    const printed = await inProcessPrinter.print('prospectus', {
      ...exchangePublic,
      issuer: {
        ...exchangePublic.issuer,
        name: { ...exchangePublic.issuer.name, value: '示例𬭊𫟹㛃䶮科技股份有限公司' },
      },
    })
    if (!printed.ok) throw new Error(printed.message)
    const reading = await read(printed.bytes)
    expect(reading).toMatchObject({ kind: 'pdf', pages: printed.pages })
    expect(reading.text.replace(/\s/g, '')).toContain('示例𬭊𫟹㛃䶮科技股份有限公司')
    expect(reading.text).toContain('募集说明书')
    expect(reading.fonts.length).toBeGreaterThan(1)
    expect(reading.fonts.every(({ embedded }) => embedded)).toBe(true)
  })

  test('a face that does not come with the file is told, and so is a scan without words', async () => {
    expect(await read(smallPdf('The opinion of counsel', 3))).toMatchObject({
      pages: 3,
      text: expect.stringMatching(/^The opinion of counsel/),
      warnings: [expect.stringContaining('Helvetica')],
    })
    expect((await read(smallPdf(''))).warnings).toContainEqual(expect.stringContaining('扫描件'))
  })

  test('pages are kept apart, and told by number where they are no A4 or have no words', async () => {
    const objects = [...paperObjects('The words of a page', 6)]
    for (const page of [2, 3]) objects[3 + page * 2] = small(5 + page * 2)
    objects[4] = { dict: '', stream: '' }
    const reading = await read(pdfOf(objects))
    expect(reading.text.split('\f').map((words) => words.length > 0)).toEqual([false, true, true, true, true, true])
    expect(reading.warnings).toEqual(
      expect.arrayContaining([
        '第 3–4 页不是 A4 纸（如 148×210 毫米）',
        '第 1 页没有文字层（空白页或扫描件），检索不到',
      ]),
    )
  })

  test('a claim of a hundred thousand pages makes none', async () => {
    const objects = paperObjects('one page')
    objects[1] = { dict: '/Type /Pages /Count 100000 /Kids [4 0 R]' }
    const reading = await read(pdfOf(objects))
    expect(reading.pages).toBe(1)
    expect(reading.text).toContain('one page')
    expect(reading.warnings).toContain('页面目录里有 1 页，文件自称 100000 页')
  })

  test('when the share of the processor is used, the pages that are left have no words, and that is told', async () => {
    const { pages } = await readPages(Buffer.from(smallPdf('words', 4)), { most: 4, seconds: -1 })
    expect(pages.map(({ words }) => words)).toEqual([null, null, null, null])
    expect(pageWarnings(pages)).toEqual(['全部 4 页未能读出文字，检索不到'])
  })

  test('a text that speaks of JavaScript and Launch is no danger; links and signatures are told', async () => {
    const objects = [
      ...paperObjects('A course in JavaScript: /S /Launch /JS'),
      { dict: '/Title (About /JavaScript and /Launch)' },
      { dict: '/Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.test) >>' },
      { dict: '/Type /Sig /Contents <00>' },
    ]
    expect((await read(pdfOf(objects))).warnings).toEqual(
      expect.arrayContaining(['含有 1 处网页链接', '含有 1 处电子签名（未验证）']),
    )
  })

  test('an attachment that is JSON is data and is told', async () => {
    const objects = [...paperObjects('x'), { dict: '/EF << /F 7 0 R >>' }, { dict: '', stream: '{"amount":1}' }]
    expect((await read(pdfOf(objects))).warnings).toContainEqual(expect.stringContaining('1 个数据附件'))
  })

  test('Word: paragraphs as lines, pages as it states them', async () => {
    const app = { name: 'docProps/app.xml', data: '<Properties><Pages>12</Pages></Properties>' }
    expect(await read(smallDocx(['法律意见书', '一、主体资格 &amp; 授权'], [app]))).toMatchObject({
      kind: 'docx',
      pages: 12,
      text: '法律意见书\n一、主体资格 & 授权',
    })
  })
})
