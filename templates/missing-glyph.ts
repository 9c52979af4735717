import type { FilingDocument } from './blocks.ts'
import { tellWords } from './document-words.ts'

/** A character that cannot be filed, where it stands, and why. */
export type RefusedCharacter = { char: string; codePoint: string; where: string; why: string }

/**
 * The refusal of the engine: nothing is ever printed as an empty box, and nothing invisible is filed.
 * `message` is a sentence for the person who typed the text.
 */
export type MissingGlyph = { ok: false; reason: 'missing-glyph'; characters: RefusedCharacter[]; message: string }

export const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

export const noFace = '现有字库没有这个字'

/**
 * Characters that are refused although a face may have them, because the page would show something else than the text
 * holds. Invisible ones first: what cannot be seen cannot be reviewed. A variation selector asks for another form of
 * the character than our faces draw, so dropping it would print a wrong form of a name. The scripts and marks need
 * shaping that this engine does not do. Extensions G, H and I came after GB 18030-2022 (its amendment 1 brings them
 * in): of some of them one face has a glyph and the next has none, so a name would change its hand from page to page.
 */
const refused: [pattern: RegExp, why: string][] = [
  [/\p{Cs}/u, '残缺的代理码位'],
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, '改变文字方向的不可见字符，请删除'],
  [/[\u180B-\u180F\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u, '异体字选择符，请改用该异体字自身的编码'],
  [/\p{Cf}|\u115F|\u1160|\u3164|\uFFA0/u, '不可见的格式字符，请删除'],
  [/\p{Cc}|\u2028|\u2029/u, '控制字符，请删除'],
  [/\p{Co}/u, '私用区字符，各机字形不一，请改用统一编码'],
  [/\p{M}/u, '组合用附加符号，请改用预组合的字符'],
  [/\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u, '从右向左书写的文字'],
  [
    /[\u{2EBF0}-\u{2EE5D}\u{30000}-\u{323AF}]/u,
    '扩展G、H、I区的字，不在GB 18030—2022第1号修改单之前的字汇内，字库不全',
  ],
]

/** Line feed is a forced line break, tabulator is set as a space, carriage return is passed over: a form sends them. */
export function whyRefused(codePoint: number): string | null {
  if (codePoint === 0x0a || codePoint === 0x09 || codePoint === 0x0d) return null
  if (codePoint > 0x2f && codePoint < 0x7f) return null
  if (codePoint > 0x4dff && codePoint < 0xa000) return null
  const char = String.fromCodePoint(codePoint)
  return refused.find(([pattern]) => pattern.test(char))?.[1] ?? null
}

type Place = { codePoint: number; where: string; why: string }

/** Where each refused code point is met first. One that no text of the document holds is the engine's own. */
function placesOf(document: FilingDocument, reasons: ReadonlyMap<number, string>): Place[] {
  const places = new Map<number, Place>()
  tellWords(document, (text, where) => {
    for (const char of text) {
      const codePoint = char.codePointAt(0) ?? 0
      const why = reasons.get(codePoint)
      if (why && !places.has(codePoint)) places.set(codePoint, { codePoint, where, why })
    }
  })
  for (const [codePoint, why] of reasons)
    if (!places.has(codePoint)) places.set(codePoint, { codePoint, where: '版式文字', why })
  return [...places.values()]
}

/** Refuses a document for the characters in `reasons`, each with the place it is met first. */
export function refuse(document: FilingDocument, reasons: ReadonlyMap<number, string>): MissingGlyph {
  const characters = placesOf(document, reasons).map(({ codePoint, where, why }) => {
    const visible = why === noFace || /\p{L}|\p{S}|\p{N}/u.test(String.fromCodePoint(codePoint))
    return { char: visible ? String.fromCodePoint(codePoint) : '', codePoint: codePointName(codePoint), where, why }
  })
  const list = characters.map(
    ({ char, codePoint, where, why }) => `${char ? `“${char}”` : ''}（${codePoint}，${where}）：${why}`,
  )
  return {
    ok: false,
    reason: 'missing-glyph',
    characters,
    message: `文件中有${characters.length}个字符不能印出，未生成文件。${list.join('；')}。`,
  }
}
