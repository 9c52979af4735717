/** Words of papers for search, how far a printing has come, and what each institution has handed in. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type PaperSectionRow = {
  /** Also of its words in `search_text_paper`; ascends with the time of the papers. */
  key: number
  version: string
  ordinal: number
  /** The path of its heading; '' where the paper has none. */
  heading: string
  /** Of the heading in the preview; null for a paper that was uploaded. */
  anchor: string | null
  /** On which it begins, from 1; null where the format has no pages. */
  page: number | null
  words: string
}

export type PrintingProgressRow = {
  version: string
  /** A word of `printPhases` (app/filings/print-phases.ts). */
  phase: string
  at: string
}

/** A file that somebody of an institution handed in: its bytes count against the institution's share. */
export type SentFileRow = {
  organisation: string
  sha256: string
  bytes: number
  at: string
}

export type PaperTextTables = {
  sent_file: SentFileRow
  paper_section: PaperSectionRow
  printing_progress: PrintingProgressRow
}
