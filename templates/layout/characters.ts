/**
 * Characters of texts, one after another in typed arrays that many texts share: as numbers in arrays of their own, those of
 * a long prospectus would cost more to collect than to set. Widths and gaps are thousandths of an em; `gaps[i]` is the space
 * between character i and the next of its text; `faces[i]` a place in the document's fonts and `codes[i]` the code there.
 */
export type Characters = {
  codePoints: Uint32Array
  codes: Uint16Array
  classes: Uint16Array
  widths: Uint16Array
  gaps: Int16Array
  faces: Uint8Array
}

export const charactersFor = (count: number): Characters => ({
  codePoints: new Uint32Array(count),
  codes: new Uint16Array(count),
  classes: new Uint16Array(count),
  widths: new Uint16Array(count),
  gaps: new Int16Array(count),
  faces: new Uint8Array(count),
})

/** Puts the characters `first` (in) to `end` (out) of one store into another, from place `at` on. */
export function copyCharacters(to: Characters, at: number, from: Characters, first: number, end: number): void {
  to.codePoints.set(from.codePoints.subarray(first, end), at)
  to.codes.set(from.codes.subarray(first, end), at)
  to.classes.set(from.classes.subarray(first, end), at)
  to.widths.set(from.widths.subarray(first, end), at)
  to.gaps.set(from.gaps.subarray(first, end), at)
  to.faces.set(from.faces.subarray(first, end), at)
}

/** Where the next text is written: `used` of the characters at hand are taken. */
export type Store = { characters: Characters; used: number }

// Twice as many each time, so that a letter does not pay for a prospectus.
const [fewest, most] = [0x800, 0x10000]

export const newStore = (): Store => ({ characters: charactersFor(fewest), used: 0 })

/** Takes room for a text that is never longer than `count`; gives where it begins. */
export function take(store: Store, count: number): number {
  const room = store.characters.codePoints.length
  if (store.used + count > room) {
    store.characters = charactersFor(Math.max(count, Math.min(room * 2, most)))
    store.used = 0
  }
  const from = store.used
  store.used += count
  return from
}
