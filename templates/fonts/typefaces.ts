import { type Face, glyphOf } from './face.ts'
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

/**
 * The faces open for one document. `primary` and the values of `fallback` are places in `faces`; `fallback` holds just
 * the code points of this document that the primary face lacks.
 */
export type Typefaces = {
  faces: readonly Face[]
  choices: Readonly<Partial<Record<Typeface, { primary: number; fallback: ReadonlyMap<number, number> }>>>
}

function findFace(typeface: Typeface, codePoint: number): Face | null {
  const { before, after } = fallbacks[typeface]
  for (const name of before) if (glyphOf(openFace(name), codePoint)) return openFace(name)
  const rare = openRareFace(codePoint)
  if (rare) return rare
  for (const name of after) if (glyphOf(openFace(name), codePoint)) return openFace(name)
  return null
}

/** Opens what the text needs. `missing` lists, in order, the code points that no face draws. */
export function openTypefaces(
  used: Iterable<Typeface>,
  codePoints: readonly number[],
): { typefaces: Typefaces; missing: number[] } {
  const faces: Face[] = []
  const place = (face: Face): number => {
    const known = faces.indexOf(face)
    return known >= 0 ? known : faces.push(face) - 1
  }
  const missing = new Set<number>()
  const choices: Typefaces['choices'] & Record<string, unknown> = {}
  for (const typeface of used) {
    const face = openFace(typeface)
    const primary = place(face)
    const fallback = new Map<number, number>()
    for (const codePoint of codePoints) {
      if (glyphOf(face, codePoint)) continue
      const other = findFace(typeface, codePoint)
      if (other) fallback.set(codePoint, place(other))
      else missing.add(codePoint)
    }
    Object.assign(choices, { [typeface]: { primary, fallback } })
  }
  return { typefaces: { faces, choices }, missing: [...missing] }
}
