import { type Block, heading, type Inline, paragraph, type Words } from '../blocks.ts'
import type { Said } from '../dossier.ts'
import { quote } from '../format.ts'

export type Section = { title: string; blocks: Block[] }

/** One paragraph for each text. */
export const paragraphs = (...texts: (string | Inline[])[]): Block[] => texts.map((words) => paragraph(words))

/** Sections of a chapter under headings that their paper numbers; what does not apply is left out. */
export const sections = (parts: (Section | null)[]): Block[] => headed(2, parts)

/** Points of a section, a level deeper. */
export const points = (parts: (Section | null)[]): Block[] => headed(3, parts)

const headed = (level: 2 | 3, parts: (Section | null)[]): Block[] =>
  parts
    .filter((part): part is Section => part !== null && part.blocks.length > 0)
    .flatMap((part) => [heading(level, part.title), ...part.blocks])

/** “第六章 主要财务状况”（第58页）: a chapter by its key, wherever it comes to stand. */
export const seeChapter = (key: string): Inline[] => [
  '“',
  { ref: key, as: 'number' },
  ' ',
  { ref: key, as: 'title' },
  '”（',
  { ref: key, as: 'page' },
  '）',
]

export const section = (title: string, ...blocks: Block[]): Section => ({ title, blocks })

/** Numbered sentences `1.`, `2.` … as paragraphs, for clauses that others cite by number. */
export const clauses = (...texts: (string | null)[]): Block[] =>
  texts.filter((words) => words !== null).map((words, at) => paragraph(`${at + 1}. ${words}`))

/** A long fact of several paragraphs (divided by line breaks); the sample mark stands after the last one. */
export function prose(said: Said<string>): Block[] {
  const parts = said.value
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.map((value, at) =>
    paragraph([quote({ key: said.key, value, sample: said.sample && at === parts.length - 1 })]),
  )
}

/** A fact inside a sentence, without the full stop that it may carry. */
export const clause = (said: Said<string>): Words => quote({ ...said, value: said.value.replace(/[。；，]+$/, '') })

/** The authority a rule rests on. A rule that nobody has checked against its text yet says so. */
export const basis = (document: string, standing: 'published' | 'provisional' = 'published'): string =>
  standing === 'published' ? document : `${document}（待核实）`
