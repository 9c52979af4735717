import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { wordCopy, wordName } from '#app/filings/word-copy.server.ts'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { codeModules } from '#templates/code-modules.ts'
import { codePicture } from '#templates/word/code-picture.ts'
import { documentOf } from '#tests/templates/layout/compose-here.ts'
import { sampleProspectus } from '#tests/templates/sample-prospectus.ts'

describe('a document for Word', () => {
  test('the same document gives the same bytes', () => {
    expect(wordCopy(sampleProspectus())).toEqual(wordCopy(sampleProspectus()))
  })

  test('the first file says what the others are, as Office asks', () => {
    const parts = unzipSync(wordCopy(documentOf([{ kind: 'code', link: 'https://a.example/', text: [['扫码查验']] }])))
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
    expect(parts['word/media/code1.bmp']).toEqual(codePicture('https://a.example/'))
  })

  test('comes in again through the gate for foreign files', async () => {
    expect(await inspectHere(wordCopy(sampleProspectus()))).toMatchObject({
      ok: true,
      reading: { kind: 'docx', warnings: [] },
    })
  })

  test('is saved under the name of its PDF', () => {
    expect(wordName('示例 M 募集说明书 第2版.PDF')).toBe('示例 M 募集说明书 第2版.docx')
    expect(wordName(null)).toBe('文件.docx')
  })
})

test('the picture holds the modules of the code, with the free modules around them', () => {
  const link = 'https://a.example/verify/0123456789'
  const modules = codeModules(link)
  const bytes = codePicture(link)
  const view = new DataView(bytes.buffer)
  const side = view.getUint32(18, true)
  const rowBytes = Math.ceil(side / 32) * 4
  const dark = (x: number, y: number) =>
    ((bytes[62 + (side - 1 - y) * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  expect(side).toBe((modules.length + 8) * 6)
  const seen = modules.map((row, y) => row.map((_, x) => dark((x + 4) * 6 + 3, (y + 4) * 6 + 3)))
  expect(seen).toEqual(modules)
  for (let x = 0; x < side; x += 1) expect(dark(x, 23) || dark(23, x)).toBe(false)
})
