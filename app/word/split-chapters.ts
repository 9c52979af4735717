import { bareTitle } from '#templates/chapters/bare-title.ts'
import { plainOf } from './blocks-of.ts'
import type { MarkedBlock } from './marked.ts'

/** What stands under one chapter heading of a Word file; before the first there is none. */
type Piece = { title: string | null; blocks: MarkedBlock[] }

function piecesOf(blocks: readonly MarkedBlock[]): Piece[] {
  const pieces: Piece[] = [{ title: null, blocks: [] }]
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.level === 1) pieces.push({ title: plainOf(block.runs), blocks: [] })
    else pieces.at(-1)?.blocks.push(block)
  }
  return pieces
}

type Chapter = { key: string; title: string }

/** `titles` are the headings of the chapters found, as they stand in the file; null: all of the file is that chapter. */
export type SplitWord = {
  found: Map<string, MarkedBlock[]>
  titles: Map<string, string | null>
  strangers: string[]
}

const same = (a: string, b: string): boolean => bareTitle(a).replace(/\s+/g, '') === bareTitle(b).replace(/\s+/g, '')

/**
 * The chapters in a Word file, by their headings, whatever number stands before them. Of a file brought back for one
 * chapter (`only`) all of it is that chapter, unless it holds several. Headings that no chapter has are named.
 */
export function splitChapters(
  blocks: readonly MarkedBlock[],
  chapters: readonly Chapter[],
  only: string | null,
): SplitWord {
  const pieces = piecesOf(blocks)
  const titled = pieces.filter(({ title }) => title !== null)
  const found = new Map<string, MarkedBlock[]>()
  const titles = new Map<string, string | null>()
  const strangers: string[] = []
  for (const { title, blocks: own } of titled) {
    const chapter = chapters.find((one) => same(one.title, title ?? ''))
    if (!chapter) strangers.push(title ?? '')
    else if (!found.has(chapter.key)) {
      found.set(chapter.key, signedPagesOff(own))
      titles.set(chapter.key, title)
    }
  }
  if (only === null || found.has(only)) {
    const wanted = only === null ? found : new Map([...found].filter(([key]) => key === only))
    return { found: wanted, titles, strangers: only === null ? strangers : [] }
  }
  if (titled.length > 1) return { found: new Map(), titles, strangers: titled.map(({ title }) => title ?? '') }
  const all = signedPagesOff(pieces.flatMap((piece) => piece.blocks))
  return { found: new Map([[only, all]]), titles: new Map([[only, null]]), strangers: [] }
}

/** Pages to be signed or sealed at the end of a chapter are set by the platform. */
function signedPagesOff(blocks: readonly MarkedBlock[]): MarkedBlock[] {
  const page = blocks.findIndex(
    (block, at) =>
      block.kind === 'paragraph' && blocks[at - 1]?.kind === 'page-break' && /^（本页无正文/.test(plainOf(block.runs)),
  )
  const kept = page < 0 ? [...blocks] : blocks.slice(0, page - 1)
  // Between chapters Word breaks the page as the engine does.
  while (kept.at(-1)?.kind === 'page-break') kept.pop()
  return kept
}
