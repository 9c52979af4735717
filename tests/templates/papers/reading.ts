import { type FilingDocument, type Inline, type Words, wordsIn } from '#templates/blocks.ts'
import type { Entry } from '#templates/catalogue/entry.ts'
import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import type { Dossier } from '#templates/dossier.ts'
import { runsIn } from '#templates/runs-in.ts'
import { settled } from '#templates/settled.ts'
import { always } from '#templates/template.ts'
import { documentWords } from '#tests/support/document-words.ts'

export const ids = Object.keys(catalogue) as DocumentId[]

/** The papers a project has: no mandate without a rating, no application without an arrangement. */
export const idsOf = (dossier: Dossier): DocumentId[] =>
  ids.filter((id) => {
    const { when }: Entry = catalogue[id]
    return when(dossier)
  })

export const write = (id: DocumentId, dossier: Dossier): FilingDocument =>
  settled(catalogue[id].template.document(dossier))

/** Only what the template says it reads, so that a part left out of `reads` shows. */
export function cutTo(id: DocumentId, dossier: Dossier): Dossier {
  const names: readonly string[] = [...always, ...catalogue[id].template.reads]
  return Object.fromEntries(Object.entries(dossier).filter(([name]) => names.includes(name))) as Dossier
}

export const textOf = (document: FilingDocument): string =>
  documentWords(settled(document))
    .map(({ text }) => text)
    .join('\n')

export const headingsOf = (document: FilingDocument): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))

export const runsOf = (document: FilingDocument): Words[] =>
  inlinesOf(document).filter((run) => typeof run !== 'string' && 'text' in run)

function inlinesOf({ blocks }: FilingDocument): Inline[] {
  return blocks.flatMap((block): Inline[] => {
    if (block.kind === 'paragraph' || block.kind === 'callout') return block.text
    if (block.kind === 'facts') return block.rows.flatMap((row) => row.value)
    if (block.kind === 'list') return block.items.flat()
    if (block.kind === 'code') return block.text.flat()
    if (block.kind === 'table') return [...block.rows.flat(2), ...(block.total ?? []).flat()]
    return []
  })
}

/** A page is not known before the text is set. */
const inLine = (part: Inline): string => (typeof part !== 'string' && 'ref' in part ? '第1页' : wordsIn(part))

/** Each paragraph, item, cell and footnote as a reader sees it: runs put together. */
export function sentencesOf(document: FilingDocument): string[] {
  const say = (runs: Inline[]): string => runs.map(inLine).join('')
  const { blocks } = settled(document)
  const notes = blocks
    .flatMap((block) => runsIn(block).flat())
    .flatMap((part) => (typeof part !== 'string' && 'note' in part ? [say(part.note)] : []))
  const own = blocks.flatMap((block): string[] => {
    if (block.kind === 'paragraph' || block.kind === 'callout') return [say(block.text)]
    if (block.kind === 'facts') return block.rows.map((row) => say(row.value))
    if (block.kind === 'list') return block.items.map(say)
    if (block.kind === 'code') return block.text.map(say)
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map(say))
    return []
  })
  return [...own, ...notes]
}

/** Every `sample: …` of a dossier set to one value, however deep. */
export function withSamples(dossier: Dossier, sample: boolean): Dossier {
  const set = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(set)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'sample' ? sample : set(part)]))
  }
  return set(dossier) as Dossier
}

/** Each quoted fact by its key: whether it is a sample, and whether its text runs over several paragraphs. */
export function quotedOf(dossier: Dossier): Map<string, { sample: boolean; long: boolean }> {
  const found = new Map<string, { sample: boolean; long: boolean }>()
  const look = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return
    const { key, sample, value } = part as { key?: unknown; sample?: unknown; value?: unknown }
    if (typeof key === 'string' && typeof sample === 'boolean')
      found.set(key, { sample, long: typeof value === 'string' && value.includes('\n') })
    for (const inner of Object.values(part)) look(inner)
  }
  look(dossier)
  return found
}
