import { createHash } from 'node:crypto'
import type { FilingDocument } from '../blocks.ts'
import { openFace } from '../fonts/shelf.ts'
import type { Composition } from '../layout/compose.ts'
import { type Element, type Mark, type Page, paper } from '../layout/page.ts'
import { markWords } from '../layout/set-running-heads.ts'
import { addAttachments, addOutputIntent } from './archive-objects.ts'
import { blankSheet, pageContent } from './content-stream.ts'
import { embedFont } from './embed-font.ts'
import { describeFile, identifyFile, instantOf } from './metadata.ts'
import { addOutline, destination } from './outline.ts'
import { type PDFContext, PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from './pdf-lib.ts'
import { type PrintedFont, printedFont } from './printed-font.ts'
import { serialize } from './serialize.ts'
import {
  addSignatureField,
  addSignatureForm,
  type SignatureBlank,
  type SignatureFields,
  type SignMark,
} from './signature-fields.ts'
import { addStream } from './stream.ts'
import { linkKey, type MarkedPage, structureTree } from './structure-tree.ts'
import { addWatermark } from './watermark.ts'

type LinkMark = Extract<Mark, { kind: 'link' }>

/** What a viewer lets its reader touch: links, and places to sign. */
const touchedOn = (page: Page): { top: number; mark: LinkMark | SignMark }[] =>
  page.placed.flatMap(({ top: above, slab, decoration }) => {
    const top = above + (page.wide ? paper.height - paper.width : 0)
    return decoration
      ? []
      : slab.marks.flatMap((mark) => (mark.kind === 'link' || mark.kind === 'sign' ? [{ top, mark }] : []))
  })

function addLink(context: PDFContext, pages: readonly PDFRef[], top: number, mark: LinkMark, key: number): PDFRef {
  const { x, y, width, height, to } = mark
  const bottom = paper.height - top - y - height
  const where =
    typeof to === 'string'
      ? { A: { Type: 'Action', S: 'URI', URI: PDFString.of(encodeURI(to)) }, Contents: PDFHexString.fromText(to) }
      : { Dest: destination(context, pages, to), Contents: PDFHexString.fromText(to.title) }
  return context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      F: 4,
      Rect: [x, bottom, x + width, bottom + height].map((value) => Math.round(value * 100) / 100),
      Border: [0, 0, 0],
      StructParent: key,
      ...where,
    }),
  )
}

function addPages(
  context: PDFContext,
  { pages }: Composition,
  fonts: readonly PrintedFont[],
  tree: PDFRef,
  resources: PDFRef,
  watermark: boolean,
  signing: SignatureFields,
) {
  const refs = pages.map(() => context.nextRef())
  let linkCount = 0
  const sheet = blankSheet()
  const contents: { ref: PDFRef; operators: Buffer }[] = []
  const marked = pages.map((page, at): MarkedPage => {
    const ref = refs[at] ?? context.nextRef()
    const { operators, marked } = pageContent(page, fonts, watermark, sheet)
    const content = context.nextRef()
    contents.push({ ref: content, operators: Buffer.from(operators) })
    const links = touchedOn(page).map(({ top, mark }) => {
      const key = linkKey(pages.length, linkCount++)
      const annotation =
        mark.kind === 'link'
          ? addLink(context, refs, top, mark, key)
          : addSignatureField(context, signing, { mark, top, page: ref, key })
      return { ref: annotation, element: mark.element }
    })
    const entry = context.obj({
      Type: 'Page',
      Parent: tree,
      MediaBox: page.wide ? [0, 0, paper.height, paper.width] : [0, 0, paper.width, paper.height],
      Resources: resources,
      Contents: content,
      StructParents: at,
      Tabs: 'S',
    })
    if (links.length > 0) entry.set(PDFName.of('Annots'), context.obj(links.map((link) => link.ref)))
    context.assign(ref, entry)
    const tagged = links.flatMap(({ ref, element }): { ref: PDFRef; element: Element }[] =>
      element ? [{ ref, element }] : [],
    )
    return { ref, marked, links: tagged }
  })
  context.assign(tree, context.obj({ Type: 'Pages', Kids: refs, Count: refs.length }))
  return { refs, marked, contents }
}

export type WrittenPdf = { bytes: Uint8Array<ArrayBuffer>; signature: SignatureBlank | null }

/**
 * Pages to bytes. `phase` is told the end of each part of the work, for measurement. With `blank`, the first place to sign
 * points at a signature that only its digits are missing of.
 */
export async function writePdf(
  document: FilingDocument,
  composition: Composition,
  phase: (name: string) => void = () => {},
  blank = false,
): Promise<WrittenPdf> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = pdf
  const fonts = composition.typefaces.faces.map((face, at) => printedFont(face, `F${at + 1}`))
  const [tree, resources] = [context.nextRef(), context.nextRef()]
  const mark = document.marks.map((each) => markWords[each]).join('')
  const { attachments = [] } = document
  const said = [document.id, document.title, document.date, ...attachments.map(({ text }) => text)]
  const digest = createHash('sha256').update(said.join('\n'))
  const signing: SignatureFields = { look: null, fields: [] }
  const { refs, marked, contents } = addPages(context, composition, fonts, tree, resources, mark !== '', signing)
  phase('pages')
  // The outlines of the fonts are packed in other threads while this one packs the pages.
  const packed = addResources(context, resources, fonts, mark)
  phase('fonts')
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
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  describeFile(pdf, document)
  addOutputIntent(pdf)
  addAttachments(pdf, attachments, instantOf(document.date))
  const signature = blank && signing.fields.length > 0 ? context.nextRef() : null
  addSignatureForm(pdf, signing.fields, signature)
  identifyFile(pdf, digest)
  // Last of all, for its objects take the numbers from here on.
  const structure = structureTree(context, composition.structure, marked)
  catalog.set(PDFName.of('StructTreeRoot'), structure.root)
  phase('structure')
  await packed
  const written = serialize(context, structure.objects, signature)
  phase('save')
  return written
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
