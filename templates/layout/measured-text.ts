import { type Inline, type Note, type Reference, type Words, wordsIn } from '../blocks.ts'
import { type Face, glyphOf } from '../fonts/face.ts'
import type { Typeface, Typefaces } from '../fonts/typefaces.ts'
import { CLOSING, classOf, gapBetween, halfEm, LINE_FEED, NO_START } from './punctuation.ts'

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
  /** What is known only when the pages are made; there for a text that has such places. */
  later?: Later[]
}

/** A place held open: one character for the mark of a footnote, three digits for the number of the page of a target. */
export type Later = { at: number; note: MeasuredText } | { at: number; page: string }

/** Measures runs in a typeface; `bold` and `kai` runs change hands and come back. */
export type Measure = (words: string | readonly Inline[], typeface?: Typeface) => MeasuredText

const typefaceOf = (base: Typeface, run: Words): Typeface => {
  const kai = run.kai === true || base === 'kai' || base === 'kai-bold'
  const bold = run.bold === true || base === 'song-bold' || base === 'kai-bold'
  if (kai) return bold ? 'kai-bold' : 'kai'
  return bold && base !== 'hei' ? 'song-bold' : base
}

/** Writes the characters of a run from place `from` on; gives the place after them. */
function setRun(measured: MeasuredText, from: number, run: string, typefaces: Typefaces, typeface: Typeface): number {
  let next = from
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
    if (next > 0) gaps[next - 1] = gapBetween(classes[next - 1] ?? 0, kind)
    codePoints[next] = codePoint
    classes[next] = kind
    gaps[next] = 0
    const glyph = glyphOf(face, codePoint)
    widths[next] = face.widths[glyph] ?? 0
    faces[next] = choice.primary
    if (kind === LINE_FEED) widths[next] = 0
    else if (glyph === 0) setFallback(measured, next, typefaces.faces, choice.fallback)
    next++
  }
  return next
}

function setFallback(
  measured: MeasuredText,
  at: number,
  faces: readonly Face[],
  fallback: ReadonlyMap<number, number>,
) {
  const codePoint = measured.codePoints[at] ?? 0
  const place = fallback.get(codePoint)
  const face = place === undefined ? undefined : faces[place]
  if (place === undefined || !face) throw new Error(`no face was opened for code point ${codePoint.toString(16)}`)
  measured.widths[at] = face.widths[glyphOf(face, codePoint)] ?? 0
  measured.faces[at] = place
}

const arrays = ['codePoints', 'classes', 'widths', 'gaps', 'faces'] as const

/** Room for so many characters at once: grown one by one, the arrays of a long text leave twice their size to collect. */
const roomFor = (length: number): MeasuredText => ({
  codePoints: new Array<number>(length),
  classes: new Array<number>(length),
  widths: new Array<number>(length),
  gaps: new Array<number>(length),
  faces: new Array<number>(length),
  links: [],
  changes: [],
})

export const measureWith =
  (typefaces: Typefaces): Measure =>
  (words, typeface = 'song') =>
    measureRuns(typeof words === 'string' ? [words] : words, typefaces, typeface)

function measureRuns(runs: readonly Inline[], typefaces: Typefaces, typeface: Typeface): MeasuredText {
  let length = 0
  for (const run of runs) length += wordsIn(run).length
  const measured = roomFor(length)
  let next = 0
  for (const run of runs) {
    const from = next
    if (typeof run === 'string') {
      next = setRun(measured, from, run, typefaces, typeface)
      continue
    }
    if (!('text' in run)) {
      next = hold(measured, from, run, typefaces, typeface)
      continue
    }
    next = setRun(measured, from, run.text, typefaces, typefaceOf(typeface, run))
    if (run.link) measured.links.push({ from, to: next, target: run.link })
    if (run.change) measured.changes.push({ from, to: next, change: run.change })
  }
  // Surrogate pairs and carriage returns took less room than their code units.
  if (next < length) for (const name of arrays) measured[name].length = next
  return measured
}

/** A footnote's mark is set small; its full square is this wide in the line it stands in. */
export const noteMarkWidth = 620
/** Three digits hold the place of a page number, so that its lines are broken before it is known. */
export const heldDigits = '000'

const noteSign = '\u2460'

/** Holds the place of a footnote's mark, which begins no line, or of 第58页, which links to what it names. */
function hold(measured: MeasuredText, from: number, part: Note | Reference, typefaces: Typefaces, typeface: Typeface) {
  measured.later ??= []
  if ('note' in part) {
    const next = setRun(measured, from, noteSign, typefaces, typeface)
    measured.classes[from] = NO_START
    measured.widths[from] = noteMarkWidth
    // Raised, it stands over the blank of the mark before it.
    if ((measured.classes[from - 1] ?? 0) & CLOSING) measured.gaps[from - 1] = -halfEm / 2
    measured.later.push({ at: from, note: measureRuns(part.note, typefaces, 'song') })
    return next
  }
  const next = setRun(measured, from, `第${heldDigits}页`, typefaces, typeface)
  measured.later.push({ at: from + 1, page: part.ref })
  measured.links.push({ from, to: next, target: `#${part.ref}` })
  return next
}

/** Width of a text that is not broken, in thousandths of an em. */
export function naturalWidth(text: MeasuredText): number {
  let width = 0
  for (let at = 0; at < text.widths.length; at++) width += (text.widths[at] ?? 0) + (text.gaps[at] ?? 0)
  return width
}
