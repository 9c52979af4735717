import { blocked } from './blocked.ts'
import { type Budget, inflate } from './inflate.server.ts'
import {
  type Cursor,
  isDict,
  nameOf,
  type PdfDict,
  type PdfValue,
  readValue,
  refOf,
  wordOf,
} from './pdf-values.server.ts'

/** One object as it stands in the file: where it begins, and the bytes of its stream if it has one. */
export type PdfObject = { number: number; at: number; value: PdfValue; stream: Buffer | null }

/** Objects in one file: a prospectus of a thousand tagged pages has a tenth of it. */
const mostObjects = 400_000

export const placeOf = ({ number, at }: Pick<PdfObject, 'number' | 'at'>): string => `第 ${number} 号对象（字节 ${at}）`

/** Whole numbers kept as objects of their own, for lengths that are given by reference; all of them, for updates change some. */
function numbersIn(bytes: Buffer): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const [, number, value] of bytes
    .toString('latin1')
    .matchAll(/(\d{1,10})\s{1,20}\d{1,5}\s{1,20}obj\s{1,20}(\d{1,10})\s{1,20}endobj/g)) {
    const known = found.get(Number(number))
    if (!known) found.set(Number(number), [Number(value)])
    else if (known.length < 8) known.push(Number(value))
  }
  return found
}

/**
 * Every object from the first byte to the last, in the order of the file, whatever its cross-references say: what they
 * do not name is found too. Streams are not unpacked.
 */
export function* objectsIn(bytes: Buffer): Generator<PdfObject> {
  const cursor: Cursor = { bytes, at: 0, what: '' }
  const numbers = numbersIn(bytes)
  let [number, at] = [-1, 0]
  let [last, lastAt] = [-1, 0]
  for (let count = 0; ; ) {
    const value = readValue(cursor)
    if (value === undefined) return
    if (typeof value === 'number') {
      ;[number, at] = [last, lastAt]
      ;[last, lastAt] = [value, cursor.at - String(value).length]
      continue
    }
    if (wordOf(value) !== 'obj' || number < 0) continue
    if (++count > mostObjects) throw blocked(`对象超过 ${mostObjects} 个`)
    // The number of an object may be written with leading zeros: where it begins is where its digits do.
    while (at > 0 && isDigit(bytes[at - 1])) at -= 1
    yield readObject(cursor, { number, at }, numbers)
    ;[number, last] = [-1, -1]
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

function readObject(
  cursor: Cursor,
  place: { number: number; at: number },
  numbers: ReadonlyMap<number, readonly number[]>,
): PdfObject {
  const read = readValue(cursor)
  if (read === undefined) throw blocked(`${placeOf(place)}没有内容，文件可能没有传完整`)
  const value = wordOf(read) === 'endobj' ? null : read
  const before = cursor.at
  const next = isDict(value) ? wordOf(readValue(cursor)) : undefined
  if (next !== 'stream' || !isDict(value)) {
    cursor.at = before
    return { ...place, value, stream: null }
  }
  const from = cursor.at + (cursor.bytes[cursor.at] === 13 && cursor.bytes[cursor.at + 1] === 10 ? 2 : 1)
  const length = value.get('Length')
  const lengths = typeof length === 'number' ? [length] : (numbers.get(refOf(length) ?? -1) ?? [])
  const end = lengths.map((one) => from + one).find((one) => endsAt(cursor.bytes, one))
  if (end === undefined)
    throw blocked(`${placeOf(place)}的数据流长度与内容不符，文件可能没有传完整，请重新另存为 PDF 后上传`)
  cursor.at = end
  return { ...place, value, stream: cursor.bytes.subarray(from, end) }
}

const endsAt = (bytes: Buffer, at: number): boolean =>
  at <= bytes.length && /^[\s\0]{0,4}endstream/.test(bytes.toString('latin1', at, at + 14))

export const filtersOf = (dict: PdfDict): string[] => {
  const filter = dict.get('Filter')
  return (Array.isArray(filter) ? filter : [filter]).flatMap((one) => nameOf(one) ?? [])
}

/** A stream as its filters say; null where one of them is not Flate. `most` bytes at each step. */
export function unpackStream({ stream, value, ...place }: PdfObject, budget: Budget, most?: number): Buffer | null {
  if (!stream || !isDict(value)) return null
  const filters = filtersOf(value)
  if (filters.length > 3) throw blocked(`${placeOf(place)}的数据流压缩了 ${filters.length} 层`)
  let made: Buffer = stream
  for (const filter of filters) {
    if (filter !== 'FlateDecode' && filter !== 'Fl') return null
    made = inflate(made, { budget, where: placeOf(place), ...(most === undefined ? {} : { most }) })
  }
  return unpredicted(made, value)
}

/** Undoes the PNG predictors (ISO 32000-1, 7.4.4.4) that cross-reference streams are written with. */
function unpredicted(data: Buffer, dict: PdfDict): Buffer {
  const parms = dict.get('DecodeParms')
  const given = isDict(parms) ? parms : Array.isArray(parms) ? parms.find((one) => isDict(one)) : undefined
  const predictor = isDict(given) ? given.get('Predictor') : undefined
  const columns = isDict(given) ? given.get('Columns') : undefined
  if (typeof predictor !== 'number' || predictor < 10 || nameOf(dict.get('Subtype')) === 'Image') return data
  const width = typeof columns === 'number' && columns >= 1 && columns <= 65_536 ? Math.trunc(columns) : 1
  const rows = Math.floor(data.length / (width + 1))
  const made = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1)
    for (let column = 0; column < width; column += 1) {
      const to = row * width + column
      const [left, up] = [column > 0 ? (made[to - 1] ?? 0) : 0, row > 0 ? (made[to - width] ?? 0) : 0]
      const corner = row > 0 && column > 0 ? (made[to - width - 1] ?? 0) : 0
      made[to] = ((data[from + 1 + column] ?? 0) + predicted(data[from] ?? 0, left, up, corner)) & 255
    }
  }
  return made
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
