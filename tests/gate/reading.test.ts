import { describe, expect, test } from 'vitest'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { exchangePublic } from '#tests/support/dossiers.ts'
import { paperObjects, pdfOf, smallPdf } from '#tests/support/small-pdf.ts'
import { smallDocx } from '#tests/support/small-zip.ts'

function read(bytes: Uint8Array) {
  const looked = inspectHere(bytes)
  if (!looked.ok) throw new Error(looked.message)
  return looked.reading
}

describe('what the gate reads of an honest file', () => {
  test('a paper of the house: its pages, its faces, all of its words with the rarest characters', async () => {
    const printed = await inProcessPrinter.print('prospectus', {
      ...exchangePublic,
      issuer: {
        ...exchangePublic.issuer,
        name: { ...exchangePublic.issuer.name, value: '示例𬭊𫟹㛃䶮科技股份有限公司' },
      },
    })
    if (!printed.ok) throw new Error(printed.message)
    const reading = read(printed.bytes)
    expect(reading).toMatchObject({ kind: 'pdf', pages: printed.pages })
    expect(reading.text.replace(/\s/g, '')).toContain('示例𬭊𫟹㛃䶮科技股份有限公司')
    expect(reading.text).toContain('募集说明书')
    expect(reading.fonts.length).toBeGreaterThan(1)
    expect(reading.fonts.every(({ embedded }) => embedded)).toBe(true)
  })

  test('a face that does not come with the file is told, and so is a scan without words', () => {
    expect(read(smallPdf('The opinion of counsel', 3))).toMatchObject({
      pages: 3,
      text: expect.stringMatching(/^The opinion of counsel/),
      warnings: [expect.stringContaining('Helvetica')],
    })
    expect(read(smallPdf('')).warnings).toContainEqual(expect.stringContaining('扫描件'))
  })

  test('a text that speaks of JavaScript and Launch is no danger; links and signatures are told', () => {
    const objects = [
      ...paperObjects('A course in JavaScript: /S /Launch /JS'),
      { dict: '/Title (About /JavaScript and /Launch)' },
      { dict: '/Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.test) >>' },
      { dict: '/Type /Sig /Contents <00>' },
    ]
    expect(read(pdfOf(objects)).warnings).toEqual(
      expect.arrayContaining(['含有 1 处网页链接', '含有 1 处电子签名（未验证）']),
    )
  })

  test('an attachment that is JSON is data and is told', () => {
    const objects = [...paperObjects('x'), { dict: '/EF << /F 7 0 R >>' }, { dict: '', stream: '{"amount":1}' }]
    expect(read(pdfOf(objects)).warnings).toContainEqual(expect.stringContaining('1 个数据附件'))
  })

  test('Word: paragraphs as lines, pages as it states them', () => {
    const app = { name: 'docProps/app.xml', data: '<Properties><Pages>12</Pages></Properties>' }
    expect(read(smallDocx(['法律意见书', '一、主体资格 &amp; 授权'], [app]))).toMatchObject({
      kind: 'docx',
      pages: 12,
      text: '法律意见书\n一、主体资格 & 授权',
    })
  })
})
