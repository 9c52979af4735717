import { blocked } from './blocked.ts'

/** Values of ISO 32000-1, 7.3. A keyword is what stands between them: `obj`, `stream`, an operator of a page. */
export type PdfDict = Map<string, PdfValue>
export type PdfValue =
  | null
  | boolean
  | number
  | { kind: 'name'; name: string }
  | { kind: 'text'; bytes: Buffer }
  | { kind: 'ref'; number: number }
  | { kind: 'word'; word: string }
  | PdfValue[]
  | PdfDict

/** A place in the bytes; reading moves it on. `what` names the bytes in a refusal. */
export type Cursor = { bytes: Buffer; at: number; what: string }

const deepest = 64
const blank = new Set([0, 9, 10, 12, 13, 32])
const marks = new Set([...'()<>[]{}/%'].map((mark) => mark.charCodeAt(0)))

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value && typeof value === 'object' && 'kind' in value && value.kind === 'name' ? value.name : undefined
export const refOf = (value: PdfValue | undefined): number | undefined =>
  value && typeof value === 'object' && 'kind' in value && value.kind === 'ref' ? value.number : undefined
export const wordOf = (value: PdfValue | undefined): string | undefined =>
  value && typeof value === 'object' && 'kind' in value && value.kind === 'word' ? value.word : undefined
export const textOf = (value: PdfValue | undefined): Buffer | undefined =>
  value && typeof value === 'object' && 'kind' in value && value.kind === 'text' ? value.bytes : undefined

export function skipBlanks(cursor: Cursor): void {
  const { bytes } = cursor
  for (; cursor.at < bytes.length; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0
    if (byte === 0x25) {
      while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at += 1
    } else if (!blank.has(byte)) return
  }
}

/** The next value or keyword; undefined at the end. Throws `blocked` on what is neither, or nested too deep. */
export function readValue(cursor: Cursor, depth = 0): PdfValue | undefined {
  skipBlanks(cursor)
  const { bytes, at } = cursor
  if (at >= bytes.length) return undefined
  if (depth > deepest) throw broken(cursor, `嵌套超过 ${deepest} 层`)
  const byte = bytes[at]
  if (byte === 0x2f) return { kind: 'name', name: readName(cursor) }
  if (byte === 0x28) return { kind: 'text', bytes: readLiteral(cursor) }
  if (byte === 0x5b) return readArray(cursor, depth)
  if (byte === 0x3c) return bytes[at + 1] === 0x3c ? readDict(cursor, depth) : { kind: 'text', bytes: readHex(cursor) }
  if (byte !== undefined && marks.has(byte)) {
    cursor.at += byte === 0x3e && bytes[at + 1] === 0x3e ? 2 : 1
    return { kind: 'word', word: bytes.toString('latin1', at, cursor.at) }
  }
  return readPlain(cursor)
}

export const broken = ({ at, what }: Cursor, why: string): Error => blocked(`${what}第 ${at} 字节处${why}`)

function readRun(cursor: Cursor): string {
  const from = cursor.at
  for (; cursor.at < cursor.bytes.length; cursor.at += 1) {
    const byte = cursor.bytes[cursor.at] ?? 0
    if (blank.has(byte) || marks.has(byte)) break
  }
  return cursor.bytes.toString('latin1', from, cursor.at)
}

/** `#4a` is another way to write J: names are compared as they are meant. */
function readName(cursor: Cursor): string {
  cursor.at += 1
  return readRun(cursor).replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function readPlain(cursor: Cursor): PdfValue {
  const run = readRun(cursor)
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(run)) return Number(run)
  if (run === 'true' || run === 'false') return run === 'true'
  return run === 'null' ? null : { kind: 'word', word: run }
}

function readLiteral(cursor: Cursor): Buffer {
  const { bytes } = cursor
  const made: number[] = []
  let open = 0
  for (; cursor.at < bytes.length; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0
    if (byte === 0x5c) {
      readEscape(cursor, made)
      continue
    }
    if (byte === 0x28 && open++ === 0) continue
    if (byte === 0x29 && --open === 0) {
      cursor.at += 1
      return Buffer.from(made)
    }
    made.push(byte)
  }
  throw broken(cursor, '字符串没有结束')
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function readEscape(cursor: Cursor, made: number[]): void {
  const octal = /^[0-7]{1,3}/.exec(cursor.bytes.toString('latin1', cursor.at + 1, cursor.at + 4))?.[0]
  if (octal) {
    made.push(Number.parseInt(octal, 8) & 255)
    cursor.at += octal.length
    return
  }
  cursor.at += 1
  const byte = cursor.bytes[cursor.at] ?? 0
  if (byte === 13 && cursor.bytes[cursor.at + 1] === 10) cursor.at += 1
  if (byte !== 10 && byte !== 13) made.push(escapes[String.fromCharCode(byte)] ?? byte)
}

function readHex(cursor: Cursor): Buffer {
  const end = cursor.bytes.indexOf(0x3e, cursor.at)
  if (end < 0) throw broken(cursor, '字符串没有结束')
  const digits = cursor.bytes.toString('latin1', cursor.at + 1, end).replace(/[^0-9a-fA-F]/g, '')
  cursor.at = end + 1
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

function readArray(cursor: Cursor, depth: number): PdfValue[] {
  cursor.at += 1
  return readUntil(cursor, ']', depth)
}

function readDict(cursor: Cursor, depth: number): PdfDict {
  cursor.at += 2
  const dict: PdfDict = new Map()
  const parts = readUntil(cursor, '>>', depth)
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const key = nameOf(parts[at])
    if (key === undefined) throw broken(cursor, '之前的字典写法不对')
    dict.set(key, parts[at + 1] ?? null)
  }
  return dict
}

/** Values up to a closing mark; `12 0 R` becomes one value. */
function readUntil(cursor: Cursor, end: string, depth: number): PdfValue[] {
  const values: PdfValue[] = []
  for (;;) {
    const value = readValue(cursor, depth + 1)
    if (value === undefined) throw broken(cursor, `缺少“${end}”`)
    const word = wordOf(value)
    if (word === end) return values
    if (word === 'R') {
      values.pop()
      const number = values.pop()
      if (typeof number !== 'number') throw broken(cursor, '之前的引用写法不对')
      values.push({ kind: 'ref', number })
    } else values.push(value)
  }
}
