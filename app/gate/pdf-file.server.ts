import { blocked } from './blocked.ts'
import { type Budget, MiB, mostUnpacked } from './inflate.server.ts'
import { objectsIn, type PdfObject, placeOf, unpackStream } from './pdf-objects.server.ts'
import { type Cursor, isDict, nameOf, type PdfDict, type PdfValue, readValue, refOf } from './pdf-values.server.ts'
import { readXref, type Xref } from './pdf-xref.server.ts'

/** A whole file whose every object was seen. */
export type PdfFile = {
  objects: PdfObject[]
  /** Those inside streams of objects, under the number of the stream. */
  within: ReadonlyMap<number, readonly PdfObject[]>
  byPlace: ReadonlyMap<number, PdfObject>
  xref: Xref
  budget: Budget
}

/** Reads the structure of a PDF from its bytes alone. Throws `blocked` with what is wrong and where. */
export function openPdf(bytes: Buffer): PdfFile {
  const budget: Budget = { left: mostUnpacked }
  const objects: PdfObject[] = []
  const byPlace = new Map<number, PdfObject>()
  const within = new Map<number, PdfObject[]>()
  for (const object of objectsIn(bytes)) {
    objects.push(object)
    byPlace.set(object.at, object)
  }
  if (objects.length === 0) throw blocked('文件里没有任何对象，不是完整的 PDF')
  const xref = readXref(bytes, byPlace, budget)
  if (xref.trailer.has('Encrypt')) throw blocked('文件已加密（/Encrypt），请解除密码和权限限制后上传')
  for (const object of objects) {
    const { value, number } = object
    if (isDict(value) && nameOf(value.get('Type')) === 'ObjStm')
      within.set(number, [...(within.get(number) ?? []), ...objectsWithin(object, value, budget)])
  }
  return { objects, within, byPlace, xref, budget }
}

const mostWithin = 100_000

/** The objects packed into one stream (ISO 32000-1, 7.5.7): dangers are put there to hide. */
function objectsWithin(object: PdfObject, dict: PdfDict, budget: Budget): PdfObject[] {
  const [count, first] = [dict.get('N'), dict.get('First')]
  const data = unpackStream(object, budget, 16 * MiB)
  if (!data) throw blocked(`${placeOf(object)}：对象流的压缩方式不能读取，无法检查其中的内容`)
  if (typeof count !== 'number' || typeof first !== 'number' || count < 0 || count > mostWithin || first < 0)
    throw blocked(`${placeOf(object)}：对象流的写法不对`)
  const head: Cursor = { bytes: data, at: 0, what: placeOf(object) }
  const found: PdfObject[] = []
  for (let index = 0; index < count; index += 1) {
    const [number, at] = [readValue(head), readValue(head)]
    if (typeof number !== 'number' || typeof at !== 'number') throw blocked(`${placeOf(object)}：对象流的写法不对`)
    const value = readValue({ bytes: data, at: first + at, what: placeOf(object) })
    found.push({ number, at: object.at, value: value ?? null, stream: null })
  }
  return found
}

/** What a value is, with one reference followed; undefined where it leads nowhere. */
export function resolve(file: PdfFile, value: PdfValue | undefined): PdfValue | undefined {
  const number = refOf(value)
  return number === undefined ? value : find(file, number)?.value
}

export function find({ xref, byPlace, within }: PdfFile, number: number): PdfObject | undefined {
  const entry = xref.entries.get(number)
  if (!entry) return undefined
  if ('within' in entry) return within.get(entry.within)?.findLast((object) => object.number === number)
  for (let at = entry.at; at <= entry.at + 4; at += 1) {
    const object = byPlace.get(at)
    if (object?.number === number) return object
  }
  return undefined
}
