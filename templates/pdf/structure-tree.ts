import type { Element } from '../layout/page.ts'
import { type PDFContext, PDFRef } from './pdf-lib.ts'
import type { ReadyObjects } from './serialize.ts'

/** The words of each page by element, and the annotations with the elements they belong to. */
export type MarkedPage = {
  ref: PDFRef
  marked: readonly Element[]
  links: readonly { ref: PDFRef; element: Element }[]
}

type Kid = { page: number; content: number } | { page: number; annotation: PDFRef }

function kidsByElement(pages: readonly MarkedPage[]): Map<Element, Kid[]> {
  const kids = new Map<Element, Kid[]>()
  const add = (element: Element, kid: Kid) => {
    const known = kids.get(element)
    if (known) known.push(kid)
    else kids.set(element, [kid])
  }
  for (let page = 0; page < pages.length; page++) {
    const { marked = [], links = [] } = pages[page] ?? {}
    for (let content = 0; content < marked.length; content++) {
      const element = marked[content]
      if (element) add(element, { page, content })
    }
    for (const { ref, element } of links) add(element, { page, annotation: ref })
  }
  return kids
}

/** Keys of the parent tree: pages first, in order, then the annotations. */
export const linkKey = (pageCount: number, link: number): number => pageCount + link

/** Elements in reading order with the number of their object; branches on which no word hangs, such as an empty table, are left out. */
function numberElements(structure: Element, kids: ReadonlyMap<Element, unknown>, first: number): Map<Element, number> {
  const order: Element[] = []
  const visit = (element: Element): boolean => {
    const start = order.push(element) - 1
    let live = kids.has(element)
    for (const child of element.children) if (visit(child)) live = true
    if (!live) order.length = start
    return live
  }
  visit(structure)
  const numbers = new Map<Element, number>()
  for (let at = 0; at < order.length; at++) {
    const element = order[at]
    if (element) numbers.set(element, first + at)
  }
  return numbers
}

/** What a node says of itself beside its role. Ids are ASCII of our own making. */
function attributes({ scope, span, id, headers, alt }: Element): string {
  const own = `${id ? `/ID(${id})` : ''}${alt ? `/Alt<${utf16Hex(alt)}>` : ''}`
  if (!scope && !span && !headers) return own
  const across = span && span.columns > 1 ? `/ColSpan ${span.columns}` : ''
  const down = span && span.rows > 1 ? `/RowSpan ${span.rows}` : ''
  const under = headers ? `/Headers[${headers.map((head) => `(${head})`).join('')}]` : ''
  return `${own}/A<</O/Table${scope ? `/Scope/${scope}` : ''}${across}${down}${under}>>`
}

/** A text string of ISO 32000-1 §7.9.2.2 as hexadecimal digits: UTF-16, its mark first. */
const utf16Hex = (words: string): string => Buffer.from(`\uFEFF${words}`, 'utf16le').swap16().toString('hex')

/** Ids with the objects they name, in order (ISO 32000-1 §14.7.2); the root of a tree that has ids holds them all. */
function idTree(numbers: ReadonlyMap<Element, number>): string {
  const named: { id: string; number: number }[] = []
  for (const [{ id }, number] of numbers) if (id) named.push({ id, number })
  if (named.length === 0) return ''
  named.sort((one, other) => (one.id < other.id ? -1 : 1))
  const names = named.map(({ id, number }) => `(${id})${number} 0 R`).join(' ')
  return `/IDTree<</Names[${names}]>>`
}

/**
 * Elements are written as ready text under numbers of their own: a long prospectus has some fifteen thousand, and
 * building a dictionary for each would cost as much as the whole layout.
 */
function writeElements(
  structure: Element,
  numbers: ReadonlyMap<Element, number>,
  kids: ReadonlyMap<Element, readonly Kid[]>,
  pageNames: readonly string[],
): string[] {
  const bodies: string[] = []
  const partOf = (kid: Kid, home: number): string => {
    const at = kid.page === home ? '' : `/Pg ${pageNames[kid.page]}`
    if ('annotation' in kid) return `<</Type/OBJR${at}/Obj ${kid.annotation}>>`
    return at ? `<</Type/MCR${at}/MCID ${kid.content}>>` : String(kid.content)
  }
  const visit = (element: Element, parent: number) => {
    const number = numbers.get(element)
    if (number === undefined) return
    const own = kids.get(element)
    const home = own?.[0]?.page ?? -1
    let parts = ''
    if (own) for (const kid of own) parts += `${partOf(kid, home)} `
    for (const child of element.children) {
      const place = numbers.get(child)
      if (place !== undefined) parts += `${place} 0 R `
    }
    const page = home < 0 ? '' : `/Pg ${pageNames[home]}`
    // Its type may be left out (ISO 32000-1 table 323), and the array around one content of its own page.
    const content = parts.slice(0, -1)
    const kid = own?.length === 1 && element.children.length === 0 ? own[0] : undefined
    const held = kid && 'content' in kid ? ` ${content}` : `[${content}]`
    bodies.push(`<</S/${element.role}/P ${parent} 0 R${page}${attributes(element)}/K${held}>>`)
    for (const child of element.children) visit(child, number)
  }
  visit(structure, (numbers.get(structure) ?? 0) - 1)
  return bodies
}

/**
 * The tree and its way back from page to element (ISO 32000-1 §14.7), with the reference of its root, which is the
 * first of the objects.
 */
export function structureTree(
  context: PDFContext,
  structure: Element,
  pages: readonly MarkedPage[],
): { root: PDFRef; objects: ReadyObjects } {
  const kids = kidsByElement(pages)
  const first = context.largestObjectNumber + 1
  const numbers = numberElements(structure, kids, first + 1)
  const elements = writeElements(
    structure,
    numbers,
    kids,
    pages.map(({ ref }) => String(ref)),
  )
  const parents = first + elements.length + 1
  const nameOf = (element: Element) => `${numbers.get(element)} 0 R`
  const nums = pages.map(({ marked }, page) => `${page}[${marked.map(nameOf).join(' ')}]`)
  const links = pages
    .flatMap((page) => page.links)
    .map(({ element }, at) => `${linkKey(pages.length, at)} ${nameOf(element)}`)
  const root = `<</Type/StructTreeRoot/K ${first + 1} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${pages.length + links.length}${idTree(numbers)}>>`
  context.largestObjectNumber = parents
  const bodies = [root, ...elements, `<</Nums[${[...nums, ...links].join('\n')}]>>`]
  return { root: PDFRef.of(first), objects: { first, bodies } }
}
