import { type Mark, paper } from '../layout/page.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PDFContext, PDFDict, PDFHexString, PDFName, type PDFRef, PDFString } from './pdf-lib.ts'
import { addStream } from './stream.ts'

export type SignMark = Extract<Mark, { kind: 'sign' }>

/** Where an annotation hangs in the tags; nothing in a file without them. */
export type InStructure = { StructParent?: number }

/** What the annotations of a document share: its pages, the empty look of an unsigned field, the fields so far. */
export type SignatureFields = { look: PDFRef | null; fields: PDFRef[] }

/** A field without a signature shows nothing; an annotation without a look is refused by archives (ISO 19005-3 §6.3.3). */
const emptyLook = (context: PDFContext): PDFRef =>
  addStream(context, Buffer.alloc(0), { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] })

/** A place to sign as a field of the form, empty until somebody signs it in their own program. */
export function addSignatureField(
  context: PDFContext,
  all: SignatureFields,
  { mark, top, page, inStructure }: { mark: SignMark; top: number; page: PDFRef; inStructure: InStructure },
): PDFRef {
  all.look ??= emptyLook(context)
  const bottom = paper.height - top - mark.y - mark.height
  const corners = [mark.x, bottom, mark.x + mark.width, bottom + mark.height]
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(`Signature${all.fields.length + 1}`),
      TU: PDFHexString.fromText(mark.name),
      F: 4,
      Rect: corners.map((value) => Math.round(value * 100) / 100),
      P: page,
      AP: { N: all.look },
      ...inStructure,
    }),
  )
  all.fields.push(field)
  return field
}

/**
 * The form of the fields. With `value`, the first of them already points at a signature dictionary whose blanks a signer
 * fills in without touching another byte of the file; SigFlags then says that the file may only be appended to.
 */
export function addSignatureForm({ context, catalog }: PdfFile, fields: readonly PDFRef[], value: PDFRef | null) {
  const [first] = fields
  if (!first) return
  if (value) {
    const field = context.lookup(first)
    if (field instanceof PDFDict) field.set(PDFName.of('V'), value)
  }
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [...fields], SigFlags: value ? 3 : 1 }))
}

/** Room for the signature as hexadecimal digits: a chain of certificates and a time stamp take some 8 KB. */
const room = 2 * 8192
const blankNumber = '0'.repeat(10)

/** The dictionary of a signature that is not there yet (ISO 32000-1 §12.8.1). */
export const blankSignature = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 ${blankNumber} ${blankNumber} ${blankNumber}]/Contents<${'0'.repeat(room)}>>>`

/** Where the digits of a signature are to be written, both in bytes of the file: after the `<`, before the `>`. */
export type SignatureBlank = { from: number; to: number }

/** Writes into a finished file which bytes the signature whose object begins at `offset` is to cover: all but its own digits. */
export function fillByteRange(bytes: Uint8Array, offset: number): SignatureBlank {
  const dictionary = Buffer.from(bytes.buffer).indexOf('<<', offset)
  const at = dictionary + blankSignature.indexOf('/Contents<') + '/Contents'.length
  const end = at + room + 2
  const range = [at, end, bytes.length - end].map((value) => String(value).padStart(10, '0')).join(' ')
  bytes.set(Buffer.from(range, 'latin1'), dictionary + blankSignature.indexOf('[0 ') + 3)
  return { from: at + 1, to: end - 1 }
}
