import { describe, expect, test } from 'vitest'
import { paragraph } from '#templates/blocks.ts'
import { type Face, glyphOf } from '#templates/fonts/face.ts'
import { newTypefaces, type Typeface } from '#templates/fonts/typefaces.ts'
import { codePointName } from '#templates/missing-glyph.ts'
import { renderPdf } from '#templates/render.ts'
import { documentOf } from '../layout/compose-here.ts'
import { amended, generalStandard, levelOne, levelThree } from './character-sets.ts'
import { cellsOnSheet, glyphSheets, isInked } from './glyph-sheet.ts'
import { openPdf, picture } from './open-pdf.ts'

const typefaces = ['song', 'song-bold', 'hei', 'kai', 'kai-bold'] as const

/** Which face prints each character of a typeface, itself or in its stead. */
function byFace(typeface: Typeface, codePoints: readonly number[]): Map<Face, number[]> {
  const { fonts, refused, meet } = newTypefaces()
  const printed = new Map<Face, number[]>()
  for (const codePoint of codePoints) {
    const face = fonts[meet(typeface, codePoint)?.place ?? -1]?.face
    const own = face && printed.get(face)
    if (own) own.push(codePoint)
    else if (face) printed.set(face, [codePoint])
  }
  expect([...refused.keys()].map(codePointName)).toEqual([])
  return printed
}

/** Characters without an outline, or with the outline of the box that stands for a missing one. */
function boxed(face: Face, codePoints: readonly number[]): number[] {
  const outline = (glyph: number) => {
    const { data, from, to } = face.outlineOf(glyph)
    return data.subarray(from, to)
  }
  const box = outline(0)
  return codePoints.filter((codePoint) => {
    const drawn = outline(glyphOf(face, codePoint))
    return drawn.length === 0 || drawn.equals(box)
  })
}

/** Characters whose cell is blank, or shows another picture than the complete face; drawn by pdfium, without system fonts. */
async function wrong(ours: Uint8Array, whole: Uint8Array, codePoints: readonly number[]): Promise<number[]> {
  const [subset, complete] = [await openPdf(ours), await openPdf(whole)]
  const found: number[] = []
  for (let from = 0; from < codePoints.length; from += cellsOnSheet) {
    const on = codePoints.slice(from, from + cellsOnSheet)
    const page = from / cellsOnSheet
    const [shown, wanted] = [await picture(subset, page), await picture(complete, page)]
    if (Buffer.compare(shown.data, wanted.data) !== 0) found.push(...on)
    else found.push(...on.filter((_, at) => !isInked(shown, at)))
  }
  subset.destroy()
  complete.destroy()
  return found
}

const blank = /^[\p{White_Space}]$/u
const visible = (codePoint: number) => !blank.test(String.fromCodePoint(codePoint))
const every = [...new Set([...levelOne, ...generalStandard])].filter(visible)

/** Of each block the first and last, and every 499th between: characters of nearly all the small files of the rare face. */
const rare = levelThree.flatMap(([, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
    (codePoint) => codePoint === first || codePoint === last || (codePoint - first) % 499 === 0,
  ),
)

async function expectPrinted(typeface: Typeface, codePoints: readonly number[]) {
  for (const [face, own] of byFace(typeface, codePoints)) {
    expect(boxed(face, own).map(codePointName), face.name).toEqual([])
    const [ours, whole] = [await glyphSheets(face, own, false), await glyphSheets(face, own, true)]
    expect((await wrong(ours, whole, own)).map(codePointName), face.name).toEqual([])
  }
}

test('level 1 and the table of general standard characters are whole', () => {
  expect(every.filter((codePoint) => /\p{Unified_Ideograph}/u.test(String.fromCodePoint(codePoint))).length).toBe(
    27_766,
  )
  expect(new Set(generalStandard).size).toBe(8105)
  expect(generalStandard.filter((codePoint) => !levelOne.has(codePoint))).toHaveLength(196)
})

describe('every character of level 1 and of the general standard table is seen', () => {
  test.each(typefaces)('%s', (typeface) => expectPrinted(typeface, every), 30_000)
})

describe('characters of every block of level 3 are seen', () => {
  test.each(typefaces)('%s', (typeface) => expectPrinted(typeface, rare), 30_000)
})

test('a blank, a missing and an exchanged glyph are found', async () => {
  const [face] = [...byFace('song', [0x4e00]).keys()]
  if (!face) throw new Error('no face')
  const sheet = (codePoints: number[], whole: boolean) => glyphSheets(face, codePoints, whole)
  const asked = [0x4e00, 0x4e01]
  expect(await wrong(await sheet(asked, false), await sheet([0x4e00, 0x4e03], true), asked)).toEqual(asked)
  const spaced = [0x4e00, 0x20]
  expect(await wrong(await sheet(spaced, false), await sheet(spaced, true), spaced)).toEqual([0x20])
  expect(boxed(face, [0x4e00, 0x20, 0x30edd])).toEqual([0x20, 0x30edd])
})

test.each(amended)('a character of the amendment (%i) is refused by its code point and place', async (codePoint) => {
  const char = String.fromCodePoint(codePoint)
  const refusal = await renderPdf(documentOf([paragraph(`监事：王${char}。`)]))
  expect(refusal).toMatchObject({ ok: false, reason: 'missing-glyph' })
  if (!refusal.ok) expect(refusal.message).toContain(`“${char}”（${codePointName(codePoint)}，正文）`)
})
