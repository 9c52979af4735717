import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import type { FilingDocument } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'

let library: ReturnType<typeof PDFiumLibrary.init> | undefined

/** Opens a PDF in another maker's reader. It knows no font of this machine. */
export async function openPdf(bytes: Uint8Array): Promise<PDFiumDocument> {
  library ??= PDFiumLibrary.init()
  return (await library).loadDocument(bytes)
}

export async function rendered(document: FilingDocument): Promise<{ bytes: Uint8Array; pages: number }> {
  const result = await renderPdf(document)
  if (!result.ok) throw new Error(result.message)
  return result
}

/** All words of a page without white space and line ends, as a reader extracts them. */
export const wordsOf = (pdf: PDFiumDocument, page: number): string => pdf.getPage(page).getText().replace(/\s/g, '')

/** Grey picture of a page: one byte a pixel, 0 black. */
export async function picture(
  pdf: PDFiumDocument,
  page: number,
  scale = 1,
): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { width, height, data } = await pdf.getPage(page).render({ scale, colorSpace: 'Gray' })
  return { width, height, data }
}
