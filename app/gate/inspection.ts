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
  /** Words as far as they can be read, one paragraph or line each, the pages of a PDF apart by `pageBreak`; '' for a scan. */
  text: string
  /** Chinese sentences for what is taken but should be known. */
  warnings: string[]
}

export type Inspection = { ok: true; reading: Reading } | { ok: false; message: string }

/** Looks into a file from outside, apart from whoever asked. Bytes are only read; nothing of them is run. */
export type Gate = {
  inspect: (bytes: Uint8Array) => Promise<Inspection>
  /** The text of a Word file with its revisions, once it has been inspected. */
  readWord: (bytes: Uint8Array) => Promise<WordReading>
  stop: () => Promise<void>
}
