import { describe, expect, test } from 'vitest'
import { type Face, glyphOf } from '#templates/fonts/face.ts'
import { openRareFace } from '#templates/fonts/rare-blocks.ts'
import { openFace } from '#templates/fonts/shelf.ts'
import { rareCharacters } from '../sample-prospectus.ts'
import { cellPixels, glyphSheets } from './glyph-sheet.ts'
import { openPdf, picture } from './open-pdf.ts'

/** Text extraction proves nothing about what is seen: a broken subset prints blanks and still extracts. So pixels. */
async function sameAsWhole(face: Face, codePoints: readonly number[]) {
  const [ours, whole] = await Promise.all(
    [false, true].map(async (complete) => picture(await openPdf(await glyphSheets(face, codePoints, complete)), 0)),
  )
  expect(ours?.data.length).toBeGreaterThan(100_000)
  expect(Buffer.compare(ours?.data ?? new Uint8Array(), whole?.data ?? new Uint8Array())).toBe(0)
  return ours ?? { width: 0, data: new Uint8Array() }
}

const ideographs = (face: Face, step: number): number[] => {
  const found: number[] = []
  for (let codePoint = 0x3400; codePoint < 0xa000; codePoint += step)
    if (glyphOf(face, codePoint)) found.push(codePoint)
  return found
}

describe('a subset prints what the complete face prints', () => {
  test.each([
    'song',
    'song-bold',
    'hei',
    'kai',
    'kai-bold',
  ] as const)('%s: ideographs, letters and marks', async (name) => {
    const face = openFace(name)
    const western = Array.from({ length: 0x5e }, (_, at) => 0x21 + at)
    const codePoints = [...western, ...ideographs(face, 19)].slice(0, 1600)
    const sheet = await sameAsWhole(face, codePoints)
    const blank = codePoints.filter((_, at) => cellPixels(sheet, at).every((pixel) => pixel > 200))
    expect(blank).toEqual([])
  })

  // Small subsets have broken other embedders: a short offset table read as a long one.
  test.each(['song', 'hei', 'kai'] as const)('%s: three characters', async (name) => {
    await sameAsWhole(
      openFace(name),
      [...'承诺函'].map((char) => char.codePointAt(0) ?? 0),
    )
  })

  test('the first rare face', async () => {
    const face = openRareFace(0x2a6a5)
    if (!face) throw new Error('no rare face')
    await sameAsWhole(face, [0x2a6a5, 0x2a6a4])
  })
})

test('rare characters of names: each has ink and none looks like another or like an empty box', async () => {
  const pictures: string[] = []
  for (const char of rareCharacters) {
    const codePoint = char.codePointAt(0) ?? 0
    const song = openFace('song')
    const face = glyphOf(song, codePoint) ? song : openRareFace(codePoint)
    if (!face) throw new Error(`no face for ${char}`)
    const sheet = await picture(await openPdf(await glyphSheets(face, [codePoint], false)), 0)
    const pixels = cellPixels(sheet, 0)
    expect(pixels.filter((pixel) => pixel < 128).length, char).toBeGreaterThan(15)
    pictures.push(Buffer.from(pixels).toString('base64'))
  }
  expect(new Set(pictures).size).toBe(rareCharacters.length)
})
