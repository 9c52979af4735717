import { type Cursor, type PdfValue, readValue, textOf, wordOf } from './pdf-values.server.ts'

/** From the codes of a face to characters: how many bytes a code has, and what each says. */
export type CodeMap = { width: number; words: ReadonlyMap<number, string> }

const mostCodes = 70_000

const said = (bytes: Buffer): string => {
  const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([Buffer.from([0]), bytes])
  return Buffer.from(even).swap16().toString('utf16le')
}
const codeOf = (bytes: Buffer): number => bytes.reduce((code, byte) => code * 256 + byte, 0)

/** A ToUnicode map (ISO 32000-1, 9.10.3): single codes and ranges. What does not fit is passed over. */
export function readCodeMap(bytes: Buffer): CodeMap {
  const cursor: Cursor = { bytes, at: 0, what: 'ToUnicode' }
  const words = new Map<number, string>()
  let width = 0
  let held: PdfValue[] = []
  for (let value = readValue(cursor); value !== undefined; value = readValue(cursor)) {
    const word = wordOf(value)
    if (word === undefined) {
      if (held.length < 400) held.push(value)
      continue
    }
    if (word === 'endcodespacerange') width ||= textOf(held[0])?.length ?? 0
    if (word === 'endbfchar') addCodes(words, held)
    if (word === 'endbfrange') addRanges(words, held)
    held = []
  }
  return { width: width || 1, words }
}

function addCodes(words: Map<number, string>, held: readonly PdfValue[]): void {
  for (let at = 0; at + 1 < held.length; at += 2) {
    const [code, text] = [textOf(held[at]), textOf(held[at + 1])]
    if (code && text && words.size < mostCodes) words.set(codeOf(code), said(text))
  }
}

function addRanges(words: Map<number, string>, held: readonly PdfValue[]): void {
  for (let at = 0; at + 2 < held.length; at += 3) {
    const [first, last, to] = [textOf(held[at]), textOf(held[at + 1]), held[at + 2]]
    if (!first || !last) continue
    const text = textOf(to)
    const start = text && said(text).codePointAt(0)
    const count = Math.min(codeOf(last) - codeOf(first) + 1, mostCodes - words.size)
    for (let step = 0; step < count; step += 1) {
      const listed = Array.isArray(to) ? textOf(to[step]) : undefined
      if (listed) words.set(codeOf(first) + step, said(listed))
      else if (start !== undefined && start + step <= 0x10ffff)
        words.set(codeOf(first) + step, String.fromCodePoint(start + step))
    }
  }
}
