import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { paragraph } from '#templates/blocks.ts'
import { readFace } from '#templates/fonts/face.ts'
import { codeOf, printedFont } from '#templates/fonts/printed-font.ts'
import { openFace } from '#templates/fonts/shelf.ts'
import { CLOSING, classOf, NO_START, OPENING } from '#templates/layout/punctuation.ts'
import { subset } from '#templates/pdf/subset.ts'
import { renderPdf } from '#templates/render.ts'
import { documentOf } from '../layout/compose-here.ts'
import { rendered } from './open-pdf.ts'

/** What went wrong with other engines and libraries, each kept from coming back. */

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sources = ['templates', 'app'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
)
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

test('a font with CFF outlines is refused: its subsets were drawn by no reader', () => {
  const song = openFace('song').data
  const cff = Buffer.from(song.subarray(0, 4096))
  for (let record = 12; record < 12 + cff.readUInt16BE(4) * 16; record += 16)
    if (cff.toString('latin1', record, record + 4) === 'glyf') cff.write('CFF ', record, 'latin1')
  expect(() => readFace(cff, 'Cff')).toThrow('no table glyf')
})

test('a character without a glyph never becomes an empty box: it has no code, and what holds it is refused', async () => {
  expect(codeOf(printedFont(openFace('song'), 'F1'), 0x30edd)).toBe(0)
  expect(await renderPdf(documentOf([paragraph('\u{30edd}')]))).toMatchObject({ reason: 'missing-glyph' })
})

test('offsets of a subset are long however small it is: a short table read as a long one prints nothing', () => {
  const font = printedFont(openFace('hei'), 'F1')
  for (const char of '承诺函') codeOf(font, char.codePointAt(0) ?? 0)
  const small = subset(font.face, font.glyphs)
  const table = (tag: string) => {
    const record = small.indexOf(tag, 12, 'latin1')
    return { at: small.readUInt32BE(record + 8), length: small.readUInt32BE(record + 12) }
  }
  expect(small.readInt16BE(table('head').at + 50)).toBe(1)
  expect(table('loca').length).toBe((font.glyphs.length + 1) * 4)
})

test('two code points with one glyph have codes of their own, so that each comes back as itself', () => {
  const song = openFace('song')
  const { basic } = song.characters
  const places = new Map<number, number>()
  const twins: [number, number][] = []
  for (let codePoint = 0x2f00; codePoint < 0xa000; codePoint += 1) {
    const glyph = basic[codePoint] ?? 0
    const other = places.get(glyph)
    if (glyph && other !== undefined) twins.push([other, codePoint])
    places.set(glyph, codePoint)
  }
  const [one, other] = twins[0] ?? [0x4e00, 0x4e01]
  expect(twins.length).toBeGreaterThan(0)
  const font = printedFont(song, 'F1')
  expect(codeOf(font, one)).not.toBe(codeOf(font, other))
})

test('nothing is packed in JavaScript, no finished file is read again, no file is encrypted', async () => {
  expect(filesWith(/flateStream|PDFFlateStream|\bpako\b|\.save\(\{/)).toEqual([])
  expect(filesWith(/PDFDocument\.load/)).toEqual([])
  const { bytes } = await rendered(documentOf([paragraph('正文')]))
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('/Encrypt')
})

test('no other embedder of fonts is in the lock file', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  expect(lock).not.toMatch(/"node_modules\/(@pdf-lib\/fontkit|fontkit|pdfmake|pdfkit)"/)
})

describe('full-width marks in the sources are still full-width', () => {
  test.each([
    ['\uFF0C', CLOSING | NO_START],
    ['\u3002', CLOSING | NO_START],
    ['\uFF09', CLOSING | NO_START],
    ['\u300D', CLOSING | NO_START],
  ])('%s closes', (mark, bits) => expect(classOf(mark.codePointAt(0) ?? 0) & bits).toBe(bits))

  test.each(['\uFF08', '\u300C', '\u201C', '\u3010'])('%s opens', (mark) =>
    expect(classOf(mark.codePointAt(0) ?? 0) & OPENING).toBe(OPENING))

  test('their ASCII fellows have no blank to squeeze', () => {
    for (const mark of ',.:;!?()[]') expect(classOf(mark.charCodeAt(0)) & (CLOSING | OPENING)).toBe(0)
  })
})
