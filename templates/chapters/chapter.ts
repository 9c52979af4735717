import type { Block } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'

/**
 * A chapter as the platform writes it. `key` names it for good, whatever its number and its title become; `heading` is
 * always generated, so that chapters stay numbered; `blocks` is what stands under it.
 */
export type PaperChapter = { key: string; heading: Extract<Block, { kind: 'heading' }>; blocks: Block[] }

/** The chapters of a paper in their order; one that somebody wrote stands in place of the generated one. */
export const setChapters = (chapters: readonly PaperChapter[], written: Dossier['chapters'] = {}): Block[] =>
  chapters.flatMap(({ key, heading, blocks }) => [heading, ...(written[key] ?? blocks)])

/** A chapter whose own first block is its heading. */
export function headedChapter(key: string, [heading, ...blocks]: readonly Block[]): PaperChapter {
  if (heading?.kind !== 'heading') throw new Error(`Chapter ${key} does not begin with its heading`)
  return { key, heading, blocks }
}
