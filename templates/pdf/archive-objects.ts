import type { Attachment } from '../blocks.ts'
import { colourProfile } from './colour-profile.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from './pdf-lib.ts'
import { addStream } from './stream.ts'

const profile = colourProfile()

/** Says which colours the file means: its greys and its few inks are those of sRGB (ISO 19005-3 §6.2.3). */
export function addOutputIntent({ context, catalog }: PdfFile): void {
  const intent = context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: addStream(context, profile, { N: 3 }),
    }),
  )
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]))
}

function addAttachment(context: PDFContext, attachment: Attachment, at: Date): PDFRef {
  const { name, mime, description, text } = attachment
  const bytes = Buffer.from(text, 'utf8')
  const file = addStream(context, bytes, {
    Type: 'EmbeddedFile',
    Subtype: PDFName.of(mime),
    Params: { Size: bytes.length, ModDate: PDFString.fromDate(at) },
  })
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      Desc: PDFHexString.fromText(description),
      AFRelationship: 'Data',
      EF: { F: file, UF: file },
    }),
  )
}

/**
 * Files that belong to the document as its data (ISO 19005-3 §6.8): listed for the reader, and named by the catalogue as
 * associated with the whole. Names are ASCII.
 */
export function addAttachments({ context, catalog }: PdfFile, attachments: readonly Attachment[], at: Date): void {
  if (attachments.length === 0) return
  const sorted = [...attachments].sort((left, right) => (left.name < right.name ? -1 : 1))
  const files = sorted.map((attachment) => addAttachment(context, attachment, at))
  const names = sorted.flatMap(({ name }, place) => [PDFString.of(name), files[place] ?? null])
  catalog.set(PDFName.of('AF'), context.obj(files))
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }))
}
