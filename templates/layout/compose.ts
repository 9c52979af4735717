import type { Block, FilingDocument } from '../blocks.ts'
import type { PrintedFont } from '../fonts/printed-font.ts'
import type { Typefaces } from '../fonts/typefaces.ts'
import type { Desk } from './desk.ts'
import { measureWith } from './measured-text.ts'
import { holdsLater, setLater } from './number-pages.ts'
import { type Anchor, type Element, element, type Page, type Place, type Slab } from './page.ts'
import { paginate } from './paginate.ts'
import { setReaches } from './reach.ts'
import { setChart } from './set-chart.ts'
import { setCode } from './set-code.ts'
import { type ContentsEntry, fillContents, setContents } from './set-contents.ts'
import { setCover } from './set-cover.ts'
import { setPlot } from './set-plot.ts'
import { addRunningHeads } from './set-running-heads.ts'
import { addSeamSeals } from './set-seam-seal.ts'
import { setSeal, setSignature } from './set-signing.ts'
import { setFacts, setTable } from './set-table.ts'
import { setCallout, setHeading, setList, setParagraph } from './set-text-blocks.ts'

/** A document set in type: pages of marks, headings with their places, the logical structure, and the fonts that it uses. */
export type Composition = { pages: Page[]; anchors: Anchor[]; structure: Element; fonts: readonly PrintedFont[] }

type Headings = Map<Block, Anchor>

function anchorsOf(blocks: readonly Block[]): Headings {
  const headings: Headings = new Map()
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    headings.set(block, { title: block.text, level: block.level, ...(block.id ? { id: block.id } : {}) })
  }
  return headings
}

/** Tables and charts that a text may lead to, beside its headings. */
function captionedOf(blocks: readonly Block[]): Map<Block, Place> {
  const captioned = new Map<Block, Place>()
  for (const block of blocks)
    if ((block.kind === 'table' || block.kind === 'chart') && block.id)
      captioned.set(block, { title: block.caption ?? block.id, id: block.id })
  return captioned
}

/** Outside addresses are links only over http, https and mailto. */
const findPlaceIn = (places: readonly Place[]) => (target: string) => {
  if (target.startsWith('#')) return places.find(({ id }) => id === target.slice(1)) ?? null
  return /^(https?:|mailto:)/i.test(target) ? target : null
}

function setBlock(desk: Desk, block: Block, headings: Headings): Slab[] {
  switch (block.kind) {
    case 'heading': {
      const anchor = headings.get(block)
      return anchor ? setHeading(desk, block, anchor) : []
    }
    case 'paragraph':
      return setParagraph(desk, block)
    case 'facts':
      return setFacts(desk, block)
    case 'table':
      return setTable(desk, block)
    case 'list':
      return setList(desk, block)
    case 'signature':
      return setSignature(desk, block)
    case 'seal':
      return setSeal(desk, block)
    case 'callout':
      return setCallout(desk, block)
    case 'chart':
      return block.form ? setPlot(desk, block) : setChart(desk, block)
    case 'code':
      return setCode(desk, block)
    case 'toc':
    case 'page-break':
      return []
  }
}

/** A document without a cover opens with its title, unless its author wrote the title as the first heading. */
function withTitle({ cover, title, blocks }: FilingDocument): Block[] {
  const [first] = blocks
  const titled = cover !== undefined || (first?.kind === 'heading' && first.level === 1)
  return titled ? blocks : [{ kind: 'heading', level: 1, text: title }, ...blocks]
}

function setBlocks(
  desk: Desk,
  blocks: readonly Block[],
  { headings, captioned }: { headings: Headings; captioned: ReadonlyMap<Block, Place> },
): { slabs: Slab[]; entries: ContentsEntry[] } {
  const slabs: Slab[] = []
  const entries: ContentsEntry[] = []
  let fresh = false
  for (const block of blocks) {
    if (block.kind === 'page-break') {
      fresh = true
      continue
    }
    const contents = block.kind === 'toc' ? setContents(desk) : null
    const next = contents ? contents.slabs : setBlock(desk, block, headings)
    if (contents) entries.push(...contents.entries)
    const first = next[0]
    const place = captioned.get(block)
    if (first && place) first.anchor = place
    if (fresh && first) first.fresh = true
    // Who signs or seals, and on what day, is never alone on a page: it takes the words above with it.
    const closes = block.kind === 'seal' || (block.kind === 'paragraph' && block.align === 'right')
    const above = slabs.at(-1)
    if (above && closes && !first?.fresh) above.keep = true
    if (first) fresh = contents !== null
    slabs.push(...next)
  }
  return { slabs, entries }
}

/** Blocks to pages. The contents are set first without numbers and numbered once every heading has its page. */
export function compose(document: FilingDocument, typefaces: Typefaces): Composition {
  const blocks = withTitle(document)
  const headings = anchorsOf(blocks)
  const captioned = captionedOf(blocks)
  const anchors = [...headings.values()]
  const structure = element('Document')
  const find = findPlaceIn([...anchors, ...captioned.values()])
  const desk: Desk = { measure: measureWith(typefaces), root: structure, find, anchors }
  const cover = document.cover ? setCover(desk, document.cover) : []
  const { slabs, entries } = setBlocks(desk, blocks, { headings, captioned })
  const pages = [...cover, ...paginate(slabs, cover.length)]
  fillContents(desk, entries)
  if (blocks.some(holdsLater)) {
    setReaches(pages)
    setLater(desk, pages)
  }
  addRunningHeads(desk.measure, document, pages)
  if (document.seamSeal) addSeamSeals(desk.measure, pages)
  return { pages, anchors, structure, fonts: typefaces.fonts }
}
