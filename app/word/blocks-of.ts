import type { Block, Inline } from '#templates/blocks.ts'
import { bareTitle } from '#templates/chapters/bare-title.ts'
import { chineseNumber } from '#templates/format.ts'
import type { MarkedBlock, MarkedParagraph, MarkedRun } from './marked.ts'
import { tableOf } from './table-of.ts'

/** Words of settled runs as blocks hold them; tabs are blanks, for blocks know no stops. */
export function inlinesOf(runs: readonly MarkedRun[]): Inline[] {
  return trimmed(
    runs.map(({ text, note, page, bold, kai, link, fact }): Inline => {
      if (note) return { note: inlinesOf(note) }
      if (page) return { ref: page, as: 'page' }
      const words = text.replaceAll('\t', '　').replace(/[^\P{Cc}\n]/gu, '')
      if (!bold && !kai && !link && !fact) return words
      return {
        text: words,
        ...(bold ? { bold } : {}),
        ...(kai ? { kai } : {}),
        ...(link ? { link } : {}),
        ...(fact ? { fact } : {}),
      }
    }),
  )
}

/** Blanks at both ends are none of a paragraph's words: blocks are moved in by their style. */
function trimmed(runs: Inline[]): Inline[] {
  const edge = (at: number, cut: (words: string) => string): void => {
    const run = runs[at]
    if (typeof run === 'string') runs[at] = cut(run)
    else if (run && 'text' in run) runs[at] = { ...run, text: cut(run.text) }
  }
  edge(0, (words) => words.replace(/^[\s\u3000]+/, ''))
  edge(runs.length - 1, (words) => words.replace(/[\s\u3000]+$/, ''))
  return runs.filter((run) => (typeof run === 'string' ? run !== '' : !('text' in run) || run.text !== ''))
}

export const plainOf = (runs: readonly MarkedRun[]): string =>
  runs
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join('')
    .trim()

/** How the paper numbers its headings: the engine does, or their words do. */
export type Numbered = { byEngine: boolean }

/** The blocks of settled text, without its chapter headings. */
export function blocksOf(marked: readonly MarkedBlock[], { byEngine }: Numbered): Block[] {
  const blocks: Block[] = []
  const counts = { 2: 0, 3: 0 }
  const heading = ({ level, runs, counted }: MarkedParagraph): Block => {
    const words = plainOf(runs)
    const own = level === 3 ? 3 : 2
    counts[own] += 1
    if (own === 2) counts[3] = 0
    // What Word counted does not stand in the words: the house counts in its own way.
    const number = own === 2 ? `${chineseNumber(counts[2] % 100)}、` : `（${chineseNumber(counts[3] % 100)}）`
    const text = byEngine ? bareTitle(words) : counted ? `${number}${bareTitle(words)}` : words
    return { kind: 'heading', level: own, text }
  }
  // An item of the second level without one of the first above it stands on the first, and so do those beside it.
  let hasAbove = false
  marked.forEach((block, at) => {
    const isItem = block.kind === 'paragraph' && block.list !== undefined
    if (block.kind === 'page-break') blocks.push(block)
    else if (block.kind === 'table') {
      const caption = captionBefore(marked, at)
      if (caption) blocks.pop()
      blocks.push(tableOf(block, caption === null || !byEngine ? caption : bareTitle(caption)))
    } else if (block.level > 1) blocks.push(heading(block))
    else if (block.list) listItem(blocks, block, hasAbove && block.deep === true)
    else if (block.style === 'note' && lastTable(marked, at)) noteUnder(blocks, block)
    else if (block.style === 'callout') callout(blocks, block)
    else blocks.push(paragraph(block))
    hasAbove = isItem && (hasAbove || !block.deep)
  })
  return blocks
}

const captionBefore = (marked: readonly MarkedBlock[], at: number): string | null => {
  const before = marked[at - 1]
  return before?.kind === 'paragraph' && before.style === 'caption' ? plainOf(before.runs) : null
}

const lastTable = (marked: readonly MarkedBlock[], at: number): boolean => marked[at - 1]?.kind === 'table'

function noteUnder(blocks: Block[], { runs }: MarkedParagraph): void {
  const table = blocks.at(-1)
  if (table?.kind === 'table') blocks[blocks.length - 1] = { ...table, note: plainOf(runs) }
  else blocks.push({ kind: 'paragraph', text: inlinesOf(runs), style: 'note' })
}

/** A point or a number that stands in the words, as our own copies spell it: • 1. of the first level, – ① of the second. */
export const spelledMark = /^\s*([•–\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\d{1,3}[.、])\t/

function listItem(blocks: Block[], { runs, list }: MarkedParagraph, below: boolean): void {
  const [first, ...rest] = runs
  const item = inlinesOf([...(first ? [{ ...first, text: first.text.replace(spelledMark, '') }] : []), ...rest])
  const last = blocks.at(-1)
  const ordered = list === 'ordered'
  if (last?.kind === 'list' && below) {
    last.deeper ??= last.items.map(() => null)
    last.deeper.push(ordered ? 'ordered' : 'bullet')
    last.items.push(item)
  } else if (last?.kind === 'list' && (last.ordered === true) === ordered) {
    last.deeper?.push(null)
    last.items.push(item)
  } else blocks.push(ordered ? { kind: 'list', ordered: true, items: [item] } : { kind: 'list', items: [item] })
}

/** A title in bold, then its words. */
function callout(blocks: Block[], { runs }: MarkedParagraph): void {
  const last = blocks.at(-1)
  if (last?.kind === 'callout' && last.text.length === 0) blocks[blocks.length - 1] = { ...last, text: inlinesOf(runs) }
  else blocks.push({ kind: 'callout', tone: 'note', title: plainOf(runs), text: [] })
}

function paragraph({ runs, align, style, flush }: MarkedParagraph): Block {
  return {
    kind: 'paragraph',
    text: inlinesOf(runs),
    ...(align ? { align } : {}),
    ...(flush ? { indent: false as const } : {}),
    ...(style === 'kai' || style === 'lead' || style === 'note' ? { style } : {}),
  }
}
