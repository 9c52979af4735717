import type { Inline } from '../blocks.ts'
import { type Face, glyphOf } from '../fonts/face.ts'
import type { Typeface, Typefaces } from '../fonts/typefaces.ts'
import { classOf, gapBetween, LINE_FEED } from './punctuation.ts'

/**
 * A paragraph, character by character. All widths and gaps are thousandths of an em, so a text is measured once for
 * any size. `gaps[i]` is the space between character i and the next; `faces[i]` a place in the document's faces.
 */
export type MeasuredText = {
  codePoints: number[]
  classes: number[]
  widths: number[]
  gaps: number[]
  faces: number[]
  links: { from: number; to: number; target: string }[]
  changes: { from: number; to: number; change: 'deleted' | 'inserted' }[]
}

/** Measures runs in a typeface; `bold` and `kai` runs change hands and come back. */
export type Measure = (words: string | readonly Inline[], typeface?: Typeface) => MeasuredText

const typefaceOf = (base: Typeface, run: Exclude<Inline, string>): Typeface => {
  const kai = run.kai === true || base === 'kai' || base === 'kai-bold'
  const bold = run.bold === true || base === 'song-bold' || base === 'kai-bold'
  if (kai) return bold ? 'kai-bold' : 'kai'
  return bold && base !== 'hei' ? 'song-bold' : base
}

function appendRun(measured: MeasuredText, run: string, typefaces: Typefaces, typeface: Typeface): void {
  const choice = typefaces.choices[typeface]
  const face = choice && typefaces.faces[choice.primary]
  if (!choice || !face) throw new Error(`typeface ${typeface} was not opened for this document`)
  const { codePoints, classes, widths, gaps, faces } = measured
  for (let at = 0; at < run.length; at++) {
    let codePoint = run.charCodeAt(at)
    if (codePoint === 0x0d) continue
    if (codePoint === 0x09) codePoint = 0x20
    if (codePoint >= 0xd800 && codePoint < 0xdc00) {
      codePoint = run.codePointAt(at) ?? codePoint
      at++
    }
    const kind = classOf(codePoint)
    const last = classes.length - 1
    if (last >= 0) gaps[last] = gapBetween(classes[last] ?? 0, kind)
    codePoints.push(codePoint)
    classes.push(kind)
    gaps.push(0)
    if (kind === LINE_FEED) {
      widths.push(0)
      faces.push(choice.primary)
      continue
    }
    const glyph = glyphOf(face, codePoint)
    if (glyph) {
      widths.push(face.widths[glyph] ?? 0)
      faces.push(choice.primary)
    } else appendFallback(measured, codePoint, typefaces.faces, choice.fallback)
  }
}

function appendFallback(
  measured: MeasuredText,
  codePoint: number,
  faces: readonly Face[],
  fallback: ReadonlyMap<number, number>,
) {
  const place = fallback.get(codePoint)
  const face = place === undefined ? undefined : faces[place]
  if (place === undefined || !face) throw new Error(`no face was opened for code point ${codePoint.toString(16)}`)
  measured.widths.push(face.widths[glyphOf(face, codePoint)] ?? 0)
  measured.faces.push(place)
}

export const measureWith =
  (typefaces: Typefaces): Measure =>
  (words, typeface = 'song') => {
    const measured: MeasuredText = {
      ...{ codePoints: [], classes: [], widths: [], gaps: [], faces: [] },
      ...{ links: [], changes: [] },
    }
    if (typeof words === 'string') appendRun(measured, words, typefaces, typeface)
    else
      for (const run of words) {
        if (typeof run === 'string') {
          appendRun(measured, run, typefaces, typeface)
          continue
        }
        const from = measured.codePoints.length
        appendRun(measured, run.text, typefaces, typefaceOf(typeface, run))
        const to = measured.codePoints.length
        if (run.link) measured.links.push({ from, to, target: run.link })
        if (run.change) measured.changes.push({ from, to, change: run.change })
      }
    return measured
  }

/** Width of a text that is not broken, in thousandths of an em. */
export function naturalWidth(text: MeasuredText): number {
  let width = 0
  for (let at = 0; at < text.widths.length; at++) width += (text.widths[at] ?? 0) + (text.gaps[at] ?? 0)
  return width
}
