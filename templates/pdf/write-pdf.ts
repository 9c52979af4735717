import { createHash } from 'node:crypto'
import type { FilingDocument } from '../blocks.ts'
import type { PrintedFont } from '../fonts/printed-font.ts'
import { openFace, readWhole } from '../fonts/shelf.ts'
import type { Composition } from '../layout/compose.ts'
import { markWords } from '../layout/set-running-heads.ts'
import { addPages } from './add-pages.ts'
import { addAttachments, addOutputIntent } from './archive-objects.ts'
import { embedFont } from './embed-font.ts'
import { describeFile, identifyFile, instantOf } from './metadata.ts'
import { addOutline } from './outline.ts'
import { newFile, type PdfFile } from './pdf-file.ts'
import { type PDFContext, PDFName, type PDFRef } from './pdf-lib.ts'
import { type ReadyObjects, serialize } from './serialize.ts'
import { addSignatureForm, type SignatureBlank, type SignatureFields } from './signature-fields.ts'
import { addStream } from './stream.ts'
import { type MarkedPage, structureTree } from './structure-tree.ts'
import { addWatermark } from './watermark.ts'

export type WrittenPdf = { bytes: Uint8Array<ArrayBuffer>; signature: SignatureBlank | null }

/** `blankSignature`: the first place to sign points at a signature that only its digits are missing of. */
export type WritingOptions = { blankSignature?: boolean; tags?: boolean }

/** Pages to bytes. `phase` is told the end of each part of the work, for measurement. */
export async function writePdf(
  document: FilingDocument,
  composition: Composition,
  phase: (name: string) => void = () => {},
  { blankSignature = false, tags = true }: WritingOptions = {},
): Promise<WrittenPdf> {
  const pdf = newFile()
  const { context, catalog } = pdf
  const { fonts } = composition
  const [tree, resources] = [context.nextRef(), context.nextRef()]
  const mark = document.marks.map((each) => markWords[each]).join('')
  const { attachments = [] } = document
  const said = [document.id, document.title, document.date, ...attachments.map(({ text }) => text)]
  const digest = createHash('sha256').update(said.join('\n'))
  const signing: SignatureFields = { look: null, fields: [] }
  await readWhole()
  // The outlines of the fonts are packed in other threads while this one writes and packs the pages.
  const packed = addResources(context, resources, fonts, mark)
  phase('fonts')
  const shared = { fonts, tree, resources, watermark: mark !== '', tags, signing }
  const { refs, marked, contents } = addPages(context, composition.pages, shared)
  phase('pages')
  for (const { ref, operators } of contents) {
    digest.update(operators)
    addStream(context, operators, {}, ref)
  }
  phase('packing')
  const outline = addOutline(context, composition.anchors, refs)
  catalog.set(PDFName.of('Pages'), tree)
  if (outline) {
    catalog.set(PDFName.of('Outlines'), outline)
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  }
  describeFile(pdf, document)
  addOutputIntent(pdf)
  addAttachments(pdf, attachments, instantOf(document.date))
  const signature = blankSignature && signing.fields.length > 0 ? context.nextRef() : null
  addSignatureForm(pdf, signing.fields, signature)
  identifyFile(pdf, digest)
  // Last of all, for its objects take the numbers from here on.
  const structure = tags ? addStructure(pdf, composition, marked) : noObjects
  phase('structure')
  await packed
  const written = serialize(context, structure, signature)
  phase('save')
  return written
}

const noObjects: ReadyObjects = { first: 0, bodies: [] }

function addStructure(
  { context, catalog }: PdfFile,
  { structure }: Composition,
  marked: readonly MarkedPage[],
): ReadyObjects {
  const { root, objects } = structureTree(context, structure, marked)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('StructTreeRoot'), root)
  return objects
}

function addResources(
  context: PDFContext,
  resources: PDFRef,
  fonts: readonly PrintedFont[],
  mark: string,
): Promise<unknown> {
  const printed = fonts.filter(({ glyphs }) => glyphs.length > 1)
  const embedded = printed.map((font) => ({ font, ...embedFont(context, font) }))
  context.assign(
    resources,
    context.obj({
      Font: Object.fromEntries(embedded.map(({ font, ref }) => [font.resource, ref])),
      ...(mark ? { XObject: { Mark: addWatermark(context, openFace('hei'), mark) } } : {}),
    }),
  )
  return Promise.all(embedded.map(({ packed }) => packed))
}
