import type { Inline, Note, Reference, Words } from '../blocks.ts'
import type { Typeface, Typefaces } from '../fonts/typefaces.ts'
import { type Characters, newStore, type Store, take } from './characters.ts'
import { CLOSING, classOf, gapBetween, halfEm, LINE_FEED, NO_START } from './punctuation.ts'

/**
 * A paragraph, character by character: those from place `from` (in) to `to` (out) of the characters. All measures are
 * thousandths of an em, so a text is measured once for any size. Places of links, changes and lines are places there too.
 */
export type MeasuredText = Characters & {
  from: number
  to: number
  links: readonly { from: number; to: number; target: string }[]
  changes: readonly { from: number; to: number; change: 'deleted' | 'inserted' }[]
  /** What is known only when the pages are made; there for a text that has such places. */
  later?: Later[]
}

/**
 * A place held open: one character for the mark of a footnote, three digits for the number of the page of a target, which
 * are taken from `figures`, the digits 0 to 9.
 */
export type Later = { at: number; note: MeasuredText } | { at: number; page: string; figures: MeasuredText }

/** Measures runs in a typeface; `bold` and `kai` runs change hands and come back. What is measured, the fonts will hold. */
export type Measure = (words: string | readonly Inline[], typeface?: Typeface) => MeasuredText

const typefaceOf = (base: Typeface, run: Words): Typeface => {
  const kai = run.kai === true || base === 'kai' || base === 'kai-bold'
  const bold = run.bold === true || base === 'song-bold' || base === 'kai-bold'
  if (kai) return bold ? 'kai-bold' : 'kai'
  return bold && base !== 'hei' ? 'song-bold' : base
}

/** What a text is measured with: the typefaces of its document and the store it is kept in. */
type Bench = { typefaces: Typefaces; store: Store }

/** Writes the characters of a run from place `start` on; gives the place after them. */
function setRun(measured: MeasuredText, start: number, run: string, { typefaces }: Bench, typeface: Typeface): number {
  const place = typefaces.placeOf(typeface)
  const font = typefaces.fonts[place]
  if (!font) throw new Error(`typeface ${typeface} has no font`)
  const { basic, widths: advances } = font
  const { codePoints, codes, classes, widths, gaps, faces, from } = measured
  let next = start
  for (let at = 0; at < run.length; at++) {
    let codePoint = run.charCodeAt(at)
    if (codePoint === 0x0d) continue
    if (codePoint === 0x09) codePoint = 0x20
    if (codePoint >= 0xd800 && codePoint < 0xdc00) {
      codePoint = run.codePointAt(at) ?? codePoint
      at++
    }
    const kind = classOf(codePoint)
    if (next > from) gaps[next - 1] = gapBetween(classes[next - 1] ?? 0, kind)
    codePoints[next] = codePoint
    classes[next] = kind
    gaps[next] = 0
    const code = codePoint < 0x10000 ? (basic[codePoint] ?? 0) : 0
    codes[next] = code
    faces[next] = place
    widths[next] = code === 0 ? 0 : (advances[code] ?? 0)
    if (code === 0 && kind !== LINE_FEED) meet(measured, next, typefaces, typeface)
    next++
  }
  return next
}

/** A character that the typeface itself has not printed yet. One that is refused takes no room: nothing will be printed. */
function meet({ codePoints, codes, widths, faces }: Characters, at: number, typefaces: Typefaces, typeface: Typeface) {
  const printed = typefaces.meet(typeface, codePoints[at] ?? 0)
  if (!printed) return
  codes[at] = printed.code
  faces[at] = printed.place
  widths[at] = typefaces.fonts[printed.place]?.widths[printed.code] ?? 0
}

/** Measures for one document; whatever is measured is given its codes in the fonts of the typefaces. */
export function measureWith(typefaces: Typefaces): Measure {
  const bench: Bench = { typefaces, store: newStore() }
  return (words, typeface = 'song') => measureRuns(typeof words === 'string' ? [words] : words, bench, typeface)
}

const none: readonly never[] = []

/** How many characters a run may take. Surrogate pairs and carriage returns take less. */
const roomOf = (run: Inline): number =>
  typeof run === 'string' ? run.length : 'note' in run ? noteSign.length : 'ref' in run ? held.length : run.text.length

function measureRuns(runs: readonly Inline[], bench: Bench, typeface: Typeface): MeasuredText {
  let room = 0
  for (const run of runs) room += roomOf(run)
  const { store } = bench
  const from = take(store, room)
  const measured: MeasuredText = { ...store.characters, from, to: from + room, links: none, changes: none }
  let next = from
  for (const run of runs) {
    const start = next
    if (typeof run === 'string') {
      next = setRun(measured, start, run, bench, typeface)
      continue
    }
    if (!('text' in run)) {
      next = hold(measured, start, run, bench, typeface)
      continue
    }
    next = setRun(measured, start, run.text, bench, typefaceOf(typeface, run))
    if (run.link) measured.links = [...measured.links, { from: start, to: next, target: run.link }]
    if (run.change) measured.changes = [...measured.changes, { from: start, to: next, change: run.change }]
  }
  measured.to = next
  return measured
}

/** A footnote's mark is set small; its full square is this wide in the line it stands in. */
export const noteMarkWidth = 620
/** Three digits hold the place of a page number, so that its lines are broken before it is known. */
export const heldDigits = '000'

const noteSign = '\u2460'
const held = `第${heldDigits}页`

/** Holds the place of a footnote's mark, which begins no line, or of 第58页, which links to what it names. */
function hold(measured: MeasuredText, start: number, part: Note | Reference, bench: Bench, typeface: Typeface) {
  measured.later ??= []
  if ('note' in part) {
    const next = setRun(measured, start, noteSign, bench, typeface)
    measured.classes[start] = NO_START
    measured.widths[start] = noteMarkWidth
    // Raised, it stands over the blank of the mark before it.
    if (start > measured.from && (measured.classes[start - 1] ?? 0) & CLOSING) measured.gaps[start - 1] = -halfEm / 2
    measured.later.push({ at: start, note: measureRuns(part.note, bench, 'song') })
    return next
  }
  const next = setRun(measured, start, held, bench, typeface)
  const figures = measureRuns(['0123456789'], bench, typeface)
  measured.later.push({ at: start + 1, page: part.ref, figures })
  measured.links = [...measured.links, { from: start, to: next, target: `#${part.ref}` }]
  return next
}

/** Width of a text that is not broken, in thousandths of an em. */
export function naturalWidth({ widths, gaps, from, to }: MeasuredText): number {
  let width = 0
  for (let at = from; at < to; at++) width += (widths[at] ?? 0) + (gaps[at] ?? 0)
  return width
}
