import { readFileSync } from 'node:fs'

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** Every character at a two-byte place of GB 18030 but those of private use: the runtime's own decoder knows them. */
function twoByteCharacters(): number[] {
  const decoder = new TextDecoder('gb18030')
  const found: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const words = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      const codePoint = words.codePointAt(0) ?? 0
      if ([...words].length === 1 && codePoint !== 0xfffd && !/\p{Co}/u.test(words)) found.push(codePoint)
    }
  return found
}

/**
 * Level 1 of GB 18030-2022 with what the fonts of a paper need beside it: ASCII, the two-byte places, the 66 ideographs
 * that lie at four-byte places up to U+9FEF, extension A. 27,570 unified
 * ideographs, and some compatible ones.
 */
export const levelOne: ReadonlySet<number> = new Set([
  ...range(0x21, 0x7e),
  ...twoByteCharacters(),
  ...range(0xfe10, 0xfe19),
  ...range(0x4e00, 0x9fef),
  ...range(0x3400, 0x4db5),
])

/** 通用规范汉字表 (国发〔2013〕23号), in its own order; Unicode lists it as kTGH. */
export const generalStandard: readonly number[] = [
  ...readFileSync(new URL('general-standard-characters.txt', import.meta.url), 'utf8').replace(/\n/g, ''),
].map((character) => character.codePointAt(0) ?? 0)

/** The blocks that level 3 adds, without those of amendment 1. */
export const levelThree: readonly [name: string, first: number, last: number][] = [
  ['Kangxi radicals', 0x2f00, 0x2fd5],
  ['extension B', 0x20000, 0x2a6d6],
  ['extension C', 0x2a700, 0x2b734],
  ['extension D', 0x2b740, 0x2b81d],
  ['extension E', 0x2b820, 0x2cea1],
  ['extension F', 0x2ceb0, 0x2ebe0],
]

/** Extensions G, H and I, which amendment 1 brings in. */
export const amended: readonly number[] = [0x30edd, 0x31350, 0x2ebf0]
