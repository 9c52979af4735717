/** What an edit did to words, and which revision of the file says so. */
export type Mark = { change: 'inserted' | 'deleted'; revision: number }

export type MarkedRun = {
  text: string
  bold?: true
  kai?: true
  link?: string
  /** The fact that the words were when they left the house; `#name`: a reference to a heading or a table. */
  fact?: string
  /** A reference to the page of what has this name; it has no words. */
  page?: string
  note?: MarkedRun[]
  marks?: Mark[]
}

export type MarkedParagraph = {
  kind: 'paragraph'
  /** 1–3 of a heading, 0 of plain text. */
  level: 0 | 1 | 2 | 3
  /** The heading is numbered by Word: its number does not stand in its words. */
  counted?: true
  list?: 'ordered' | 'bullet'
  /** An item of the second level. */
  deep?: true
  style?: 'note' | 'kai' | 'lead' | 'caption' | 'callout'
  align?: 'left' | 'center' | 'right'
  flush?: true
  runs: MarkedRun[]
  /** Of the end of the paragraph: without it, it goes on in the next. */
  marks?: Mark[]
}

export type MarkedCell = {
  runs: MarkedRun[]
  columns: number
  down?: 'restart' | 'continue'
  align?: 'left' | 'center' | 'right'
}
export type MarkedRow = { cells: MarkedCell[]; head: boolean; marks?: Mark[] }
export type MarkedTable = { kind: 'table'; widths: number[]; labels: boolean; rows: MarkedRow[] }

export type MarkedBlock = MarkedParagraph | MarkedTable | { kind: 'page-break' }

/** One edit of the file as its author made it; what was moved is one edit at two places. */
export type WordRevision = {
  id: number
  by: string
  at: string | null
  moved: boolean
  before: string
  after: string
  /** The heading it stands under. */
  place: string
}

/** What somebody wrote beside the text, when by his own clock, and whether Word calls its thread resolved. */
export type WordComment = { by: string; at: string | null; words: string; done: boolean }

/** The same where it stands. */
export type WordRemark = WordComment & {
  id: number
  /** The words it is tied to; '' where it is tied to a place. */
  about: string
  /** The heading it stands under, and the one of the first level above it; null before the first. */
  place: string
  chapter: string | null
}

/** What cannot be kept, where, and how often. */
export type WordLoss = { what: string; place: string; times: number }

export type WordContent = {
  blocks: MarkedBlock[]
  revisions: WordRevision[]
  remarks: WordRemark[]
  losses: WordLoss[]
}

export type WordReading = { ok: true; content: WordContent } | { ok: false; message: string }
