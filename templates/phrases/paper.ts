import { type Block, type Cover, type FilingDocument, heading, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseNumber } from '../format.ts'
import type { always } from '../template.ts'

export type Common = Pick<Dossier, (typeof always)[number]>

type Sheet = { id: string; title: string; blocks: Block[]; cover?: Cover }

/** A paper of one project: the running head names the project, the paper's day dates the file. */
export const paper = ({ date, marks, project, issuer }: Common, sheet: Sheet): FilingDocument => ({
  ...sheet,
  issuer: issuer.name.value,
  reference: `${project.number} ${project.name}`,
  date,
  marks,
})

/** Top of a letter: title, its number at the right, whom it is addressed to. */
export const letterhead = (title: string, number: string, to?: string): Block[] => [
  heading(1, title),
  paragraph(number, { align: 'right', indent: false, style: 'note' }),
  ...(to ? [paragraph(`${to}：`, { indent: false })] : []),
]

/** Sections numbered 一、二、三 in the order given; a section without content is left out and takes no number. */
export function sections(parts: { title: string; blocks: Block[] }[]): Block[] {
  return parts
    .filter((part) => part.blocks.length > 0)
    .flatMap((part, at) => [heading(2, `${chineseNumber(at + 1)}、${part.title}`), ...part.blocks])
}

export const pageBreak: Block = { kind: 'page-break' }
