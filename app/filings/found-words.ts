/** Words around a hit, for a line of a list: what stands before it, the words as they are printed, and what follows. */
export type FoundWords = { before: string; found: string; after: string }

const around = 40

/** A volume has a million characters, nearly all of them Han, small Latin or digits: those stand for themselves. */
const isPlain = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

/** What the others come to, of so many as papers use. */
const known = new Map<string, string>()
const mostKnown = 2000

function letterOf(character: string): string {
  if (isPlain(character.charCodeAt(0))) return character
  const found = known.get(character)
  if (found !== undefined) return found
  const letter = character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '')
  if (known.size < mostKnown) known.set(character, letter)
  return letter
}

/** The letters of a text by which it is searched, and for each where the character that it comes from begins. */
function lettersIn(text: string): { letters: string; places: number[] } {
  let letters = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = letterOf(character)
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at)
    letters += plain
    at += character.length
  }
  return { letters, places }
}

type Place = { from: number; until: number }

/**
 * The places in a text where the words asked for stand together, in order and none inside another, whatever blanks, marks,
 * widths and cases lie between. The same reading as db/queries/search.ts has of words.
 */
function placesOf(text: string, asked: string, most: number): Place[] {
  const wanted = [...asked].map(letterOf).join('')
  if (wanted === '') return []
  const { letters, places } = lettersIn(text)
  const found: Place[] = []
  for (let first = letters.indexOf(wanted); first >= 0 && found.length < most; ) {
    const [from, last] = [places[first], places[first + wanted.length - 1]]
    if (from === undefined || last === undefined) break
    found.push({ from, until: last + String.fromCodePoint(text.codePointAt(last) ?? 32).length })
    first = letters.indexOf(wanted, first + wanted.length)
  }
  return found
}

/** The first place where the words stand, with the sentence around it; null where they do not. */
export function foundWords(text: string, asked: string): FoundWords | null {
  const [place] = placesOf(text, asked, 1)
  if (!place) return null
  const { from, until } = place
  return {
    before: sentenceBefore(text.slice(Math.max(0, from - around), from), from > around),
    found: onOneLine(text.slice(from, until)),
    after: sentenceAfter(text.slice(until, until + around), until + around < text.length),
  }
}

const mostMarks = 500

/** The whole text in pieces, those marked in which the words asked for stand. */
export function markedWords(text: string, asked: string): { words: string; marked: boolean }[] {
  const pieces: { words: string; marked: boolean }[] = []
  let at = 0
  for (const { from, until } of placesOf(text, asked, mostMarks)) {
    if (from > at) pieces.push({ words: text.slice(at, from), marked: false })
    pieces.push({ words: text.slice(from, until), marked: true })
    at = until
  }
  return at < text.length ? [...pieces, { words: text.slice(at), marked: false }] : pieces
}

const onOneLine = (words: string): string => words.toWellFormed().replace(/\s+/g, ' ')

const ends = /[。；！？\n]/

function sentenceBefore(words: string, cut: boolean): string {
  const end = [...words].findLastIndex((character) => ends.test(character))
  const kept = onOneLine(
    [...words]
      .slice(end + 1)
      .join('')
      .trimStart(),
  )
  return end < 0 && cut ? `…${kept}` : kept
}

function sentenceAfter(words: string, cut: boolean): string {
  const end = words.search(ends)
  const kept = onOneLine((end < 0 ? words : words.slice(0, end + 1)).trimEnd())
  return end < 0 && cut ? `${kept}…` : kept
}
