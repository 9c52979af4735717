import { blocked } from './blocked.ts'
import type { Budget } from './inflate.server.ts'
import { type PdfObject, placeOf, unpackStream } from './pdf-objects.server.ts'
import { type Cursor, isDict, nameOf, type PdfDict, type PdfValue, readValue, wordOf } from './pdf-values.server.ts'

/** Where an object stands: at a byte of the file, or inside a stream of objects. */
export type Entry = { at: number } | { within: number; index: number }
export type Xref = { entries: Map<number, Entry>; trailer: PdfDict }

const mostSections = 256
const mostEntries = 1_000_000

type Reader = { bytes: Buffer; objects: ReadonlyMap<number, PdfObject>; budget: Budget; xref: Xref; free: Set<number> }

const torn = '文件可能没有传完整，请重新另存为 PDF 后上传'

/**
 * The cross-references of a file, the newest first. Each entry must point at an object that stands there
 * (`objects` by their first byte): nothing can then be reached that was not looked at. Throws `blocked`.
 */
export function readXref(bytes: Buffer, objects: ReadonlyMap<number, PdfObject>, budget: Budget): Xref {
  const reader: Reader = { bytes, objects, budget, xref: { entries: new Map(), trailer: new Map() }, free: new Set() }
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048))
  const [, start] = [...tail.matchAll(/startxref\s{1,8}(\d{1,10})/g)].at(-1) ?? []
  if (start === undefined) throw blocked(`文件末尾没有 startxref，${torn}`)
  if (!/%%EOF/.test(tail)) throw blocked(`文件末尾没有 %%EOF，${torn}`)
  const waiting = [Number(start)]
  const seen = new Set<number>()
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) throw blocked(`交叉引用表在字节 ${at} 处成环`)
    if (seen.size >= mostSections) throw blocked(`交叉引用表超过 ${mostSections} 段`)
    seen.add(at)
    const trailer = readSection(reader, at)
    for (const [key, value] of trailer) if (!reader.xref.trailer.has(key)) reader.xref.trailer.set(key, value)
    for (const key of ['XRefStm', 'Prev']) {
      const next = trailer.get(key)
      if (typeof next === 'number') waiting.push(next)
    }
  }
  checkEntries(reader)
  return reader.xref
}

function readSection(reader: Reader, at: number): PdfDict {
  if (at >= reader.bytes.length) throw blocked(`交叉引用表的位置 ${at} 在文件之外，${torn}`)
  const cursor: Cursor = { bytes: reader.bytes, at, what: '交叉引用表' }
  if (wordOf(readValue(cursor)) === 'xref') return readTable(reader, cursor)
  const object = objectAt(reader, at)
  if (!object || !isDict(object.value) || nameOf(object.value.get('Type')) !== 'XRef')
    throw blocked(`字节 ${at} 处不是交叉引用表，${torn}`)
  readStream(reader, object, object.value)
  return object.value
}

/** Producers may point at the blank before an object. */
function objectAt({ bytes, objects }: Pick<Reader, 'bytes' | 'objects'>, at: number): PdfObject | undefined {
  let from = at
  while (from < at + 4 && /\s/.test(String.fromCharCode(bytes[from] ?? 0x61))) from += 1
  return objects.get(from)
}

function note({ xref, free }: Reader, number: number, entry: Entry | null): void {
  if (xref.entries.has(number) || free.has(number)) return
  if (xref.entries.size + free.size >= mostEntries) throw blocked(`交叉引用超过 ${mostEntries} 项`)
  if (entry) xref.entries.set(number, entry)
  else free.add(number)
}

function readTable(reader: Reader, cursor: Cursor): PdfDict {
  for (;;) {
    const first = readValue(cursor)
    if (wordOf(first) === 'trailer') break
    const count = readValue(cursor)
    if (typeof first !== 'number' || typeof count !== 'number' || count > mostEntries)
      throw blocked(`交叉引用表第 ${cursor.at} 字节处写法不对`)
    for (let index = 0; index < count; index += 1) {
      const at = readValue(cursor)
      readValue(cursor)
      const kind = wordOf(readValue(cursor))
      if (typeof at !== 'number' || (kind !== 'n' && kind !== 'f'))
        throw blocked(`交叉引用表第 ${cursor.at} 字节处写法不对`)
      note(reader, first + index, kind === 'n' && at > 0 ? { at } : null)
    }
  }
  const trailer = readValue(cursor)
  if (!isDict(trailer)) throw blocked('文件没有 trailer')
  return trailer
}

const numbers = (value: PdfValue | undefined): number[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'number') ? (value as number[]) : null

/** Widths are at most eight bytes: a larger one makes readers count for minutes (measured on others). */
function readStream(reader: Reader, object: PdfObject, dict: PdfDict): void {
  const where = placeOf(object)
  const widths = numbers(dict.get('W'))
  const size = dict.get('Size')
  if (widths?.length !== 3 || !widths.every((one) => Number.isInteger(one) && one >= 0 && one <= 8))
    throw blocked(`${where}：交叉引用流的字段宽度 /W 不合规（每段应为 0–8 字节）`)
  if (typeof size !== 'number' || size < 0 || size > mostEntries)
    throw blocked(`${where}：交叉引用超过 ${mostEntries} 项`)
  const data = unpackStream(object, reader.budget)
  if (!data) throw blocked(`${where}：交叉引用流的压缩方式不能读取`)
  const [one = 0, two = 0, three = 0] = widths
  const index = numbers(dict.get('Index')) ?? [0, size]
  let at = 0
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise
    let value = 0
    for (let byte = 0; byte < width; byte += 1) value = value * 256 + (data[at++] ?? 0)
    return value
  }
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2)
    for (let step = 0; step < count && at < data.length; step += 1) {
      const [kind, second, third] = [field(one, 1), field(two, 0), field(three, 0)]
      if (one + two + three === 0) throw blocked(`${where}：交叉引用流的字段宽度 /W 全为零`)
      if (kind === 0) note(reader, first + step, null)
      if (kind === 1) note(reader, first + step, { at: second })
      if (kind === 2) note(reader, first + step, { within: second, index: third })
    }
  }
}

function checkEntries(reader: Reader): void {
  const { entries } = reader.xref
  for (const [number, entry] of entries) {
    const holder = 'within' in entry ? entries.get(entry.within) : entry
    if (!holder || 'within' in holder) throw blocked(`第 ${number} 号对象所在的对象流不存在`)
    const object = objectAt(reader, holder.at)
    const expected = 'within' in entry ? entry.within : number
    if (object?.number !== expected)
      throw blocked(`交叉引用表称第 ${expected} 号对象在字节 ${holder.at}，那里没有这个对象，${torn}`)
  }
}
