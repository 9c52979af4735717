import { deflateSync } from 'node:zlib'
import type { FilingDocument } from '#templates/blocks.ts'
import { newTypefaces } from '#templates/fonts/typefaces.ts'
import { compose } from '#templates/layout/compose.ts'
import { pageContent } from '#templates/pdf/content-stream.ts'
import { packing } from '#templates/pdf/stream.ts'
import { subset } from '#templates/pdf/subset.ts'
import { writePdf } from '#templates/pdf/write-pdf.ts'

/**
 * The limit of any writer of such a file: packing what it holds. The operators of every page and the subset of every face
 * are made beforehand; what is left to be timed is deflating them, and nothing is set in type.
 */
export function leastWork(document: FilingDocument): () => number {
  const { pages, fonts } = compose(document, newTypefaces())
  const operators = pages.map(
    (page) => pageContent(page, fonts, { watermark: document.marks.length > 0, tags: true }).operators,
  )
  const faces = fonts.filter(({ glyphs }) => glyphs.length > 1).map(({ face, glyphs }) => subset(face, glyphs))
  const streams = [...operators, ...faces]
  return () => streams.reduce((bytes, stream) => bytes + deflateSync(stream, packing).length, 0)
}

/** Writing alone: the pages are set beforehand, their operators, fonts, structure and bytes are made each time. */
export function writeOnly(document: FilingDocument): () => Promise<Uint8Array> {
  const composition = compose(document, newTypefaces())
  return async () => (await writePdf(document, composition)).bytes
}
