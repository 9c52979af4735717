import type { PrintedFont } from '../fonts/printed-font.ts'
import { type Element, type Mark, type Page, paper } from '../layout/page.ts'
import { blankSheet, pageContent } from './content-stream.ts'
import { destination } from './outline.ts'
import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from './pdf-lib.ts'
import { addSignatureField, type InStructure, type SignatureFields, type SignMark } from './signature-fields.ts'
import { linkKey, type MarkedPage } from './structure-tree.ts'

type LinkMark = Extract<Mark, { kind: 'link' }>

/** What a viewer lets its reader touch: links, and places to sign. */
const touchedOn = (page: Page): { top: number; mark: LinkMark | SignMark }[] =>
  page.placed.flatMap(({ top: above, slab, decoration }) => {
    const top = above + (page.wide ? paper.height - paper.width : 0)
    return decoration
      ? []
      : slab.marks.flatMap((mark) => (mark.kind === 'link' || mark.kind === 'sign' ? [{ top, mark }] : []))
  })

function addLink(
  context: PDFContext,
  pages: readonly PDFRef[],
  { mark, top, inStructure }: { mark: LinkMark; top: number; inStructure: InStructure },
): PDFRef {
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
      ...inStructure,
      ...where,
    }),
  )
}

/** What all pages share. `watermark` and `tags` say whether they carry the mark under the words, and tags at all. */
type Shared = {
  fonts: readonly PrintedFont[]
  tree: PDFRef
  resources: PDFRef
  watermark: boolean
  tags: boolean
  signing: SignatureFields
}

/** Writes the objects of the pages; their operators are still to be packed. */
export function addPages(context: PDFContext, pages: readonly Page[], shared: Shared) {
  const { fonts, tree, resources, tags, signing } = shared
  const refs = pages.map(() => context.nextRef())
  let linkCount = 0
  const sheet = blankSheet()
  const contents: { ref: PDFRef; operators: Buffer }[] = []
  const marked = pages.map((page, at): MarkedPage => {
    const ref = refs[at] ?? context.nextRef()
    const { operators, marked } = pageContent(page, fonts, shared, sheet)
    const content = context.nextRef()
    contents.push({ ref: content, operators: Buffer.from(operators) })
    const links = touchedOn(page).map(({ top, mark }) => {
      const inStructure: InStructure = tags ? { StructParent: linkKey(pages.length, linkCount++) } : {}
      const annotation =
        mark.kind === 'link'
          ? addLink(context, refs, { mark, top, inStructure })
          : addSignatureField(context, signing, { mark, top, page: ref, inStructure })
      return { ref: annotation, element: mark.element }
    })
    const entry = context.obj({
      Type: 'Page',
      Parent: tree,
      MediaBox: page.wide ? [0, 0, paper.height, paper.width] : [0, 0, paper.width, paper.height],
      Resources: resources,
      Contents: content,
      ...(tags ? { StructParents: at, Tabs: 'S' } : {}),
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
