/**
 * The one door to the library. Its bundle is one file, its default entry five hundred: opening the bundle takes a
 * third of the time, which a process that prints a single letter would notice.
 */
export {
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib/dist/pdf-lib.js'
