import { areaOf, type Page, type Slab } from './page.ts'
import { addNotes, closeFoot, emptyFoot, footHeight, nextFoot, type PageFoot, roomForNotes } from './page-foot.ts'

/**
 * Height of the slab with all that must stay with it, footnotes included, without its own space before. What no page of
 * `depth` could hold is not measured to its end: every line of a list of signatories may be kept to the next.
 */
function chainHeight(slabs: readonly Slab[], from: number, foot: PageFoot, depth: number): number {
  let height = 0
  for (let at = from; at < slabs.length && height <= depth; at++) {
    const slab = slabs[at]
    if (!slab || (at > from && (slab.fresh || slab.wide !== slabs[from]?.wide))) break
    if (at > from) height += spaceBetween(slabs[at - 1], slab)
    height += slab.height
    if (slab.notes) height += roomForNotes(foot, slab.notes)
    if (!slab.keep) break
  }
  return height
}

const spaceBetween = (above: Slab | undefined, below: Slab): number => Math.max(above?.after ?? 0, below.before ?? 0)

const blankPage = (first: Slab | undefined): Page => (first?.wide ? { placed: [], wide: true } : { placed: [] })

/** Pages of nothing but the end of a note that is longer than the last page. */
function addRest(pages: Page[], rest: PageFoot, startPage: number): void {
  for (let foot = rest; foot.carried.length > 0; ) {
    const page: Page = { placed: [] }
    foot = nextFoot(foot, areaOf(page))
    pages.push(page)
    closeFoot(foot, page, startPage + pages.length - 1)
  }
}

/**
 * Fills pages from top to bottom. A chain of kept slabs moves to the next page whole; one that no page could hold is
 * cut after the slabs that fit. Footnotes stand under the page of the line that calls them; a long one goes on under the
 * next. Anchors learn their page and height (points from the top of the paper).
 */
export function paginate(slabs: readonly Slab[], startPage = 0): Page[] {
  let page: Page = blankPage(slabs[0])
  const pages: Page[] = [page]
  let y = areaOf(page).top
  let foot = emptyFoot()
  const here = () => startPage + pages.length - 1
  const turn = (to: Slab) => {
    closeFoot(foot, page, here())
    page = blankPage(to)
    pages.push(page)
    const area = areaOf(page)
    foot = nextFoot(foot, area)
    y = area.top
  }
  for (const [at, slab] of slabs.entries()) {
    if (page.placed.length > 0 && (slab.fresh || slab.wide !== page.wide)) turn(slab)
    const { bottom, depth } = areaOf(page)
    const space = page.placed.length > 0 ? spaceBetween(slabs[at - 1], slab) : 0
    const chain = chainHeight(slabs, at, foot, depth)
    const headHeight = slab.head?.height ?? 0
    const own = slab.notes ? roomForNotes(foot, slab.notes) : 0
    const needed = chain + headHeight > depth ? slab.height + own : chain
    const waits = slab.notes !== undefined && foot.carried.length > 0
    const end = foot.lines.length > 0 ? bottom - footHeight(foot) : bottom
    if (page.placed.length > 0 && (waits || y + space + needed > end + 0.01)) turn(slab)
    else y += space
    if (page.placed.length === 0 && slab.head) {
      page.placed.push({ top: y, slab: slab.head, decoration: true })
      y += slab.head.height
    }
    if (slab.anchor) Object.assign(slab.anchor, { page: here(), top: y })
    page.placed.push({ top: y, slab })
    y += slab.height
    if (slab.notes) addNotes(foot, slab.notes, areaOf(page).bottom - footHeight(foot) - y)
  }
  closeFoot(foot, page, here())
  addRest(pages, foot, startPage)
  return pages
}
