import { deflateSync } from 'node:zlib'
import { type PDFContext, PDFRawStream, type PDFRef } from './pdf-lib.ts'
import { blankSignature, fillByteRange, type SignatureBlank } from './signature-fields.ts'
import { packing } from './stream.ts'

/** Objects written as text under consecutive numbers from `first` on. */
export type ReadyObjects = { first: number; bodies: readonly string[] }

/** Where an object lies: at an offset of the file, or as the `index`-th of an object stream. */
type Entry = { kind: 1; offset: number } | { kind: 2; stream: number; index: number }

type File = { parts: Uint8Array[]; offset: number; entries: (Entry | undefined)[] }

const packed = 250

const ascii = (words: string): Buffer => Buffer.from(words, 'latin1')

function append(file: File, part: Uint8Array): void {
  file.parts.push(part)
  file.offset += part.length
}

function put(file: File, number: number, dictionary: string | Uint8Array, stream?: Uint8Array): void {
  file.entries[number] = { kind: 1, offset: file.offset }
  append(file, ascii(`${number} 0 obj\n`))
  append(file, typeof dictionary === 'string' ? ascii(dictionary) : dictionary)
  if (stream) {
    append(file, ascii('\nstream\n'))
    append(file, stream)
    append(file, ascii('\nendstream'))
  }
  append(file, ascii('\nendobj\n'))
}

/** Several objects in one deflated stream (ISO 32000-1 §7.5.7): first the directory of numbers and offsets. */
function putTogether(file: File, number: number, objects: readonly (readonly [number: number, body: string])[]): void {
  let directory = ''
  let bodies = ''
  for (const [index, [each, body]] of objects.entries()) {
    file.entries[each] = { kind: 2, stream: number, index }
    directory += `${each} ${bodies.length} `
    bodies += `${body}\n`
  }
  const data = deflateSync(ascii(directory + bodies), packing)
  const entries = `/N ${objects.length}/First ${directory.length}/Filter/FlateDecode/Length ${data.length}`
  put(file, number, `<</Type/ObjStm${entries}>>`, data)
}

/** The cross-reference table as a stream: one byte of kind, four of place, two of index for each object number. */
function putCrossReference({ trailerInfo }: PDFContext, file: File, number: number): void {
  file.entries[number] = { kind: 1, offset: file.offset }
  const table = Buffer.alloc((number + 1) * 7)
  table.writeUInt16BE(0xffff, 5)
  for (let each = 1; each <= number; each++) {
    const entry = file.entries[each]
    if (!entry) continue
    table.writeUInt8(entry.kind, each * 7)
    table.writeUInt32BE(entry.kind === 1 ? entry.offset : entry.stream, each * 7 + 1)
    table.writeUInt16BE(entry.kind === 1 ? 0 : entry.index, each * 7 + 5)
  }
  const data = deflateSync(table, packing)
  const { Root, Info, ID } = trailerInfo
  const entries = `/Size ${number + 1}/W[1 4 2]/Root ${Root}/Info ${Info}/ID ${ID}/Filter/FlateDecode/Length ${data.length}`
  put(file, number, `<</Type/XRef${entries}>>`, data)
}

function joined({ parts, offset }: File): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(offset)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/**
 * The file: streams one by one, everything else in object streams, a cross-reference stream at the end. Done here
 * and not by the library, which deflates in JavaScript and takes as long for it as the layout of the whole document.
 * The dictionary of a signature to come stands outside the object streams, for its signer writes into its blank.
 */
export function serialize(
  context: PDFContext,
  ready: ReadyObjects,
  signature: PDFRef | null = null,
): { bytes: Uint8Array<ArrayBuffer>; signature: SignatureBlank | null } {
  const file: File = { parts: [], offset: 0, entries: [] }
  // The comment of four high bytes tells transfer programs that the file is binary (ISO 32000-1 §7.5.2).
  append(file, ascii('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n'))
  const small = ready.bodies.map((body, at): readonly [number, string] => [ready.first + at, body])
  for (const [{ objectNumber }, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) put(file, objectNumber, String(object.dict), object.contents)
    else small.push([objectNumber, String(object)])
  }
  const signed = file.offset
  if (signature) put(file, signature.objectNumber, blankSignature)
  let number = context.largestObjectNumber
  for (let from = 0; from < small.length; from += packed) {
    number++
    putTogether(file, number, small.slice(from, from + packed))
  }
  const start = file.offset
  putCrossReference(context, file, number + 1)
  append(file, ascii(`startxref\n${start}\n%%EOF\n`))
  const bytes = joined(file)
  return { bytes, signature: signature ? fillByteRange(bytes, signed) : null }
}
