import { type Block, type Cover, type FilingDocument, heading, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseNumber } from '../format.ts'
import type { always } from '../template.ts'

export type Common = Pick<Dossier, (typeof always)[number]>

type Sheet = Pick<FilingDocument, 'numbering' | 'seamSeal'> & {
  id: string
  title: string
  blocks: Block[]
  cover?: Cover
}

/** A paper of one project: the running head names the project, the paper's day dates the file. */
export const paper = ({ date, marks, project, issuer }: Common, sheet: Sheet): FilingDocument => ({
  ...sheet,
  issuer: issuer.name.value,
  reference: `${project.number} ${project.name}`,
  date,
  marks,
})

/** Top of a letter: title, its number at the right, what the reader must be told first, whom it is addressed to. */
export const letterhead = (title: string, number: string, to?: string, notice: Block[] = []): Block[] => [
  heading(1, title),
  paragraph(number, { align: 'right', indent: false, style: 'note' }),
  ...notice,
  ...(to ? [paragraph(`${to}：`, { indent: false })] : []),
]

/** Signatures and seals on a page of their own that names its paper, so that no seal stands alone on a blank sheet. */
export const signaturePage = (title: string, blocks: Block[]): Block[] => [
  pageBreak,
  paragraph(`（本页无正文，为《${title}》之签署页）`, { indent: false }),
  ...blocks,
]

/** Sections numbered 一、二、三 in the order given; a section without content is left out and takes no number. */
export function sections(parts: { title: string; blocks: Block[] }[]): Block[] {
  return parts
    .filter((part) => part.blocks.length > 0)
    .flatMap((part, at) => [heading(2, `${chineseNumber(at + 1)}、${part.title}`), ...part.blocks])
}

export const pageBreak: Block = { kind: 'page-break' }

/**
 * Opinions and decisions in a sample paper are form text. It says so on its face, so that nobody takes them for what a
 * firm or an authority has in fact concluded about a company that may exist.
 */
export const sampleNotice = ({ marks }: Pick<Common, 'marks'>): Block[] =>
  marks.includes('sample')
    ? [
        {
          kind: 'callout',
          tone: 'warning',
          title: '示例文件',
          text: [
            '本文件为示例。文中的核查过程、意见和结论是格式文本，注明“示例”的数据是样例数据，均不代表任何机构对任何企业作出的真实判断或者决定。',
          ],
        },
      ]
    : []
