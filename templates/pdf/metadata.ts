import type { Hash } from 'node:crypto'
import type { FilingDocument } from '../blocks.ts'
import type { PdfFile } from './pdf-file.ts'
import { PDFHexString, PDFName, PDFRawStream, PDFString } from './pdf-lib.ts'

const escapeXml = (words: string): string => words.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** The legal day begins at midnight +08:00; a document without a usable day is dated at the epoch of the format. */
export function instantOf(day: string): Date {
  const instant = new Date(`${/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '2000-01-01'}T00:00:00+08:00`)
  return Number.isNaN(instant.getTime()) ? new Date('2000-01-01T00:00:00+08:00') : instant
}

function xmp({ title, issuer }: FilingDocument, at: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(issuer)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>Kejiban</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}

/**
 * Title, language and dates of the file, all from the document: no clock and no random number enters the bytes. The
 * packet says PDF/A-3u, which the objects are built to (ISO 19005-3); nobody has validated them.
 */
export function describeFile({ context, catalog }: PdfFile, document: FilingDocument): void {
  const instant = instantOf(document.date)
  const at = instant.toISOString().replace('.000', '')
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(document.title),
      Author: PDFHexString.fromText(document.issuer),
      Producer: PDFHexString.fromText('Kejiban'),
      CreationDate: PDFString.fromDate(instant),
      ModDate: PDFString.fromDate(instant),
    }),
  )
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  const packet = Buffer.from(xmp(document, at), 'utf8')
  const entries = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: packet.length })
  catalog.set(PDFName.of('Metadata'), context.register(PDFRawStream.of(entries, packet)))
  catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'))
}

/** The file's identifier, made of what it says; a file without one is refused by archives (ISO 19005). */
export function identifyFile({ context }: PdfFile, digest: Hash): void {
  const id = PDFHexString.of(digest.digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}
