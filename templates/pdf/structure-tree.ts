import type { Element } from '../layout/page.ts'
import { type PDFContext, PDFInvalidObject, type PDFRef } from './pdf-lib.ts'

/** The words of each page by element, and the link areas with the elements they belong to. */
export type MarkedPage = {
  ref: PDFRef
  marked: readonly Element[]
  links: readonly { ref: PDFRef; element: Element }[]
}

type Kid = { page: number; content: number } | { page: number; annotation: PDFRef }

/**
 * Elements are written as ready text: a long prospectus has some fifteen thousand, and building a dictionary for each
 * would cost as much as the whole layout. PDFInvalidObject is the library's name for bytes that it writes as they are.
 */
const raw = (context: PDFContext, ref: PDFRef, words: string): void =>
  context.assign(ref, PDFInvalidObject.of(Buffer.from(words, 'latin1')))

function kidsByElement(pages: readonly MarkedPage[]): Map<Element, Kid[]> {
  const kids = new Map<Element, Kid[]>()
  const add = (element: Element, kid: Kid) => {
    const known = kids.get(element)
    if (known) known.push(kid)
    else kids.set(element, [kid])
  }
  for (const [page, { marked, links }] of pages.entries()) {
    for (const [content, element] of marked.entries()) add(element, { page, content })
    for (const { ref, element } of links) add(element, { page, annotation: ref })
  }
  return kids
}

/** Drops branches on which no word hangs, such as an empty table. */
function* liveChildren(element: Element, isLive: (element: Element) => boolean): Generator<Element> {
  for (const child of element.children) if (isLive(child)) yield child
}

/** Keys of the parent tree: pages first, in order, then the link areas. */
export const linkKey = (pageCount: number, link: number): number => pageCount + link

/** Writes the tree and its way back from page to element (ISO 32000-1 §14.7). Returns the root's reference. */
export function addStructure(context: PDFContext, structure: Element, pages: readonly MarkedPage[]): PDFRef {
  const kids = kidsByElement(pages)
  const refs = new Map<Element, PDFRef>()
  const isLive = (element: Element): boolean => kids.has(element) || element.children.some(isLive)
  const root = context.nextRef()
  const name = (element: Element) => {
    const ref = refs.get(element) ?? context.nextRef()
    refs.set(element, ref)
    return ref
  }
  const write = (element: Element, parent: PDFRef) => {
    const own = kids.get(element) ?? []
    const home = own[0]?.page
    const pageRef = (page: number) => pages[page]?.ref
    const parts = own.map((kid) => {
      const at = kid.page === home ? '' : `/Pg ${pageRef(kid.page)} `
      if ('annotation' in kid) return `<</Type/OBJR ${at}/Obj ${kid.annotation}>>`
      return at ? `<</Type/MCR ${at}/MCID ${kid.content}>>` : String(kid.content)
    })
    const ref = name(element)
    for (const child of liveChildren(element, isLive)) {
      parts.push(String(name(child)))
      write(child, ref)
    }
    const scope = element.scope ? `/A<</O/Table/Scope/${element.scope}>>` : ''
    const page = home === undefined ? '' : `/Pg ${pageRef(home)}`
    raw(context, ref, `<</Type/StructElem/S/${element.role}/P ${parent}${page}${scope}/K[${parts.join(' ')}]>>`)
  }
  write(structure, root)
  const nums = pages.map(
    ({ marked }, page) => `${page}[${marked.map((element) => String(refs.get(element))).join(' ')}]`,
  )
  const links = pages
    .flatMap((page) => page.links)
    .map(({ element }, at) => `${linkKey(pages.length, at)} ${refs.get(element)}`)
  const parents = context.nextRef()
  raw(context, parents, `<</Nums[${[...nums, ...links].join('\n')}]>>`)
  raw(
    context,
    root,
    `<</Type/StructTreeRoot/K ${refs.get(structure)}/ParentTree ${parents}/ParentTreeNextKey ${pages.length + links.length}>>`,
  )
  return root
}
