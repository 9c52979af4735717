import { deflateSync } from 'node:zlib'
import { type PDFContext, type PDFObject, type PDFRef, PDFStream } from './pdf-lib.ts'

type Numbered = readonly [ref: PDFRef, object: PDFObject]

/** Where an object lies: at an offset of the file, or as the `index`-th of an object stream. */
type Entry = { kind: 1; offset: number } | { kind: 2; stream: number; index: number }

const packed = 250

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.allocUnsafe(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** Several objects in one deflated stream (ISO 32000-1 §7.5.7): first the directory of numbers and offsets. */
function objectStream(objects: readonly Numbered[]): Buffer {
  const directory: string[] = []
  const bodies: Uint8Array[] = []
  let offset = 0
  for (const [{ objectNumber }, object] of objects) {
    const body = bytesOf(object)
    directory.push(`${objectNumber} ${offset}`)
    bodies.push(body, newline)
    offset += body.length + 1
  }
  const head = Buffer.from(`${directory.join(' ')} `, 'latin1')
  const data = deflateSync(Buffer.concat([head, ...bodies]))
  return Buffer.concat([
    Buffer.from(
      `<</Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
      'latin1',
    ),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

const newline = Buffer.from('\n', 'latin1')

/** The cross-reference table as a stream: one byte of kind, four of place, two of index for each object number. */
function crossReference(context: PDFContext, entries: readonly (Entry | undefined)[]): Buffer {
  const table = Buffer.alloc(entries.length * 7)
  for (const [number, entry] of entries.entries()) {
    if (!entry) {
      if (number === 0) table.writeUInt16BE(0xffff, 5)
      continue
    }
    table.writeUInt8(entry.kind, number * 7)
    table.writeUInt32BE(entry.kind === 1 ? entry.offset : entry.stream, number * 7 + 1)
    table.writeUInt16BE(entry.kind === 1 ? 0 : entry.index, number * 7 + 5)
  }
  const data = deflateSync(table)
  const { Root, Info, ID } = context.trailerInfo
  const head = `<</Type/XRef/Size ${entries.length}/W[1 4 2]/Root ${Root}/Info ${Info}/ID ${ID}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream', 'latin1')])
}

/**
 * The file: streams one by one, everything else in object streams, a cross-reference stream at the end. Done here
 * and not by the library, which deflates in JavaScript and takes as long for it as the layout of the whole document.
 */
export function serialize(context: PDFContext): Uint8Array {
  // The comment of four high bytes tells transfer programs that the file is binary (ISO 32000-1 §7.5.2).
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')]
  let offset = parts[0]?.length ?? 0
  const entries: (Entry | undefined)[] = [undefined]
  const put = (number: number, body: Uint8Array) => {
    entries[number] = { kind: 1, offset }
    const [head, tail] = [Buffer.from(`${number} 0 obj\n`, 'latin1'), Buffer.from('\nendobj\n', 'latin1')]
    parts.push(head, body, tail)
    offset += head.length + body.length + tail.length
  }
  const small: Numbered[] = []
  for (const numbered of context.enumerateIndirectObjects()) {
    const [ref, object] = numbered
    if (object instanceof PDFStream) put(ref.objectNumber, bytesOf(object))
    else small.push(numbered)
  }
  let number = context.largestObjectNumber
  for (let from = 0; from < small.length; from += packed) {
    const group = small.slice(from, from + packed)
    number++
    for (const [index, [ref]] of group.entries()) entries[ref.objectNumber] = { kind: 2, stream: number, index }
    put(number, objectStream(group))
  }
  const start = offset
  number++
  entries[number] = { kind: 1, offset }
  put(
    number,
    crossReference(
      context,
      Array.from({ length: number + 1 }, (_, at) => entries[at]),
    ),
  )
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
  return new Uint8Array(Buffer.concat(parts))
}
