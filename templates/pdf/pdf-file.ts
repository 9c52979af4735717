import { PDFContext, type PDFDict } from './pdf-lib.ts'

/** The objects of a file to be, and its root among them (ISO 32000-1 §7.7.2). */
export type PdfFile = { context: PDFContext; catalog: PDFDict }

export function newFile(): PdfFile {
  const context = PDFContext.create()
  const catalog = context.obj({ Type: 'Catalog' })
  context.trailerInfo.Root = context.register(catalog)
  return { context, catalog }
}
