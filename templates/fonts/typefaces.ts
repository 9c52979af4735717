import { noFace, whyRefused } from '../missing-glyph.ts'
import { type Face, glyphOf } from './face.ts'
import { codeOf, type PrintedFont, printedFont } from './printed-font.ts'
import { openRareFace } from './rare-blocks.ts'
import { type FaceName, openFace } from './shelf.ts'

/** The hands a document is set in: 宋 for text, 黑 for headings, 楷 for quoted or changed text, each with a bold where used. */
export type Typeface = FaceName

/** Faces tried in turn for a character that the typeface lacks; the rare ideographs of HanaMin come between. */
const fallbacks: Record<Typeface, { before: FaceName[]; after: FaceName[] }> = {
  song: { before: [], after: ['kai', 'hei'] },
  'song-bold': { before: [], after: ['kai-bold', 'hei'] },
  hei: { before: [], after: ['song-bold', 'kai-bold'] },
  kai: { before: ['song'], after: ['hei'] },
  'kai-bold': { before: ['song-bold'], after: ['hei'] },
}

/** A character where it is printed: the place of its font among those of the document, and its code there. */
export type Printed = { place: number; code: number }

/**
 * The typefaces of one document, each opened when it is first asked for. `fonts` are those met so far, in that order; what
 * cannot be printed is in `refused` with the reason.
 */
export type Typefaces = {
  fonts: readonly PrintedFont[]
  refused: ReadonlyMap<number, string>
  /** The place of a typeface's own font. */
  placeOf: (typeface: Typeface) => number
  /** Gives a character its code, in another face at need; null when it is refused. */
  meet: (typeface: Typeface, codePoint: number) => Printed | null
}

function insteadOf(typeface: Typeface, codePoint: number): Face | null {
  const { before, after } = fallbacks[typeface]
  for (const name of before) if (glyphOf(openFace(name), codePoint)) return openFace(name)
  const rare = openRareFace(codePoint)
  if (rare) return rare
  for (const name of after) if (glyphOf(openFace(name), codePoint)) return openFace(name)
  return null
}

export function newTypefaces(): Typefaces {
  const fonts: PrintedFont[] = []
  const refused = new Map<number, string>()
  const places = new Map<Face, number>()
  const place = (face: Face): number => {
    const known = places.get(face)
    if (known !== undefined) return known
    fonts.push(printedFont(face, `F${fonts.length + 1}`))
    places.set(face, fonts.length - 1)
    return fonts.length - 1
  }
  const instead = new Map<string, Face | null>()
  const otherFace = (typeface: Typeface, codePoint: number): Face | null => {
    const key = `${typeface} ${codePoint}`
    const known = instead.get(key)
    if (known !== undefined) return known
    const face = insteadOf(typeface, codePoint)
    instead.set(key, face)
    return face
  }
  const codeIn = (face: Face, codePoint: number): Printed => {
    const at = place(face)
    const font = fonts[at]
    return { place: at, code: font ? codeOf(font, codePoint) : 0 }
  }
  return {
    fonts,
    refused,
    placeOf: (typeface) => place(openFace(typeface)),
    meet: (typeface, codePoint) => {
      const why = whyRefused(codePoint)
      if (why) refused.set(codePoint, why)
      if (why) return null
      const own = openFace(typeface)
      const face = glyphOf(own, codePoint) ? own : otherFace(typeface, codePoint)
      if (!face) refused.set(codePoint, noFace)
      return face && codeIn(face, codePoint)
    },
  }
}
