/**
 * A run of text inside a paragraph or cell. `fact` names the fact that the words come from, so a preview can tint and link
 * it; `change` says that a revision took the words out or put them in.
 */
export type Inline =
  | string
  | { text: string; bold?: true; kai?: true; fact?: string; link?: string; change?: 'deleted' | 'inserted' }

export type Column = { head: string; width: number; align?: 'left' | 'right' | 'center' }

/**
 * What a document is made of. Blocks know no coordinate: the same list becomes pages, the HTML preview and (later) Word.
 * `width` of a column is its share of the measure; the shares of a table add up to 1.
 */
export type Block =
  /** `marked` is what a revision shows in place of `text`, which stays its name in the outline and the contents. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; id?: string; marked?: Inline[] }
  | {
      kind: 'paragraph'
      text: Inline[]
      align?: 'left' | 'center' | 'right'
      indent?: false
      style?: 'note' | 'kai' | 'lead'
    }
  | { kind: 'facts'; rows: { label: string; value: Inline[] }[] }
  | { kind: 'table'; caption?: string; columns: Column[]; rows: Inline[][][]; total?: Inline[][]; note?: string }
  | { kind: 'list'; ordered?: true; items: Inline[][] }
  | { kind: 'signature'; parties: { role: string; name: string; persons?: string[]; date?: string }[] }
  | { kind: 'seal'; of: string; date?: string }
  | { kind: 'toc' }
  | { kind: 'page-break' }
  | { kind: 'callout'; tone: 'note' | 'warning'; title: string; text: Inline[] }
  /** A QR code that holds an address; `text` beside it says what it leads to and spells it out. */
  | { kind: 'code'; link: string; text: Inline[][] }
  | { kind: 'chart'; caption: string; unit: string; series: { label: string; value: string }[] }

export type Cover = {
  title: string
  subtitle?: string
  issuer: string
  facts: { label: string; value: string }[]
  /** Parties named at the foot of the cover, such as the lead underwriter. */
  parties: { label: string; name: string }[]
  date: string
}

/** A file that travels inside the PDF as its data. `name` is ASCII with its ending, `mime` such as application/json. */
export type Attachment = { name: string; mime: string; description: string; text: string }

/** A finished text before it is set in type. `date` (ISO day) also dates the file: same text, same bytes. */
export type FilingDocument = {
  id: string
  title: string
  issuer: string
  /** Left of the running head; the right side holds the title. */
  reference: string
  date: string
  marks: ('draft' | 'sample')[]
  cover?: Cover
  blocks: Block[]
  /** Beside the quoted facts, which every paper carries. */
  attachments?: Attachment[]
}

export const text = (value: string | Inline[]): Inline[] => (typeof value === 'string' ? [value] : value)

export const heading = (level: 1 | 2 | 3, words: string, id?: string): Block =>
  id ? { kind: 'heading', level, text: words, id } : { kind: 'heading', level, text: words }

export const paragraph = (
  words: string | Inline[],
  rest: Partial<Extract<Block, { kind: 'paragraph' }>> = {},
): Block => ({
  ...rest,
  kind: 'paragraph',
  text: text(words),
})

export const facts = (rows: [label: string, value: string | Inline[]][]): Block => ({
  kind: 'facts',
  rows: rows.map(([label, value]) => ({ label, value: text(value) })),
})

export const list = (items: (string | Inline[])[], ordered?: true): Block =>
  ordered ? { kind: 'list', ordered, items: items.map(text) } : { kind: 'list', items: items.map(text) }

export const table = (
  columns: Column[],
  rows: (string | Inline[])[][],
  { total, ...words }: { caption?: string; note?: string; total?: (string | Inline[])[] } = {},
): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => row.map(text)),
  ...(total ? { total: total.map(text) } : {}),
  ...words,
})
