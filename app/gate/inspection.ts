import type { FileKind } from '#db/files/signature.ts'
import type { WordReading } from '../word/marked.ts'

/** Between the pages of a text, where its format has pages. */
export const pageBreak = '\f'

export type FontUsed = { name: string; embedded: boolean }

/** What was read of a file that is safe to keep. `where` of a warning or a refusal is part of its sentence. */
export type Reading = {
  kind: FileKind
  /** Counted in the file; null where the format has no pages of its own. */
  pages: number | null
  fonts: FontUsed[]
  /** Width and height of each page as it is looked at, in points, of a picture in its own measure; none where there are no pages. */
  sizes: [width: number, height: number][]
  /** Words as far as they can be read, one paragraph or line each, the pages of a PDF apart by `pageBreak`; '' for a scan. */
  text: string
  /** Chinese sentences for what is taken but should be known. */
  warnings: string[]
}

export type Inspection = { ok: true; reading: Reading } | { ok: false; message: string }

/** One page of a paper, from 1, or a picture as page 1, and how many pixels wide it is wanted. */
export type PageAsked = { page: number; width: number }

/** A page as PNG. `lasting`: it would end the same if it were asked again. */
export type Drawing = { ok: true; png: Uint8Array } | { ok: false; message: string; lasting: boolean }

/** Looks into a file from outside, apart from whoever asked. Bytes are only read; nothing of them is run. */
export type Gate = {
  inspect: (bytes: Uint8Array) => Promise<Inspection>
  /** The text of a Word file with its revisions, once it has been inspected. */
  readWord: (bytes: Uint8Array) => Promise<WordReading>
  /** A page of what has been inspected before, drawn within limits of its own; given up where `signal` says so first. */
  drawPage: (bytes: Uint8Array, asked: PageAsked, signal?: AbortSignal) => Promise<Drawing>
  stop: () => Promise<void>
}
