import { type FilingDocument, type Inline, wordsIn } from '#templates/blocks.ts'

/**
 * Another maker's way to a PDF. `print` does the whole job, from the text to the bytes; `close` ends what it opened. One
 * `inJavaScript` shares the heap of this process.
 */
export type Peer = {
  name: string
  inJavaScript?: true
  print: () => Promise<Uint8Array>
  close?: () => Promise<void>
}

/** The three kinds of block that all engines set; a text for the peers has no other. */
export type PlainBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table'
      caption: string
      widths: number[]
      aligns: ('left' | 'right' | 'center')[]
      head: string[]
      rows: string[][]
    }

const words = (run: readonly Inline[]): string => run.map(wordsIn).join('')

/** Headings, paragraphs and tables of a document in order. Throws on a block that a peer could not set as we do. */
export function plainBlocks({ blocks }: FilingDocument): PlainBlock[] {
  return blocks.flatMap((block): PlainBlock[] => {
    if (block.kind === 'toc' || block.kind === 'page-break') return []
    if (block.kind === 'heading') return [{ kind: 'heading', level: block.level, text: block.text }]
    if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: words(block.text) }]
    if (block.kind !== 'table') throw new Error(`peers set no ${block.kind}`)
    return [
      {
        kind: 'table',
        caption: block.caption ?? '',
        widths: block.columns.map(({ width }) => width),
        aligns: block.columns.map(({ align }) => align ?? 'left'),
        head: block.columns.map(({ head }) => head),
        rows: block.rows.map((row) => row.map(words)),
      },
    ]
  })
}
