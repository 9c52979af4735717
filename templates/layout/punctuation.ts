/**
 * What a character is to the line breaker. One bit each:
 * NO_START may not begin a line, NO_END may not end one (避头尾, GB/T 15834-2011 §5.1 and W3C CLREQ §3.1.3);
 * CLOSING has its blank on the right, OPENING on the left half, so half an em may be taken out of it;
 * WORD belongs to an unbroken western word or number; JOINED marks (—— and ……) are not pulled apart;
 * LETTER and IDEOGRAPH get a thin space between them; a long address may end a line after a SLASH, a FIGURE may not
 * follow it on the next (2026/01).
 */
export const NO_START = 1
export const NO_END = 2
export const WORD = 4
export const SPACE = 8
export const CLOSING = 16
export const OPENING = 32
export const JOINED = 64
export const LETTER = 128
export const IDEOGRAPH = 256
export const LINE_FEED = 512
export const SLASH = 1024
export const FIGURE = 2048

// Escapes, because editors and conversions quietly turn full-width punctuation into ASCII.
const closing =
  '\uFF0C\u3002\u3001\uFF1B\uFF1A\uFF1F\uFF01\uFF09\u300B\u300D\u300F\u3011\u3015\u3009\u3017\u201D\u2019\uFF3D\uFF5D\uFF0E'
const opening = '\uFF08\u300A\u300C\u300E\u3010\u3014\u3008\u3016\u201C\u2018\uFF3B\uFF5B'
const joined = '\u2014\u2026'
const alsoNoStart = '\uFF5E\u00B7\u30FB\uFF05\u2030\u2103\u3005\u2032\u2033\u2013\uFF0F,.;:?!)]}%'
const alsoNoEnd = '\uFFE5\u00A5\uFF04$([{#\u2116'

const classes = new Uint16Array(0x10000)
const add = (characters: Iterable<string>, bits: number) => {
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0
    classes[codePoint] = (classes[codePoint] ?? 0) | bits
  }
}
const addRange = (first: number, last: number, bits: number) => {
  for (let codePoint = first; codePoint <= last; codePoint++) classes[codePoint] = (classes[codePoint] ?? 0) | bits
}

add(closing, NO_START | CLOSING)
add(opening, NO_END | OPENING)
add(joined, NO_START | JOINED)
add(alsoNoStart, NO_START)
add(alsoNoEnd, NO_END)
addRange(0x21, 0x7e, WORD)
addRange(0xc0, 0x52f, WORD | LETTER)
addRange(0x30, 0x39, LETTER | FIGURE)
add('/', SLASH)
addRange(0x41, 0x5a, LETTER)
addRange(0x61, 0x7a, LETTER)
addRange(0x3400, 0x9fff, IDEOGRAPH)
addRange(0xf900, 0xfaff, IDEOGRAPH)
add('\t \u2002\u2003\u2009', SPACE)
add('\n', LINE_FEED)

/** Every ideograph beyond the basic plane is an ideograph to us; other astral characters never stand beside words. */
export const classOf = (codePoint: number): number => (codePoint < 0x10000 ? (classes[codePoint] ?? 0) : IDEOGRAPH)

/** Whether a line may end between two neighbours of these classes. Spaces stay at the end of the line before. */
export function mayBreakBetween(left: number, right: number): boolean {
  if (right & (NO_START | SPACE)) return false
  if (left & SPACE) return true
  if (left & NO_END) return false
  if (left & SLASH) return !(right & (FIGURE | SLASH))
  return !(left & WORD && right & WORD)
}

/** Blank of a full-width mark, in thousandths of an em. */
export const halfEm = 500
const thinSpace = 90

/**
 * Space between two neighbours before any justification. Where two marks meet, the blank between them is taken out
 * once (标点挤压); between ideographs and western letters or figures a thin space is put in, small enough that text
 * extraction does not read it as a word space.
 */
export function gapBetween(left: number, right: number): number {
  if (left & CLOSING && right & (CLOSING | OPENING)) return -halfEm
  if (left & OPENING && right & OPENING) return -halfEm
  if ((left & IDEOGRAPH && right & LETTER) || (left & LETTER && right & IDEOGRAPH)) return thinSpace
  return 0
}
