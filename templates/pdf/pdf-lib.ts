/**
 * The one door to the library. Its bundle is one file, its default entry five hundred: opening the bundle takes a
 * third of the time, which a process that prints a single letter would notice. The build takes these parts alone
 * (remix.config.js): what reads, draws or packs in JavaScript is never called here.
 */
export {
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib/dist/pdf-lib.js'
