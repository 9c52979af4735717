/** Words around a hit, for a line of a list: what stands before it, the words as they are printed, and what follows. */
export type FoundWords = { before: string; found: string; after: string }

const around = 40

const common = /^[\u4e00-\u9fffa-z0-9]$/

const letterOf = (character: string): string =>
  common.test(character)
    ? character
    : character
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '')

/**
 * The first place in a text where the words asked for stand together, whatever blanks, marks, widths and cases lie between,
 * with the sentence around it; null where they do not. The same reading as db/queries/search.ts has of words.
 */
export function foundWords(text: string, asked: string): FoundWords | null {
  const wanted = [...asked].map(letterOf).join('')
  if (wanted === '') return null
  let letters = ''
  /** For each letter where the character that it comes from begins. */
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = letterOf(character)
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at)
    letters += plain
    at += character.length
  }
  const first = letters.indexOf(wanted)
  const from = places[first]
  const last = places[first + wanted.length - 1]
  if (first < 0 || from === undefined || last === undefined) return null
  const until = last + String.fromCodePoint(text.codePointAt(last) ?? 32).length
  return {
    before: sentenceBefore(text.slice(Math.max(0, from - around), from), from > around),
    found: onOneLine(text.slice(from, until)),
    after: sentenceAfter(text.slice(until, until + around), until + around < text.length),
  }
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
