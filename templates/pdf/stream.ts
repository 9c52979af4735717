import { promisify } from 'node:util'
import { deflate, deflateSync } from 'node:zlib'
import { type PDFContext, PDFRawStream, type PDFRef } from './pdf-lib.ts'

/**
 * Level 4 with the larger tables takes two thirds of the time of zlib's own choice (6 and 8) on glyph outlines, for a
 * file that is one part in seventy larger: packing is the larger half of writing a long prospectus.
 */
export const packing = { level: 4, memLevel: 9 } as const

type Entries = Parameters<PDFContext['obj']>[0] & Record<string, unknown>

const put = (context: PDFContext, ref: PDFRef, packed: Uint8Array, entries: Entries): void =>
  context.assign(
    ref,
    PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode', Length: packed.length }), packed),
  )

/** Registers a stream packed by node's own zlib, several times quicker than the library's. */
export function addStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Entries = {},
  ref: PDFRef = context.nextRef(),
): PDFRef {
  put(context, ref, deflateSync(bytes, { ...packing, chunkSize: bytes.length + 64 }), entries)
  return ref
}

const pack = promisify<Uint8Array, typeof packing & { chunkSize: number }, Buffer>(deflate)

/** The same in a thread of node's own, while other work goes on: for a font, not for pages, each of which is too small. */
export function addStreamMeanwhile(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Entries,
): { ref: PDFRef; packed: Promise<void> } {
  const ref = context.nextRef()
  return {
    ref,
    packed: pack(bytes, { ...packing, chunkSize: bytes.length + 1024 }).then((done) =>
      put(context, ref, done, entries),
    ),
  }
}
