import { type Face, glyphOf } from '../fonts/face.ts'
import type { Page } from '../layout/page.ts'

/**
 * A face as one document uses it. Character codes are given in order of first use, one for each **code point** even
 * where two share a glyph, so that the way back from code to text is unambiguous; code 0 stays .notdef and unused.
 */
export type PrintedFont = {
  face: Face
  resource: string
  glyphs: number[]
  codePoints: number[]
  basic: Uint16Array
  supplementary: Map<number, number>
}

export const printedFont = (face: Face, resource: string): PrintedFont => ({
  face,
  resource,
  glyphs: [0],
  codePoints: [0],
  basic: new Uint16Array(0x10000),
  supplementary: new Map(),
})

export function codeOf(font: PrintedFont, codePoint: number): number {
  const known = (codePoint < 0x10000 ? font.basic[codePoint] : font.supplementary.get(codePoint)) ?? 0
  if (known) return known
  const glyph = glyphOf(font.face, codePoint)
  if (!glyph) throw new Error(`${font.face.name} has no glyph for code point ${codePoint.toString(16)}`)
  const code = font.glyphs.push(glyph) - 1
  font.codePoints.push(codePoint)
  if (codePoint < 0x10000) font.basic[codePoint] = code
  else font.supplementary.set(codePoint, code)
  return code
}

/** Gives every character of the pages its code, so that the fonts are known before the first page is written. */
export function giveCodes(pages: readonly Page[], fonts: readonly PrintedFont[]): void {
  for (const { placed } of pages)
    for (const { slab } of placed)
      for (const mark of slab.marks) {
        if (mark.kind !== 'text') continue
        const { codePoints, faces } = mark.text
        for (let at = mark.line.from; at < mark.line.to; at++) {
          const font = fonts[faces[at] ?? 0]
          const codePoint = codePoints[at] ?? 0
          if (font && !font.basic[codePoint]) codeOf(font, codePoint)
        }
      }
}
