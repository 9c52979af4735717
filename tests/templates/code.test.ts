import { describe, expect, test } from 'vitest'
import { heading, paragraph } from '#templates/blocks.ts'
import { codeModules, darkBars } from '#templates/code-modules.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { typeArea } from '#templates/layout/page.ts'
import { documentWords } from '#tests/support/document-words.ts'
import { documentOf } from './layout/compose-here.ts'
import { openPdf, picture, rendered, wordsOf } from './pdf/open-pdf.ts'

const link = `https://kejiban.example/verify/${'0123456789abcdef'.repeat(4)}`
const words = '手机扫描，或者打开上述网址'
const document = () =>
  documentOf([heading(1, '回执'), { kind: 'code', link, text: [[words], [link]] }, paragraph('完')])

/** The finder pattern of the standard: a ring of seven modules, a free ring, a core of three by three. */
const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']

describe('a QR code', () => {
  const modules = codeModules(link)

  test('has its three finder patterns and its timing pattern', () => {
    const last = modules.length - 7
    for (const [row, column] of [
      [0, 0],
      [0, last],
      [last, 0],
    ] as const)
      expect(
        finder.map((_, at) =>
          modules[row + at]
            ?.slice(column, column + 7)
            .map(Number)
            .join(''),
        ),
      ).toEqual(finder)
    for (let at = 8; at < modules.length - 8; at++) expect(modules[6]?.[at]).toBe(at % 2 === 0)
  })

  test('another address is another code; bars cover exactly the dark modules', () => {
    expect(codeModules(`${link}0`)).not.toEqual(modules)
    const covered = modules.map((row) => row.map(() => false))
    for (const { row, from, length } of darkBars(modules))
      for (let at = from; at < from + length; at++) covered[row]![at] = true
    expect(covered).toEqual(modules)
  })

  test('is on the page module by module, with four free modules around it, and its words can be read', async () => {
    const { bytes } = await rendered(document())
    const pdf = await openPdf(bytes)
    expect(wordsOf(pdf, 0)).toContain(words + link)
    const scale = 6
    const { width, height, data } = await picture(pdf, 0, scale)
    const from = Math.floor(typeArea.left * scale)
    const dark = (x: number, y: number) => (data[Math.round(y) * width + Math.round(x)] ?? 255) < 128
    // Below the running head.
    const head = Math.ceil(typeArea.top * scale)
    const row = Array.from({ length: height - head }, (_, y) => head + y).find((y) =>
      Array.from({ length: 60 }, (_, x) => dark(from + x, y)).some(Boolean),
    )
    const left = Array.from({ length: 200 }, (_, x) => from + x).find((x) => dark(x, (row ?? 0) + 2))
    if (row === undefined || left === undefined) throw new Error('no code on the page')
    const size = (Math.floor((96 / modules.length) * 100) / 100) * scale
    const seen = modules.map((cells, y) => cells.map((_, x) => dark(left + (x + 0.5) * size, row + (y + 0.5) * size)))
    expect(seen).toEqual(modules)
    for (let at = -3; at < modules.length + 4; at++) {
      expect(dark(left + at * size, row - 2 * size)).toBe(false)
      expect(dark(left - 2 * size, row + at * size)).toBe(false)
      expect(dark(left + (modules.length + 2) * size, row + at * size)).toBe(false)
    }
  })

  test('is drawn for the preview too; its words are words of the document', () => {
    const html = previewHtml(document())
    expect(html).toContain('doc-code-picture')
    expect(html).toContain(words)
    expect(documentWords(document()).map(({ text }) => text)).toContain(words)
  })
})
