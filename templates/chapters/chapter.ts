import type { Block } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'

/**
 * A chapter as the platform writes it. `key` names it for good, whatever its number and its title become; `heading` is
 * always generated, so that chapters stay numbered, and so is `closing`, the page at its end that is signed or sealed.
 */
export type PaperChapter = {
  key: string
  heading: Extract<Block, { kind: 'heading' }>
  blocks: readonly Block[]
  closing: readonly Block[]
}

export function paperChapter(key: string, heading: PaperChapter['heading'], all: readonly Block[]): PaperChapter {
  const last = all.findLastIndex(({ kind }) => !['page-break', 'paragraph', 'signature', 'seal'].includes(kind))
  const page = all.findIndex(({ kind }, at) => at > last && kind === 'page-break')
  const signed = page >= 0 && all.slice(page).some(({ kind }) => kind === 'signature' || kind === 'seal')
  const until = signed ? page : all.length
  return { key, heading, blocks: all.slice(0, until), closing: all.slice(until) }
}

/** A chapter whose own first block is its heading. */
export function headedChapter(key: string, [heading, ...blocks]: readonly Block[]): PaperChapter {
  if (heading?.kind !== 'heading') throw new Error(`Chapter ${key} does not begin with its heading`)
  return paperChapter(key, heading, blocks)
}

/** The chapters of a paper in their order; one that somebody wrote stands in place of the generated one. */
export const setChapters = (chapters: readonly PaperChapter[], written: Dossier['chapters'] = {}): Block[] =>
  chapters.flatMap(({ key, heading, blocks, closing }) => [heading, ...(written[key] ?? blocks), ...closing])
