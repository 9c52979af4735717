import { type Anchor, type Place, paper } from '../layout/page.ts'
import { type PDFContext, PDFHexString, PDFName, type PDFRef } from './pdf-lib.ts'

type Item = { ref: PDFRef; level: number; parent: Item | null; children: Item[]; anchor: Anchor | null }

/** Where a viewer goes: the top of the heading, the reader's zoom kept. */
export const destination = (context: PDFContext, pages: readonly PDFRef[], { page = 0, top = 0 }: Place) =>
  context.obj([pages[page] ?? null, 'XYZ', null, Math.round(paper.height - top + 6), null])

const descendants = ({ children }: Item): number => children.reduce((sum, child) => sum + 1 + descendants(child), 0)

/** The side panel of headings: chapters shown, their sections folded. Null when the document has no heading. */
export function addOutline(context: PDFContext, anchors: readonly Anchor[], pages: readonly PDFRef[]): PDFRef | null {
  if (anchors.length === 0) return null
  const root: Item = { ref: context.nextRef(), level: 0, parent: null, children: [], anchor: null }
  let latest = root
  const items = anchors.map((anchor) => {
    let parent = latest
    while (parent.level >= anchor.level && parent.parent) parent = parent.parent
    const item: Item = { ref: context.nextRef(), level: anchor.level, parent, children: [], anchor }
    parent.children.push(item)
    latest = item
    return item
  })
  for (const { ref, parent, children, anchor } of items) {
    if (!anchor || !parent) continue
    const siblings = parent.children
    const at = siblings.findIndex((sibling) => sibling.ref === ref)
    const entry = context.obj({
      Title: PDFHexString.fromText(anchor.title),
      Parent: parent.ref,
      Dest: destination(context, pages, anchor),
    })
    const [previous, next, first, last] = [siblings[at - 1], siblings[at + 1], children[0], children.at(-1)]
    if (previous) entry.set(PDFName.of('Prev'), previous.ref)
    if (next) entry.set(PDFName.of('Next'), next.ref)
    if (first && last) {
      entry.set(PDFName.of('First'), first.ref)
      entry.set(PDFName.of('Last'), last.ref)
      entry.set(PDFName.of('Count'), context.obj(-descendants({ ref, level: 0, parent, children, anchor })))
    }
    context.assign(ref, entry)
  }
  const [first, last] = [root.children[0], root.children.at(-1)]
  context.assign(
    root.ref,
    context.obj({
      Type: 'Outlines',
      Count: root.children.length,
      ...(first && last ? { First: first.ref, Last: last.ref } : {}),
    }),
  )
  return root.ref
}
