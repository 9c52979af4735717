import type { FilingDocument } from './blocks.ts'
import { openToMeasure } from './fonts/shelf.ts'
import { newTypefaces } from './fonts/typefaces.ts'
import { compose } from './layout/compose.ts'
import { type MissingGlyph, refuse } from './missing-glyph.ts'
import type { SignatureBlank } from './pdf/signature-fields.ts'
import { type WritingOptions, writePdf } from './pdf/write-pdf.ts'
import { quotedFacts } from './quoted-facts.ts'
import { type MissingTarget, missingTargets, settled } from './settled.ts'

export type { MissingGlyph } from './missing-glyph.ts'

/** Where a heading stands; pages count from 1, as the pages themselves and the contents do. */
export type RenderedHeading = { title: string; level: 1 | 2 | 3; page: number }

export type RenderedPdf = {
  ok: true
  bytes: Uint8Array
  pages: number
  headings: RenderedHeading[]
  /** Where the digits of the signature go, if one was left blank. */
  signature: SignatureBlank | null
}

/** Told the end of each phase of the work: faces, layout, pages, fonts, packing, structure, save. The caller keeps the clock. */
export type Phase = (name: string) => void

/**
 * Sets a document in type and writes it as PDF: A4, tagged, all faces embedded, no transparency, the facts it quotes
 * attached as data, a form field at every place to sign. The same document gives the same bytes on every machine with
 * the same lock file. With `blankSignature` the first place to sign holds a signature of which only the digits are
 * missing, so that a signer need not rewrite the file. Without `tags` the file is the same to the eye but closed to
 * readers that listen: for measuring beside engines that do not tag, never for a filing. Refuses, with a sentence that names them, characters
 * that no face draws or that would not be seen, and references that lead nowhere.
 */
export async function renderPdf(
  written: FilingDocument,
  phase: Phase = () => {},
  options: WritingOptions = {},
): Promise<RenderedPdf | MissingGlyph | MissingTarget> {
  const document = settled(written)
  const missing = missingTargets(document)
  if (missing) return missing
  openToMeasure(['song', 'hei'])
  phase('faces')
  const typefaces = newTypefaces()
  const composition = compose(document, typefaces)
  if (typefaces.refused.size > 0) return refuse(document, typefaces.refused)
  phase('layout')
  const attachments = [...quotedFacts(document), ...(document.attachments ?? [])]
  const { bytes, signature } = await writePdf({ ...document, attachments }, composition, phase, options)
  const headings = composition.anchors.map(({ title, level, page = 0 }) => ({ title, level, page: page + 1 }))
  return { ok: true, bytes, pages: composition.pages.length, headings, signature }
}
