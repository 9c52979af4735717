import { type Face, glyphOf } from './face.ts'

/**
 * A face as one document uses it. Character codes are given in order of first use, one for each **code point** even
 * where two share a glyph, so that the way back from code to text is unambiguous; code 0 stays .notdef and unused.
 * `widths` are those of the codes, in thousandths of an em.
 */
export type PrintedFont = {
  face: Face
  resource: string
  glyphs: number[]
  codePoints: number[]
  widths: number[]
  basic: Uint16Array
  supplementary: Map<number, number>
}

export const printedFont = (face: Face, resource: string): PrintedFont => ({
  face,
  resource,
  glyphs: [0],
  codePoints: [0],
  widths: [face.widths[0] ?? 0],
  basic: new Uint16Array(0x10000),
  supplementary: new Map(),
})

/** The code of a character, given at its first use; 0 where the face has no drawing for it. */
export function codeOf(font: PrintedFont, codePoint: number): number {
  const known = (codePoint < 0x10000 ? font.basic[codePoint] : font.supplementary.get(codePoint)) ?? 0
  if (known) return known
  const glyph = glyphOf(font.face, codePoint)
  if (!glyph) return 0
  const code = font.glyphs.push(glyph) - 1
  font.codePoints.push(codePoint)
  font.widths.push(font.face.widths[glyph] ?? 0)
  if (codePoint < 0x10000) font.basic[codePoint] = code
  else font.supplementary.set(codePoint, code)
  return code
}
