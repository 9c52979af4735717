import { type Block, type FilingDocument, type Inline, wordsIn } from '#templates/blocks.ts'
import type { RenderedHeading } from '#templates/render.ts'
import { runsIn } from '#templates/runs-in.ts'
import { sha256 } from '../commands/canonical.server.ts'

/** A heading with the page it stands on, from 1, and SHA-256 of the words under it. */
export type PrintedHeading = RenderedHeading & { digest: string }

/** One line of words of a document with the heading it stands under: a paragraph, a row of a table, an item of a list. */
export type PrintedLine = { heading: number; words: string }

const plain = (text: readonly Inline[]): string => text.map(wordsIn).join('')

/** Footnotes of a block, a line each. */
const notesOf = (block: Block): string[] =>
  runsIn(block)
    .flat()
    .flatMap((run) => (typeof run !== 'string' && 'note' in run ? [plain(run.note)] : []))

/** The words of a block, line by line. Who signs and when is no part of what a paper says. */
function linesOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'paragraph') return [plain(block.text)]
  if (block.kind === 'callout') return [`${block.title} ${plain(block.text)}`]
  if (block.kind === 'facts') return block.rows.map(({ label, value }) => `${label} ${plain(value)}`)
  if (block.kind === 'list') return block.items.map(plain)
  if (block.kind !== 'table') return []
  const heads = block.columns.map(({ head, group = '' }) => group + head)
  const rows = [...block.rows, ...(block.total ? [block.total] : [])]
  return rows.map((cells) => cells.map((cell, at) => `${heads[at] ?? ''} ${plain(cell)}`).join(' '))
}

/** Every line of a document; what stands before its first heading, and on its cover, is under heading -1. */
export function printedLines({ blocks, cover }: FilingDocument): PrintedLine[] {
  const front = cover
    ? [
        cover.title,
        cover.issuer,
        ...cover.facts.map(({ label, value }) => `${label} ${value}`),
        ...cover.parties.map(({ label, name }) => `${label} ${name}`),
      ]
    : []
  let heading = -1
  const body = blocks.flatMap((block) => {
    if (block.kind === 'heading') heading += 1
    return [...linesOf(block), ...notesOf(block)].map((words) => ({ heading, words }))
  })
  return [...front.map((words) => ({ heading: -1, words })), ...body]
}

/** The headings of the text as they were set; a title that the engine put before the text is none of them. */
export const ownHeadings = ({ blocks }: FilingDocument, set: readonly RenderedHeading[]): readonly RenderedHeading[] =>
  set.slice(set.length - blocks.filter(({ kind }) => kind === 'heading').length)

/** A section reaches to the next heading of its own level or above. */
export function printedHeadings(document: FilingDocument, set: readonly RenderedHeading[]): PrintedHeading[] {
  const lines = printedLines(document)
  const headings = ownHeadings(document, set)
  return headings.map((heading, at) => {
    const next = headings.findIndex(({ level }, place) => place > at && level <= heading.level)
    const end = next < 0 ? headings.length : next
    const section = lines.filter((line) => line.heading >= at && line.heading < end).map(({ words }) => words)
    return { ...heading, digest: sha256(section.join('\n')) }
  })
}
