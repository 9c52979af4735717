import { areaOf, type Page, type Slab } from './page.ts'

/** Height of the slab with all that must stay with it, without its own space before. */
function chainHeight(slabs: readonly Slab[], from: number): number {
  let height = 0
  for (let at = from; at < slabs.length; at++) {
    const slab = slabs[at]
    if (!slab || (at > from && (slab.fresh || slab.wide !== slabs[from]?.wide))) break
    if (at > from) height += spaceBetween(slabs[at - 1], slab)
    height += slab.height
    if (!slab.keep) break
  }
  return height
}

const spaceBetween = (above: Slab | undefined, below: Slab): number => Math.max(above?.after ?? 0, below.before ?? 0)

const blankPage = (first: Slab | undefined): Page => (first?.wide ? { placed: [], wide: true } : { placed: [] })

/**
 * Fills pages from top to bottom. A chain of kept slabs moves to the next page whole; one that no page could hold is
 * cut after the slabs that fit. Anchors learn their page and height (points from the top of the paper).
 */
export function paginate(slabs: readonly Slab[], startPage = 0): Page[] {
  let page: Page = blankPage(slabs[0])
  const pages: Page[] = [page]
  let y = areaOf(page).top
  const turn = (to: Slab) => {
    page = blankPage(to)
    pages.push(page)
    y = areaOf(page).top
  }
  for (const [at, slab] of slabs.entries()) {
    if (page.placed.length > 0 && (slab.fresh || slab.wide !== page.wide)) turn(slab)
    const { bottom, depth } = areaOf(page)
    const space = page.placed.length > 0 ? spaceBetween(slabs[at - 1], slab) : 0
    const chain = chainHeight(slabs, at)
    const headHeight = slab.head?.height ?? 0
    const needed = chain + headHeight > depth ? slab.height : chain
    if (page.placed.length > 0 && y + space + needed > bottom + 0.01) turn(slab)
    else y += space
    if (page.placed.length === 0 && slab.head) {
      page.placed.push({ top: y, slab: slab.head, decoration: true })
      y += slab.head.height
    }
    if (slab.anchor) Object.assign(slab.anchor, { page: startPage + pages.length - 1, top: y })
    page.placed.push({ top: y, slab })
    y += slab.height
  }
  return pages
}
