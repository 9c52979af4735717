import type { FilingDocument } from './blocks.ts'
import { noteNumbers } from './circled.ts'
import { runStyles, tellWords } from './document-words.ts'
import { openAhead } from './fonts/shelf.ts'
import { openTypefaces, type Typeface, type Typefaces } from './fonts/typefaces.ts'
import { engineWords } from './layout/compose.ts'
import { deepMarks } from './list-marks.ts'
import { type MissingGlyph, noFace, refuse, whyRefused } from './missing-glyph.ts'

function codePointsOf(document: FilingDocument): number[] {
  const seen = new Set<number>()
  const basic = new Uint8Array(0x10000)
  const look = (text: string) => {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (basic[unit]) continue
      const codePoint = text.codePointAt(at) ?? unit
      if (codePoint > 0xffff) at++
      else basic[unit] = 1
      seen.add(codePoint)
    }
  }
  look(engineWords)
  look(noteNumbers(document.blocks))
  look(deepMarks(document.blocks))
  tellWords(document, look)
  return [...seen]
}

function typefacesOf(document: FilingDocument): Typeface[] {
  const { bold, kai, kaiBold } = runStyles(document)
  return [
    'song',
    'hei',
    ...(bold ? ['song-bold' as const] : []),
    ...(kai ? ['kai' as const] : []),
    ...(kaiBold ? ['kai-bold' as const] : []),
  ]
}

/** Names where each refused code point is met first. Only walked when there is one. */
function refuseWithPlaces(document: FilingDocument, reasons: ReadonlyMap<number, string>): MissingGlyph {
  const places = new Map<number, { codePoint: number; where: string; why: string }>()
  tellWords(document, (text, where) => {
    for (const char of text) {
      const codePoint = char.codePointAt(0) ?? 0
      const why = reasons.get(codePoint)
      if (why && !places.has(codePoint)) places.set(codePoint, { codePoint, where, why })
    }
  })
  return refuse([...places.values()])
}

/** Opens the faces for every character of the document, or says which characters cannot be printed. */
export async function facesFor(document: FilingDocument): Promise<{ ok: true; typefaces: Typefaces } | MissingGlyph> {
  const used = typefacesOf(document)
  const opening = openAhead(used)
  const codePoints = codePointsOf(document)
  const reasons = new Map<number, string>()
  for (const codePoint of codePoints) {
    const why = whyRefused(codePoint)
    if (why) reasons.set(codePoint, why)
  }
  const white = new Set([0x09, 0x0a, 0x0d])
  const wanted = codePoints.filter((codePoint) => !white.has(codePoint) && !reasons.has(codePoint))
  await opening
  const { typefaces, missing } = openTypefaces(used, wanted)
  for (const codePoint of missing) reasons.set(codePoint, noFace)
  return reasons.size > 0 ? refuseWithPlaces(document, reasons) : { ok: true, typefaces }
}
