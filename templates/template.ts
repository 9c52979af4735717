import type { FilingDocument } from './blocks.ts'
import type { PaperChapter } from './chapters/chapter.ts'
import type { Dossier, Part } from './dossier.ts'

/** What every document reads, whatever else it needs. */
export const always = ['date', 'marks', 'project', 'issuer'] as const satisfies readonly Part[]

/**
 * One kind of paper: which parts of the dossier it quotes, and what it says.
 * `version` is raised whenever the wording changes, so that a filed version can name the wording it printed.
 */
export type Template<P extends Part = Part> = {
  id: string
  version: number
  title: (dossier: Pick<Dossier, P | (typeof always)[number]>) => string
  reads: readonly P[]
  /** Keys of the facts it quotes as they were stated, for the part `stated`. */
  states?: readonly string[]
  /** Chapters as generated, for papers whose chapters have owners and may be written by hand or in Word. */
  chapters?: (dossier: Pick<Dossier, P | (typeof always)[number]>) => PaperChapter[]
  document: (dossier: Pick<Dossier, P | (typeof always)[number]>) => FilingDocument
}

export const defineTemplate = <const P extends Part>(template: Template<P>): Template<P> => template
