import { strToU8, zipSync } from 'fflate'
import type { FilingDocument } from '#templates/blocks.ts'
import { wordParts } from '#templates/word/word-parts.ts'

/** The year ZIP counts from (APPNOTE 4.4.6), told without a time zone: the same document gives the same bytes everywhere. */
const stampOfZip = new Date(1980, 0, 1)

/** A document as .docx, to be worked on. What was filed stays the PDF. */
export function wordCopy(document: FilingDocument): Uint8Array {
  const parts = wordParts(document).map(
    ({ path, data }) => [path, typeof data === 'string' ? strToU8(data) : data] as const,
  )
  return zipSync(Object.fromEntries(parts), { mtime: stampOfZip, level: 6 })
}

/** The name it is saved under: that of its PDF with the ending of Word. */
export const wordName = (name: string | null): string => `${(name ?? '文件.pdf').replace(/\.pdf$/i, '')}.docx`
