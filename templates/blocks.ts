/**
 * Words in one look. `fact` names the fact that they come from, so a preview can tint and link it; `change` says that a
 * revision took the words out or put them in.
 */
export type Words = {
  text: string
  bold?: true
  kai?: true
  fact?: string
  link?: string
  change?: 'deleted' | 'inserted'
}

/** A footnote: its mark stands here, its words at the foot of the page. Notes hold no notes. */
export type Note = { note: Inline[] }

/**
 * A reference to a heading, table or chart of the same document by its `id`. `number` prints 第六章 or 表6-1, `title` its
 * words without the number, `page` 第58页. What is not there is refused at print.
 */
export type Reference = { ref: string; as: 'number' | 'title' | 'page' }

/** A run of text inside a paragraph or cell. */
export type Inline = string | Words | Note | Reference

/** Neighbouring columns of one `group` stand under a common head, in a head row of two levels. */
export type Column = { head: string; width: number; align?: 'left' | 'right' | 'center'; group?: string }

/**
 * A cell that reaches over `rows` rows and `columns` columns, counted from its place in `rows` of its table. The cells
 * under it are there, and empty: every row has a cell for each column.
 */
export type Span = { row: number; column: number; rows: number; columns: number }

/** An item of the second level is counted or has a dash; null: it is of the first. The first item always is. */
export type DeepItem = 'ordered' | 'bullet' | null

/**
 * What a document is made of. Blocks know no coordinate: the same list becomes pages, the HTML preview and (later) Word.
 * `width` of a column is its share of the measure; the shares of a table add up to 1.
 */
export type Block =
  /** `marked` is what a revision shows in place of `text`, which stays its name in the outline and the contents. */
  | {
      kind: 'heading'
      level: 1 | 2 | 3
      text: string
      id?: string
      marked?: Inline[]
      /** Not counted where the document numbers its headings. */
      unnumbered?: true
    }
  | {
      kind: 'paragraph'
      text: Inline[]
      align?: 'left' | 'center' | 'right'
      indent?: false
      style?: 'note' | 'kai' | 'lead'
    }
  | { kind: 'facts'; rows: { label: string; value: Inline[] }[] }
  | {
      kind: 'table'
      id?: string
      caption?: string
      columns: Column[]
      rows: Inline[][][]
      spans?: Span[]
      total?: Inline[][]
      note?: string
    }
  /** `deeper` says of each item, in step, whether and how it stands on the second level, under the item before it. */
  | { kind: 'list'; ordered?: true; items: Inline[][]; deeper?: DeepItem[] }
  | { kind: 'signature'; parties: { role: string; name: string; persons?: string[]; date?: string }[] }
  | { kind: 'seal'; of: string; date?: string }
  | { kind: 'toc' }
  | { kind: 'page-break' }
  | { kind: 'callout'; tone: 'note' | 'warning'; title: string; text: Inline[] }
  /** A QR code that holds an address; `text` beside it says what it leads to and spells it out. */
  | { kind: 'code'; link: string; text: Inline[][] }
  | {
      kind: 'chart'
      id?: string
      caption: string
      unit: string
      /** Bars beside their figures where nothing is said; else drawn over common labels, one series for each `of`. */
      form?: 'columns' | 'lines'
      series: { label: string; value: string; of?: string }[]
    }

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

/** How the headings of a level are counted: 第一章, 第一节, 一、, （一）, 1., （1）; null where they are not. */
export type NumberStyle = 'chapter' | 'section' | 'clause' | 'point' | 'item' | 'subitem'

/** What the engine counts, so that no text spells it: headings by level, and captions as 表3-1 and 图3-1 (表1 without chapters). */
export type Numbering = {
  headings: readonly [NumberStyle | null, NumberStyle | null, NumberStyle | null]
  captions?: true
}

/** A finished text before it is set in type. `date` (ISO day) also dates the file: same text, same bytes. */
export type FilingDocument = {
  id: string
  title: string
  issuer: string
  /** Left of the running head; the right side holds the title. */
  reference: string
  date: string
  marks: ('draft' | 'sample')[]
  numbering?: Numbering
  /** 骑缝章: the outer edge of every page has a place for a seal that is set across all of them. */
  seamSeal?: true
  cover?: Cover
  blocks: Block[]
  /** Beside the quoted facts, which every paper carries. */
  attachments?: Attachment[]
}

/** The words of a run that stand in the line itself; those of a note do not, and a reference is settled before. */
export const wordsIn = (run: Inline): string => (typeof run === 'string' ? run : 'text' in run ? run.text : '')

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

type TableWords = { id?: string; caption?: string; note?: string; total?: (string | Inline[])[] }

export const table = (
  columns: Column[],
  rows: (string | Inline[])[][],
  { total, ...words }: TableWords = {},
): Extract<Block, { kind: 'table' }> => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => row.map(text)),
  ...(total ? { total: total.map(text) } : {}),
  ...words,
})
